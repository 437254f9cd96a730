package rolepack.rewrite.gotemplate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.evaluation.Value;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.jinja.Arguments;
import rolepack.ir.jinja.Expr;
import rolepack.rewrite.scope.Shape;

/// `x.split(':')`, `d.items()`, `range(n)`.
final class LowerMethods {
  /// What Python's `split` takes for white space, as a set of characters.
  private static final String SPACES =
      "\\s\\v\\x1c-\\x1f\\x{85}\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}";

  private final Lowering lowering;

  LowerMethods(Lowering lowering) {
    this.lowering = lowering;
  }

  Decision call(Expr.Call call) {
    return switch (call.operand()) {
      case Expr.Name(var _, String name) when name.equals("range") -> range(call);
      case Expr.Name(var _, String name) when name.equals("dict") -> dict(call);
      case Expr.Name(var _, String name) when name.equals("namespace") ->
          lowering.namespaces().made(call);
      case Expr.Attribute(var _, Expr.Name(var _, String loop), String name)
          when loop.equals("loop") && name.equals("cycle") ->
          cycle(call);
      case Expr.Attribute(var _, Expr.Name(var _, String loop), String name)
          when loop.equals("loop") && name.equals("changed") ->
          new LoopChanges(lowering).of(call);
      case Expr.Attribute attribute -> method(attribute, call);
      default -> throw UntranslatableException.unknown(call);
    };
  }

  /// `dict(a=1)`, `dict(pairs)`.
  private Decision dict(Expr.Call call) {
    Arguments arguments = call.arguments();
    if (arguments.positional().size() == 1 && arguments.named().isEmpty()) {
      return lowering
          .value(arguments.positional().getFirst())
          .then(each -> new LowerGroups(lowering, call).dict(each));
    }
    if (!arguments.positional().isEmpty()
        || arguments.rest().isPresent()
        || arguments.namedRest().isPresent()) {
      throw refuse(call, "its members are not written out");
    }
    Map<String, Decision> entries = new LinkedHashMap<>();
    for (Arguments.Named each : arguments.named()) {
      entries.put(each.name(), lowering.value(each.value()));
    }
    return Decision.of(new Lowered.Mapped(entries));
  }

  private static UntranslatableException refuse(Expr.Call call, String message) {
    return new UntranslatableException(Words.of(call), call.span(), message);
  }

  private Decision method(Expr.Attribute method, Expr.Call call) {
    List<Expr> arguments = call.arguments().positional();
    return switch (method.name()) {
      case "items", "iteritems" -> view(method, Value.View.Kind.ITEMS, call);
      case "keys", "iterkeys" -> view(method, Value.View.Kind.KEYS, call);
      case "values", "itervalues" -> view(method, Value.View.Kind.VALUES, call);
      case "get" -> get(method, call);
      case "split" -> split(lowering.value(method.operand()), call.arguments(), call);
      case "lower" -> text(method, call, "toLower");
      case "upper" -> text(method, call, "toUpper");
      case "strip" ->
          arguments.isEmpty()
              ? text(method, call, "trimSpace")
              : stripped(method, call, "%1$s|%2$s");
      case "capitalize" ->
          lowering
              .textFilters()
              .text(lowering.value(method.operand()), LowerTextFilters::capital, call);
      case "lstrip" -> stripped(method, call, "%1$s");
      case "rstrip" -> stripped(method, call, "%2$s");
      case "splitlines" -> lines(method, call);
      case "format" -> new LowerFormat(lowering).of(method, call);
      case "replace" -> {
        Optional<String> from = known(arguments, 0);
        Optional<String> to = known(arguments, 1);
        if (arguments.size() != 2 || from.isEmpty() || to.isEmpty() || from.get().isEmpty()) {
          throw refuse(call, "what it replaces is not known");
        }
        yield lowering
            .textFilters()
            .text(
                lowering.value(method.operand()),
                each ->
                    GoCode.pipe(each, "replaceAll", GoExpr.text(from.get()), GoExpr.text(to.get())),
                call);
      }
      case "startswith" -> affix(method, call, "^%s");
      case "endswith" -> affix(method, call, "%s$");
      case "join" -> join(method, call);
      case "ljust" -> padded(method, call, "%%-%ds");
      case "rjust" -> padded(method, call, "%%%ds");
      case "index" -> new ListPlaces(lowering, call).of(method.operand());
      case "isdigit" -> matches(method, call, "^\\p{Nd}+$");
      default -> throw UntranslatableException.unknown(call);
    };
  }

  private Optional<String> known(List<Expr> arguments, int index) {
    return index < arguments.size()
        ? lowering.texts().known(arguments.get(index))
        : Optional.empty();
  }

  private Decision text(Expr.Attribute method, Expr.Call call, String function) {
    return lowering
        .textFilters()
        .text(lowering.value(method.operand()), each -> GoCode.pipe(each, function), call);
  }

