package rolepack.rewrite.gotemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rolepack.evaluation.Value;
import rolepack.generated.functions.ConsulTemplateFeature;
import rolepack.generated.functions.ConsulTemplateFunctions;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.jinja.Expr;
import rolepack.rewrite.scope.Shape;

/// Filters of texts: `lower`, `replace`, `quote`, `regex_replace`, …
final class LowerTextFilters {
  private static final Pattern CONVERSION =
      Pattern.compile(
          "-?[0-9]{0,3}(?:\\.[0-9]{1,2})?s|[-0+ ]{0,3}[0-9]{0,3}(?:[dxXo]|(?:\\.[0-9]{1,2})?[fe])");

  private final Lowering lowering;

  LowerTextFilters(Lowering lowering) {
    this.lowering = lowering;
  }

  Decision filter(String name, Expr.Filter filter) {
    return switch (name) {
      case "lower" -> text(filter, each -> GoCode.pipe(each, "toLower"));
      case "upper" -> text(filter, each -> GoCode.pipe(each, "toUpper"));
      case "trim" -> text(filter, each -> GoCode.pipe(each, "trimSpace"));
      case "basename" -> text(filter, each -> replace(each, "(?s)^.*/", ""));
      case "replace" -> {
        String from = known(filter, 0, "old");
        String to = known(filter, 1, "new");
        if (from.isEmpty() || filter.arguments().positional().size() > 2) {
          throw refuse(filter, "what it replaces is empty or counted");
        }
        yield text(
            filter, each -> GoCode.pipe(each, "replaceAll", GoExpr.text(from), GoExpr.text(to)));
      }
      case "quote" -> quote(filter);
      case "b64encode" -> {
        need("base64Encode", filter);
        yield text(filter, each -> GoCode.pipe(each, "base64Encode"));
      }
      case "b64decode" -> {
        need("base64Decode", filter);
        yield text(filter, each -> GoCode.pipe(each, "base64Decode"));
      }
      case "regex_replace" -> {
        String pattern =
            new LowerRegexFilters(lowering)
                .flagged(GoRegex.of(known(filter, 0, "pattern"), filter), 2, 3, filter);
        String replacement = GoRegex.replacement(known(filter, 1, "replacement"), filter);
        yield text(filter, each -> replace(each, pattern, replacement));
      }
      case "regex_escape" ->
          text(
              filter,
              each -> replace(each, "([()\\[\\]{}?*+|^$\\\\.&~# \\t\\n\\r\\v\\f-])", "\\$1"));
      case "indent" -> indent(filter);
      case "format" -> format(filter);
      case "split" ->
          lowering.methods().split(lowering.value(filter.operand()), filter.arguments(), filter);
      case "capitalize" -> text(filter, LowerTextFilters::capital);
      case "title" ->
          throw refuse(filter, "no function of consul-template knows where Jinja2's words begin");
      case "dirname" ->
          text(filter, each -> replace(replace(each, "[^/]*$", ""), "(?s)([^/])/+$", "${1}"));
      case "md5" -> hashed(filter, "md5sum");
      case "sha1", "checksum" -> hashed(filter, "sprig_sha1sum");
      case "hash" ->
          switch (LowerFilters.argument(filter.arguments(), 0, "hashtype")
              .map(each -> lowering.texts().known(each).orElse(""))
              .orElse("sha1")) {
            case "md5" -> hashed(filter, "md5sum");
            case "sha1" -> hashed(filter, "sprig_sha1sum");
            case "sha256" -> hashed(filter, "sha256Hex");
            default -> throw refuse(filter, "consul-template has md5, sha1 and sha256 only");
          };
      case "comment" -> text(filter, CommentText.of(filter, lowering)::apply);
      case "regex_search" -> new LowerRegexFilters(lowering).search(filter);
      case "regex_findall" -> new LowerRegexFilters(lowering).all(filter);
      default -> throw UntranslatableException.unknown(filter);
    };
  }

  private static UntranslatableException refuse(Expr.Filter filter, String message) {
    return new UntranslatableException("filter " + filter.name(), filter.span(), message);
  }

  private Decision hashed(Expr.Filter filter, String function) {
    need(function, filter);
    return text(filter, each -> GoCode.pipe(each, function));
  }

