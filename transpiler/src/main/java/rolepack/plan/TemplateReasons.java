package rolepack.plan;

import java.util.stream.Collectors;
import rolepack.analysis.Binding;
import rolepack.analysis.Blocker;
import rolepack.rewrite.Compilation;
import rolepack.source.SourceSpan;

/// Says in words why a template has no consul-template.
final class TemplateReasons {
  private static final int MOST_SHOWN = 60;

  private TemplateReasons() {}

  /// @param what the template, as the rest of "its … "
  static ResidualReason of(Compilation.Untranslatable why, String what) {
    String message =
        why.counterexample()
            .map(each -> "its %s would print otherwise: %s".formatted(what, difference(each)))
            .orElse("its %s has %s: %s".formatted(what, why.construct(), why.message()));
    String remedy =
        why.since()
            .map(
                each ->
                    "Use consul-template %s or later, and say so by --consul-template."
                        .formatted(each))
            .orElse("Write it without %s.".formatted(why.construct()));
    return new ResidualReason(ReasonCode.UNTRANSLATABLE_TEMPLATE, message, why.span(), remedy);
  }

  private static String difference(Compilation.Counterexample example) {
    String values =
        example.values().entrySet().stream()
            .map(each -> each.getKey() + " = " + shorten(each.getValue()))
            .collect(Collectors.joining(", "));
    int from = 0;
    String expected = example.expected();
    String actual = example.actual();
    while (from < expected.length()
        && from < actual.length()
        && expected.charAt(from) == actual.charAt(from)) {
      from++;
    }
    int start = Math.max(0, from - 8);
    return "%s%s in place of %s"
        .formatted(
            values.isEmpty() ? "" : "with %s it is ".formatted(values),
            quote(actual.substring(Math.min(start, actual.length()))),
            quote(expected.substring(Math.min(start, expected.length()))));
  }

  private static String quote(String text) {
    return "“" + shorten(text) + "”";
  }

  private static String shorten(String text) {
    String line = text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
    return line.length() <= MOST_SHOWN ? line : line.substring(0, MOST_SHOWN) + "…";
  }

  /// @param what the template, as the rest of "its … "
  static ResidualReason of(Blocker blocker, String what) {
    if (!(blocker instanceof Blocker.Unbound(Binding binding, SourceSpan span))) {
      return BlockerReasons.of(blocker, what);
    }
    String reads = "its %s reads %s, ".formatted(what, binding.name());
    return switch (binding.origin()) {
      case HOST_FACT ->
          new ResidualReason(
              ReasonCode.UNTRANSLATABLE_TEMPLATE,
              reads + "a fact that no script of rolepack finds out",
              span,
              "Use a fact that docs/templates.md lists, or put the value into a variable.");
      case SECRET ->
          new ResidualReason(
              ReasonCode.SECRET,
              reads + "which holds a secret beside other values",
              span,
              "Make the secret a variable of its own, so that it can be read from Vault; if it is"
                  + " none, list it under `public` in rolepack.yml.");
      case PER_HOST ->
          new ResidualReason(
              ReasonCode.PER_HOST,
              reads + "which differs between plays",
              span,
              "Define %s in group_vars or host_vars instead.".formatted(binding.name()));
      case TOPOLOGY ->
          new ResidualReason(
              ReasonCode.PER_HOST,
              reads + "which depends on the play that runs it",
              span,
              "Name the group whose hosts are meant.");
      case FIXED, PLATFORM_FACT, SITE, UNKNOWN, DYNAMIC, CONTROLLER ->
          BlockerReasons.of(blocker, what);
    };
  }
}