  /// A text without white space, or without certain characters, at its start or its end.
  ///
  /// @param ends where: the first is the start
  private Decision stripped(Expr.Attribute method, Expr.Call call, String ends) {
    List<Expr> arguments = call.arguments().positional();
    StringBuilder set = new StringBuilder(arguments.isEmpty() ? "\\s" : "");
    if (!arguments.isEmpty()) {
      known(arguments, 0)
          .filter(each -> !each.isEmpty())
          .orElseThrow(() -> refuse(call, "what it takes away is not known"))
          .codePoints()
          .forEach(
              each ->
                  set.append(
                      Character.isLetterOrDigit(each) || each == '/' || each == '.'
                          ? Character.toString(each)
                          : "\\x{%x}".formatted(each)));
    }
    String pattern = ends.formatted("^[" + set + "]+", "[" + set + "]+$");
    return lowering
        .textFilters()
        .text(
            lowering.value(method.operand()),
            each -> LowerTextFilters.replace(each, pattern, ""),
            call);
  }

  /// `x.splitlines()`: what is between the ends of lines, of which the last one makes no line.
  private Decision lines(Expr.Attribute method, Expr.Call call) {
    if (!call.arguments().equals(Arguments.NONE)) {
      throw refuse(call, "it has an argument");
    }
    return lowering
        .textFilters()
        .text(
            lowering.value(method.operand()),
            each -> LowerTextFilters.replace(each, LowerTextFilters.LINE_ENDS, "\n"),
            call)
        .then(
            each ->
                each instanceof Lowered.Undefined
                    ? Decision.of(each)
                    : Decision.choose(
                        Decision.truth(Texts.string(each, call)),
                        () ->
                            Decision.of(
                                parts(
                                    LowerTextFilters.replace(Texts.string(each, call), "\\n$", ""),
                                    "\n")),
                        () -> Decision.of(new Lowered.Listed(List.of()))));
  }

  private Decision affix(Expr.Attribute method, Expr.Call call, String pattern) {
    String affix =
        known(call.arguments().positional(), 0)
            .orElseThrow(() -> refuse(call, "its argument is not a known text"));
    return matches(method, call, "(?s)" + pattern.formatted(quote(affix)));
  }

  private Decision matches(Expr.Attribute method, Expr.Call call, String pattern) {
    return lowering.textFilters().matches(lowering.value(method.operand()), pattern, call);
  }

  /// A text as a regular expression.
  static String quote(String text) {
    StringBuilder out = new StringBuilder();
    for (char c : text.toCharArray()) {
      if ("\\.+*?()|[]{}^$".indexOf(c) >= 0) {
        out.append('\\');
      }
      out.append(c);
    }
    return out.toString();
  }

  private Decision view(Expr.Attribute method, Value.View.Kind kind, Expr.Call call) {
    return lowering
        .value(method.operand())
        .then(
            value ->
                switch (value) {
                  case Lowered.Code code when code.shape() instanceof Shape.MapOf ->
                      Decision.of(DictItems.view(code, kind, Optional.empty(), call, lowering));
                  case Lowered.Mapped mapped ->
                      Decision.of(
                          new Lowered.Listed(
                              mapped.entries().entrySet().stream()
                                  .map(
                                      each -> {
                                        Decision key = Decision.constant(Value.of(each.getKey()));
                                        return switch (kind) {
                                          case KEYS -> key;
                                          case VALUES -> each.getValue();
                                          case ITEMS ->
                                              Decision.of(
                                                  new Lowered.Listed(
                                                      List.of(key, each.getValue())));
                                        };
                                      })
                                  .toList()));
                  case Lowered.Undefined _ -> Decision.of(value);
                  default ->
                      throw UntranslatableException.untyped(
                          Words.of(call), call.span(), "its operand is not known to be a dict");
                });
  }

  /// Go's `printf` counts characters, as Python does.
  private Decision padded(Expr.Attribute method, Expr.Call call, String verb) {
    List<Expr> arguments = call.arguments().positional();
    if (arguments.size() != 1
        || !(lowering.value(arguments.getFirst()).only().orElse(null)
            instanceof Lowered.Constant(Value.Int(var width)))
        || width.signum() < 0
        || width.bitLength() > 9) {
      throw refuse(call, "its width is not known, or it fills in other characters than spaces");
    }
    GoExpr format = GoExpr.text(verb.formatted(width.intValue()));
    return lowering
        .textFilters()
        .text(lowering.value(method.operand()), each -> GoExpr.call("printf", format, each), call);
  }

  /// `d.get('name', default)`.
  private Decision get(Expr.Attribute method, Expr.Call call) {
    List<Expr> arguments = call.arguments().positional();
    if (arguments.isEmpty()) {
      throw refuse(call, "it names no member");
    }
    Decision name = lowering.value(arguments.getFirst());
    return lowering
        .value(method.operand())
        .then(each -> name.then(it -> lowering.members().member(each, it, call)))
        .then(
            each ->
                each instanceof Lowered.Undefined
                    ? arguments.size() > 1
                        ? lowering.expressions().conditionally(arguments.get(1))
                        : Decision.constant(Value.NONE)
                    : Decision.of(each));
  }