  /// The first letter as a capital, the others small.
  static GoExpr capital(GoExpr text) {
    return GoExpr.call(
        "printf",
        GoExpr.text("%s%s"),
        GoCode.pipe(replace(text, "(?s)^(.).*$", "${1}"), "toUpper"),
        GoCode.pipe(replace(text, "(?s)^.", ""), "toLower"));
  }

  /// A letter for each word.
  static GoExpr words(GoExpr text) {
    return replace(replace(text, "[\\p{L}\\p{N}_]+", "\u0001"), "[^\\x01]", "");
  }

  /// Ends the lowering where the profile lacks a function.
  void need(String function, Expr place) {
    if (!lowering.profile().has(function)) {
      throw new UntranslatableException(
          Words.of(place),
          place.span(),
          "consul-template %s has no %s".formatted(lowering.profile().version(), function),
          ConsulTemplateFunctions.find(function).map(ConsulTemplateFeature::since));
    }
  }

  static GoExpr replace(GoExpr text, String pattern, String replacement) {
    return GoCode.pipe(text, "regexReplaceAll", GoExpr.text(pattern), GoExpr.text(replacement));
  }

  private Decision text(Expr.Filter filter, UnaryOperator<GoExpr> apply) {
    return text(lowering.value(filter.operand()), apply, filter);
  }

  Decision text(Decision value, UnaryOperator<GoExpr> apply, Expr place) {
    return ofText(
        value,
        place,
        text -> Decision.of(new Lowered.Code(apply.apply(text), Lowered.Form.STRING, Shape.TEXT)));
  }

  /// What is made of a value's text; an undefined value stays what it is.
  Decision ofText(Decision value, Expr place, Function<GoExpr, Decision> make) {
    return lowering
        .texts()
        .of(value, place)
        .then(each -> lowering.capturedText().of(each, place))
        .then(
            each ->
                place instanceof Expr.Filter filter
                    ? LowerFilters.applied(
                        filter, each, it -> make.apply(lowering.texts().argument(it, place)))
                    : each instanceof Lowered.Undefined
                        ? Decision.of(each)
                        : make.apply(lowering.texts().argument(each, place)));
  }

  /// An argument that has to be a known text.
  String known(Expr.Filter filter, int index, String name) {
    return LowerFilters.argument(filter.arguments(), index, name)
        .flatMap(lowering.texts()::known)
        .orElseThrow(() -> refuse(filter, "its arguments are not known texts"));
  }

  /// Python's shlex.quote; `None` is no text to Ansible's filter.
  private Decision quote(Expr.Filter filter) {
    return ofText(
        lowering.value(filter.operand()).then(LowerStatements::shown),
        filter,
        text -> {
          GoExpr quoted =
              GoExpr.call(
                  "printf",
                  GoExpr.text("'%s'"),
                  GoCode.pipe(text, "replaceAll", GoExpr.text("'"), GoExpr.text("'\"'\"'")));
          return Decision.choose(
              Decision.truth(
                  GoExpr.call("regexMatch", GoExpr.text("^[A-Za-z0-9_@%+=:,./-]+$"), text)),
              () -> Decision.of(new Lowered.Code(text, Lowered.Form.STRING, Shape.TEXT)),
              () -> Decision.of(new Lowered.Code(quoted, Lowered.Form.STRING, Shape.TEXT)));
        });
  }

  /// What ends a line for Python beside `\n`, which `indent` writes in its place.
  static final String LINE_ENDS = "\\r\\n?|[\\v\\f\\x1c-\\x1e\\x{85}\\x{2028}\\x{2029}]";

  /// `x|indent(4)`: not the first line, and no line that is empty, unless its arguments say so.
  private Decision indent(Expr.Filter filter) {
    int width = 4;
    Optional<Expr> given = LowerFilters.argument(filter.arguments(), 0, "width");
    if (given.isPresent()) {
      if (!(lowering.value(given.get()).only().orElse(null)
              instanceof Lowered.Constant(Value.Int(var number)))
          || number.bitLength() > 8) {
        throw refuse(filter, "its width is not a known number");
      }
      width = number.intValue();
    }
    boolean first = lowering.filters().isSet(filter, 1, "first");
    boolean blank = lowering.filters().isSet(filter, 2, "blank");
    String spaces = " ".repeat(width);
    Decision indented =
        !blank
                && filter.operand() instanceof Expr.Filter inner
                && Words.plain(inner.name()).equals("to_nice_yaml")
            ? yaml(inner, width)
            : text(
                filter,
                each -> {
                  GoExpr lines = replace(each, LINE_ENDS, "\n");
                  return blank
                      ? replace(lines, "\\n", "\n" + spaces)
                      : replace(lines, "\\n([^\\n])", "\n" + spaces + "${1}");
                });
    return first
        ? lowering.texts().concat(List.of(Decision.constant(Value.of(spaces)), indented), filter)
        : indented;
  }

