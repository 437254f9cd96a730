package rolepack.plan;

import java.util.List;
import java.util.stream.Collectors;
import rolepack.analysis.Binding;
import rolepack.analysis.Blocker;
import rolepack.evaluation.consultemplate.RenderResult;
import rolepack.rewrite.Compilation;
import rolepack.source.SourceSpan;

/// Says in words why a template has no consul-template.
final class TemplateReasons {
  private static final int MOST_SHOWN = 60;

  private TemplateReasons() {}

  /// @param what the template, as the rest of "its … "
  static ResidualReason of(Compilation.Untranslatable why, String what) {
    String place = place(why, what);
    String message =
        why.counterexample()
            .map(each -> "its %s would print otherwise: %s".formatted(place, difference(each)))
            .orElse(
                isTooLarge(why)
                    ? "its %s is too large: %s".formatted(place, why.message())
                    : "its %s has %s: %s".formatted(place, why.construct(), why.message()));
    String remedy =
        why.since()
            .map(
                each ->
                    "Use consul-template %s or later, and say so by --consul-template."
                        .formatted(each))
            .or(why::remedy)
            .orElse(
                isTooLarge(why)
                    ? "Make it smaller: fewer rounds of its loops, or several templates."
                    : "Write it without %s.".formatted(why.construct()));
    return new ResidualReason(ReasonCode.UNTRANSLATABLE_TEMPLATE, message, why.span(), remedy);
  }

  private static boolean isTooLarge(Compilation.Untranslatable why) {
    return why.construct().equals("size");
  }

  /// With the line, where the construct stands in the template itself.
  private static String place(Compilation.Untranslatable why, String what) {
    return what.endsWith(" " + why.span().file().path()) && why.span().start() > 0
        ? what + ":" + why.span().startLine()
        : what;
  }

  private static String difference(Compilation.Counterexample example) {
    String values =
        example.values().entrySet().stream()
            .map(each -> each.getKey() + " = " + quote(each.getValue()))
            .collect(Collectors.joining(", "));
    String with = values.isEmpty() ? "" : "with %s ".formatted(values);
    return switch (example.actual()) {
      case RenderResult.Output(String actual) -> with + lines(example.expected(), actual);
      case RenderResult.Failed(String message) ->
          with + "consul-template ends with " + quote(message);
      case RenderResult.Blocks(List<String> missing) ->
          with + "consul-template waits for " + String.join(", ", missing);
    };
  }

  /// The first lines that differ.
  private static String lines(String expected, String actual) {
    List<String> original = expected.lines().toList();
    List<String> translated = actual.lines().toList();
    int line = 0;
    while (line < original.size()
        && line < translated.size()
        && original.get(line).equals(translated.get(line))) {
      line++;
    }
    if (line == original.size() && line == translated.size()) {
      return "it ends with other newlines";
    }
    if (line == translated.size()) {
      return "it lacks line %d, %s".formatted(line + 1, quote(original.get(line)));
    }
    if (line == original.size()) {
      return "line %d follows, %s".formatted(line + 1, quote(translated.get(line)));
    }
    return different(line + 1, original.get(line), translated.get(line));
  }

  /// What surrounds the first letters that differ.
  private static String different(int line, String original, String translated) {
    int same = 0;
    while (same < original.length()
        && same < translated.length()
        && original.charAt(same) == translated.charAt(same)) {
      same++;
    }
    int start = same < MOST_SHOWN / 2 ? 0 : same - MOST_SHOWN / 2;
    String before = start == 0 ? "" : "…";
    return "line %d is %s in place of %s"
        .formatted(
            line,
            quote(before + translated.substring(start)),
            quote(before + original.substring(start)));
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
