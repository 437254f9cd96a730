package rolepack.rewrite.gotemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import rolepack.evaluation.Value;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.jinja.Expr;
import rolepack.rewrite.scope.Shape;

/// `regex_search`, `regex_findall`, and the flags of all filters of that kind.
final class LowerRegexFilters {
  private static final Pattern GROUP = Pattern.compile("(?<!\\\\)\\((?!\\?)");
  private static final Pattern MAY_BE_LEFT_OUT = Pattern.compile("\\||\\)[?*{]");

  private final Lowering lowering;

  LowerRegexFilters(Lowering lowering) {
    this.lowering = lowering;
  }

  private static UntranslatableException refuse(Expr.Filter filter, String message) {
    return new UntranslatableException("filter " + filter.name(), filter.span(), message);
  }

  /// A pattern with the flags that a filter sets.
  String flagged(String pattern, int ignoreCase, int multiline, Expr.Filter filter) {
    String flags =
        (lowering.filters().isSet(filter, ignoreCase, "ignorecase") ? "i" : "")
            + (lowering.filters().isSet(filter, multiline, "multiline") ? "m" : "");
    return flags.isEmpty() ? pattern : "(?" + flags + ":" + pattern + ")";
  }

  /// `x|regex_search('a(b)', '\1')`.
  Decision search(Expr.Filter filter) {
    String pattern = GoRegex.of(lowering.textFilters().known(filter, 0, "regex"), filter);
    String regex = flagged(pattern, 99, 99, filter);
    List<Expr> wanted = filter.arguments().positional();
    List<Integer> groups = new ArrayList<>();
    for (Expr each : wanted.subList(Math.min(1, wanted.size()), wanted.size())) {
      String group = lowering.texts().known(each).orElse("");
      if (!group.matches("\\\\[1-9]") || MAY_BE_LEFT_OUT.matcher(pattern).find()) {
        throw refuse(filter, "it asks for a group that may be left out");
      }
      groups.add(group.charAt(1) - '0');
    }
    return searched(filter, text -> found(text, regex, groups));
  }

  /// What a search gives in the text that a filter is applied to.
  private Decision searched(Expr.Filter filter, Function<GoExpr, Decision> search) {
    return lowering.textFilters().ofText(lowering.value(filter.operand()), filter, search);
  }

  private static Decision found(GoExpr text, String regex, List<Integer> groups) {
    Decision value =
        groups.isEmpty()
            ? group(text, "(?s:^.*?)(" + regex + ")(?s:.*)$", 1)
            : Decision.of(
                new Lowered.Listed(
                    groups.stream()
                        .map(each -> group(text, "(?s:^.*?)" + regex + "(?s:.*)$", each))
                        .toList()));
    return Decision.choose(
        Decision.truth(GoExpr.call("regexMatch", GoExpr.text(regex), text)),
        () -> value,
        () -> Decision.constant(Value.NONE));
  }

  private static Decision group(GoExpr text, String pattern, int group) {
    return Decision.of(
        new Lowered.Code(
            LowerTextFilters.replace(text, pattern, "${" + group + "}"),
            Lowered.Form.STRING,
            Shape.TEXT));
  }

  /// `x|regex_findall('a')`.
  Decision all(Expr.Filter filter) {
    String given = lowering.textFilters().known(filter, 0, "regex");
    String regex = flagged(GoRegex.of(given, filter), 2, 1, filter);
    if (GROUP.matcher(given).find() || Pattern.compile(given).matcher("").find()) {
      throw refuse(filter, "its pattern has groups, or matches the empty text");
    }
    lowering.textFilters().need("sprig_regexFindAll", filter);
    return searched(
        filter,
        text ->
            Decision.of(
                new Lowered.Made(
                    Sequence.of(
                        GoExpr.call(
                            "sprig_regexFindAll", GoExpr.text(regex), text, GoExpr.integer(-1)),
                        Shape.TEXT))));
  }
}