  private Decision yaml(Expr.Filter inner, int width) {
    return lowering
        .value(inner.operand())
        .then(
            value ->
                value instanceof Lowered.Undefined
                    ? Decision.of(value)
                    : new LowerYaml(lowering, inner).yaml(value, true, width));
  }

  /// `'%s-%s'|format(a, b)`.
  private Decision format(Expr.Filter filter) {
    String format =
        lowering
            .texts()
            .known(filter.operand())
            .orElseThrow(() -> refuse(filter, "the format is not known"));
    return formatted(format, filter.arguments().positional(), filter);
  }

  /// `'%s-%s' % (a, b)`.
  Decision percent(Expr.Binary binary) {
    String format = lowering.texts().known(binary.left()).orElseThrow();
    List<Expr> operands =
        binary.right() instanceof Expr.TupleLiteral tuple ? tuple.items() : List.of(binary.right());
    return formatted(format, operands, binary);
  }

  private Decision formatted(String format, List<Expr> operands, Expr place) {
    List<Decision> parts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int next = 0;
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c != '%') {
        text.append(c);
        continue;
      }
      i++;
      if (format.startsWith("%", i)) {
        text.append('%');
        continue;
      }
      Matcher conversion = CONVERSION.matcher(format).region(i, format.length());
      if (!conversion.lookingAt() || next >= operands.size()) {
        throw new UntranslatableException(
            Words.of(place), place.span(), "Go has no such conversion as one in its format");
      }
      i = conversion.end() - 1;
      parts.add(Decision.constant(Value.of(text.toString())));
      text.setLength(0);
      Expr operand = operands.get(next++);
      Decision value = lowering.value(operand);
      parts.add(
          lowering
              .texts()
              .of(
                  conversion.group().equals("s")
                      ? value
                      : value.then(each -> converted(each, conversion.group(), operand)),
                  operand));
    }
    parts.add(Decision.constant(Value.of(text.toString())));
    return lowering.texts().concat(parts, place);
  }

  /// `%05d`, `%-8s`, `%.2f`: Go's are the same.
  private Decision converted(Lowered value, String conversion, Expr operand) {
    LowerArithmetic arithmetic = lowering.arithmetic();
    return switch (conversion.charAt(conversion.length() - 1)) {
      case 's' ->
          lowering
              .texts()
              .of(value, operand)
              .then(each -> printed(conversion, Texts.string(each, operand)));
      case 'f', 'e' -> printed(conversion, Decimals.real(value, arithmetic, operand));
      default -> {
        Decision whole =
            Decimals.isFloat(value)
                ? Decimals.whole(Decimals.number(value, arithmetic, operand))
                : LowerArithmetic.number(arithmetic.integer(value, operand));
        yield conversion.equals("d")
            ? whole
            : whole.then(each -> printed(conversion, ((Lowered.Code) each).expr()));
      }
    };
  }

  private static Decision printed(String conversion, GoExpr value) {
    return Decision.of(
        new Lowered.Code(
            GoExpr.call("printf", GoExpr.text("%" + conversion), value),
            Lowered.Form.STRING,
            Shape.TEXT));
  }

  /// Whether a regular expression of Go's is found in a text.
  Decision matches(Decision value, String pattern, Expr place) {
    return ofText(
        value,
        place,
        text -> Decision.truth(GoExpr.call("regexMatch", GoExpr.text(pattern), text)));
  }

  /// `x is match(pattern)`, `x is search(pattern)`.
  Decision matches(Lowered value, Expr.Test test, boolean start) {
    String pattern =
        LowerFilters.argument(test.arguments(), 0, "pattern")
            .flatMap(lowering.texts()::known)
            .orElseThrow(
                () ->
                    new UntranslatableException(
                        "test " + test.name(), test.span(), "its pattern is not known"));
    String regex = GoRegex.of(pattern, test);
    return Decision.truth(
        GoExpr.call(
            "regexMatch",
            GoExpr.text(start ? "^(?:" + regex + ")" : regex),
            lowering.texts().argument(value, test)));
  }
}
