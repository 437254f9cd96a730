package rolepack.generated.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Something on the machine that a module reads or writes, in terms of its arguments.
///
/// @param subject names the thing: a fixed name as `/etc/hostname`, or a pattern with the names of
///   parameters in braces, as `{dest}` or `/etc/cron.d/{cron_file}`
/// @param tree whether it means everything below the path too
public record Effect(Access access, EffectKind kind, String subject, boolean tree) {
  /// The parameter that names the thing, where the subject is exactly that.
  public Optional<String> parameter() {
    boolean bare = subject.startsWith("{") && subject.endsWith("}") && subject.indexOf('{', 1) < 0;
    return bare ? Optional.of(subject.substring(1, subject.length() - 1)) : Optional.empty();
  }

  /// All parameters that the subject names.
  public List<String> parameters() {
    List<String> found = new ArrayList<>();
    for (int open = subject.indexOf('{'); open >= 0; open = subject.indexOf('{', open + 1)) {
      found.add(subject.substring(open + 1, subject.indexOf('}', open)));
    }
    return List.copyOf(found);
  }

  /// The names of the things, given the arguments by their canonical names: one for each element
  /// where an argument is a list. None where an argument is not given.
  public List<String> subjects(Function<String, Optional<Object>> argument) {
    List<String> expanded = List.of(subject);
    for (String parameter : parameters()) {
      List<String> next = new ArrayList<>();
      for (Object value : values(argument.apply(parameter))) {
        for (String each : expanded) {
          next.add(each.replace("{" + parameter + "}", PythonText.of(value)));
        }
      }
      expanded = next;
    }
    return List.copyOf(expanded);
  }

  private static List<?> values(Optional<Object> argument) {
    if (argument.isEmpty()) {
      return List.of();
    }
    return argument.get() instanceof List<?> list ? list : List.of(argument.get());
  }
}
