package rolepack.evaluation.jinjava;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.filter.Filter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The filters of jinjava, which is Jinja2 for Java: the only place that knows the library.
///
/// Most of them differ from Ansible's somewhere; `docs/filters.md` says which are taken from here
/// and, for the others, where they differ. Values are plain Java here, since jinjava has no tuples,
/// no undefined values and no marked texts.
///
/// Jinjava takes its time to start (about 0.2 s), so it starts with the first call.
public final class JinjavaFilters {
  private JinjavaFilters() {}

  private static final class Engine {
    private static final Jinjava JINJAVA =
        new Jinjava(JinjavaConfig.newBuilder().withMaxOutputSize(16_000_000).build());

    private Engine() {}
  }

  /// Whether the evaluator takes this filter from jinjava.
  public static boolean adopts(String name) {
    return name.equals("md5");
  }

  /// What jinjava's filter makes of a value; empty where that is nothing. It throws what it likes
  /// where it fails.
  ///
  /// @throws IllegalArgumentException if jinjava has no such filter
  public static Optional<Object> apply(String name, Object operand, List<Object> arguments) {
    JinjavaInterpreter interpreter = Engine.JINJAVA.newInterpreter();
    Optional<Filter> filter = Optional.ofNullable(interpreter.getContext().getFilter(name));
    return Optional.ofNullable(
        filter
            .orElseThrow(() -> new IllegalArgumentException("jinjava has no filter " + name))
            .filter(operand, interpreter, arguments.toArray(), Map.of()));
  }
}