  /// `x.split(':')`: a list whose items are what is between two separators.
  Decision split(Decision operand, Arguments arguments, Expr place) {
    if (arguments.equals(Arguments.NONE)) {
      return words(operand, place);
    }
    Optional<String> separator = known(arguments.positional(), 0);
    if (arguments.positional().size() != 1 || separator.isEmpty() || separator.get().isEmpty()) {
      throw new UntranslatableException(
          Words.of(place), place.span(), "its separator is not known, or it is limited");
    }
    return lowering
        .texts()
        .of(operand, place)
        .then(each -> lowering.capturedText().of(each, place))
        .then(
            value ->
                value instanceof Lowered.Undefined
                    ? Decision.of(value)
                    : Decision.of(parts(Texts.string(value, place), separator.get())));
  }

  /// `x.split()`: what is between white space; consul-template's `split` drops it at both ends.
  private Decision words(Decision operand, Expr place) {
    return lowering
        .textFilters()
        .text(operand, each -> LowerTextFilters.replace(each, "[" + SPACES + "]+", " "), place)
        .then(
            each ->
                each instanceof Lowered.Undefined
                    ? Decision.of(each)
                    : Decision.of(
                        new Lowered.Made(
                            Sequence.of(
                                GoExpr.call("split", GoExpr.text(" "), Texts.string(each, place)),
                                Shape.TEXT))));
  }

  /// consul-template's `split` drops white space at both ends, and makes no item of an empty text:
  /// a letter before and after the text prevents both.
  private static Lowered parts(GoExpr text, String separator) {
    GoExpr list =
        GoExpr.call(
            "split", GoExpr.text(separator), GoExpr.call("printf", GoExpr.text(">%s<"), text));
    Sequence raw = Sequence.of(list, Shape.TEXT);
    return new Lowered.Made(
        raw.map(
            item ->
                Decision.of(
                    new Lowered.Code(
                        LowerTextFilters.replace(((Lowered.Code) item).expr(), "^>|<$", ""),
                        Lowered.Form.STRING,
                        Shape.TEXT)),
            Shape.TEXT));
  }

  private Decision join(Expr.Attribute method, Expr.Call call) {
    return lowering
        .filters()
        .filter(
            new Expr.Filter(
                call.span(),
                call.arguments().positional().getFirst(),
                "join",
                new Arguments(
                    List.of(method.operand()), List.of(), Optional.empty(), Optional.empty())));
  }

  /// `range(start, stop)`.
  private Decision range(Expr.Call call) {
    List<Expr> arguments = call.arguments().positional();
    if (arguments.isEmpty() || arguments.size() > 2) {
      throw refuse(call, "it has a step");
    }
    GoExpr zero = GoExpr.integer(0);
    Decision start =
        arguments.size() == 1
            ? Decision.constant(Value.of(0))
            : lowering.value(arguments.getFirst());
    Decision stop = lowering.value(arguments.getLast());
    return start.then(
        from ->
            stop.then(
                to -> {
                  if (from instanceof Lowered.Undefined || to instanceof Lowered.Undefined) {
                    return Decision.of(from instanceof Lowered.Undefined ? from : to);
                  }
                  GoExpr a = long64(lowering.arithmetic().integer(from, call));
                  GoExpr b = long64(lowering.arithmetic().integer(to, call));
                  GoExpr length = a.equals(zero) ? b : GoCode.minus(b, a);
                  return Decision.of(
                      new Lowered.Made(
                          new Sequence(
                              GoExpr.call("loop", a, b),
                              length,
                              LowerArithmetic::number,
                              List.of(),
                              Shape.INT,
                              Optional.empty())));
                }));
  }

  /// `loop` takes no `int`, which `len` gives.
  private static GoExpr long64(GoExpr number) {
    return GoCode.arguments("len", number).isEmpty()
        ? number
        : GoCode.plus(number, GoExpr.integer(0));
  }

  private Decision cycle(Expr.Call call) {
    List<Expr> arguments = call.arguments().positional();
    LoopState state =
        lowering
            .environment()
            .loop()
            .orElseThrow(() -> refuse(call, "the loop is not counted in Go"));
    int n = arguments.size();
    GoExpr index = state.index("loop.cycle", call);
    GoExpr turns =
        GoExpr.call("multiply", GoExpr.integer(n), GoExpr.call("divide", GoExpr.integer(n), index));
    GoExpr rest = GoCode.minus(index, turns);
    Decision result = lowering.value(arguments.getLast());
    for (int i = n - 2; i >= 0; i--) {
      Decision value = lowering.value(arguments.get(i));
      Decision otherwise = result;
      result =
          Decision.choose(
              Decision.truth(GoExpr.call("eq", rest, GoExpr.integer(i))),
              () -> value,
              () -> otherwise);
    }
    return result;
  }
}
