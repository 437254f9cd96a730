package rolepack.rewrite;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.analysis.Blocker;
import rolepack.analysis.Pin;
import rolepack.evaluation.consultemplate.RenderResult;
import rolepack.generated.functions.ConsulTemplateVersion;
import rolepack.ir.gotemplate.GoTemplate;
import rolepack.rewrite.scope.Reading;
import rolepack.source.SourceSpan;

/// What becomes of a template.
public sealed interface Compilation {
  /// A plain file: all its values are known when the package is built.
  record Constant(String text, List<Pin> pins) implements Compilation {
    public Constant {
      pins = List.copyOf(pins);
    }
  }

  /// A consul-template that prints the same.
  ///
  /// @param text the consul-template as it is written to a file
  /// @param readings what it reads, each once, in the order of their first use
  /// @param pins the variables of the site whose present values are part of it
  record Compiled(
      GoTemplate template,
      String text,
      List<Reading> readings,
      List<Pin> pins,
      Validation validation)
      implements Compilation {
    public Compiled {
      readings = List.copyOf(readings);
      pins = List.copyOf(pins);
    }
  }

  /// There is none, or none that was shown to print the same.
  ///
  /// @param construct the construct that is in the way, as users write it: `filter regex_search`
  /// @param span where it stands
  /// @param message what of it is in the way, in one sentence without a full stop
  /// @param since the first consul-template with which it would work; empty where none does
  /// @param remedy what to do about it, in one sentence; empty where only doing without helps
  /// @param counterexample values for which both differ
  record Untranslatable(
      String construct,
      SourceSpan span,
      String message,
      Optional<ConsulTemplateVersion> since,
      Optional<String> remedy,
      Optional<Counterexample> counterexample)
      implements Compilation {
    public Untranslatable(String construct, SourceSpan span, String message) {
      this(construct, span, message, Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  /// It needs a value that only a running play has, or rolepack could not read.
  record Blocked(Blocker blocker) implements Compilation {}

  /// The evidence that both print the same.
  ///
  /// @param samples the sets of values that both were rendered with
  /// @param equal those for which both printed the same bytes
  /// @param failing those for which the original is an error, so that any output will do; they are
  ///   not among the samples
  record Validation(int samples, int equal, int failing) {}

  /// Values for which a template and its translation differ.
  ///
  /// @param values what the store and the files of facts hold, by key and by path: what matters
  /// @param variables those of which something else than the usual is stored
  /// @param actual what comes of the translation
  record Counterexample(
      Map<String, String> values, List<String> variables, String expected, RenderResult actual) {
    public Counterexample {
      variables = List.copyOf(variables);
      values = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(values));
    }
  }
}
