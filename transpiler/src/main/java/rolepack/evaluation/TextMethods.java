package rolepack.evaluation;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/// The methods of Python's texts.
final class TextMethods {
  private TextMethods() {}

  static Optional<Value> find(Value.Str text, String name) {
    String self = text.text();
    return switch (name) {
      case "upper" -> changed(text, name, TextCases::upper);
      case "lower" -> changed(text, name, TextCases::lower);
      case "capitalize" -> changed(text, name, TextCases::capitalize);
      case "title" -> changed(text, name, TextCases::title);
      case "swapcase" -> changed(text, name, TextCases::swap);
      case "casefold" -> changed(text, name, TextCases::fold);
      case "isalpha", "isdigit", "isdecimal", "isnumeric", "isalnum" ->
          tested(name, TextCases.isMadeOf(name, self));
      case "isspace" -> tested(name, TextCases.isSpace(self));
      case "islower" -> tested(name, TextCases.isLower(self));
      case "isupper" -> tested(name, TextCases.isUpper(self));
      case "istitle" -> tested(name, TextCases.isTitle(self));
      case "isascii" -> tested(name, self.chars().allMatch(c -> c < 128));
      case "isidentifier" -> tested(name, TextCases.isIdentifier(self));
      case "isprintable" -> tested(name, self.codePoints().allMatch(CodePoints::isPrintable));
      case "strip", "lstrip", "rstrip" -> method(name, inputs -> strip(text, name, inputs));
      case "split", "rsplit" ->
          method(name, inputs -> TextSplitting.split(text, name.equals("rsplit"), inputs));
      case "splitlines" -> method(name, inputs -> TextSplitting.splitLines(text, inputs));
      case "partition", "rpartition" ->
          method(name, inputs -> TextSplitting.partition(text, name, inputs));
      case "startswith" -> method(name, inputs -> affix(self, name, inputs, String::startsWith));
      case "endswith" -> method(name, inputs -> affix(self, name, inputs, String::endsWith));
      case "find", "rfind", "index", "rindex", "count" ->
          method(name, inputs -> TextSplitting.search(self, name, inputs));
      case "replace" -> method(name, inputs -> replace(text, inputs));
      case "removeprefix", "removesuffix" ->
          method(name, inputs -> withoutAffix(text, name, inputs));
      case "join" -> method(name, inputs -> join(text, inputs));
      case "format" ->
          method(
              name,
              inputs -> {
                Markup.refuse(text, "a format");
                return Value.of(BraceFormat.format(self, inputs));
              });
      case "center", "ljust", "rjust" -> method(name, inputs -> pad(text, name, inputs));
      case "zfill" -> method(name, inputs -> zeroFill(text, inputs));
      case "expandtabs" -> method(name, inputs -> TextSplitting.expandTabs(text, inputs));
      case "encode", "format_map", "maketrans", "translate" ->
          throw EvaluationException.unsupported("the method " + name);
      case "striptags", "unescape" ->
          text.kind() == Value.Str.Kind.MARKUP ? unsupported(name) : Optional.empty();
      case "decode" -> Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<Value> unsupported(String name) {
    throw EvaluationException.unsupported("the method " + name);
  }

  private static Optional<Value> method(String name, Value.Callable callable) {
    return Optional.of(new Value.Function(name, callable));
  }

  private static Optional<Value> changed(
      Value.Str text, String name, UnaryOperator<String> change) {
    return method(
        name,
        inputs -> {
          inputs.places(name, 0, 0);
          Meter.make(text.text().length());
          return like(text, change.apply(text.text()));
        });
  }

  private static Optional<Value> tested(String name, boolean result) {
    return method(
        name,
        inputs -> {
          inputs.places(name, 0, 0);
          return Value.of(result);
        });
  }

  /// A text that a method makes of another: markup stays markup.
  static Value.Str like(Value.Str text, String result) {
    return new Value.Str(result, Markup.kept(text.kind()));
  }

  static Value strip(Value.Str text, String name, Inputs inputs) {
    Optional<String> characters =
        inputs.places(name, 0, 1).some(0).map(each -> characters(each, name));
    int[] points = text.text().codePoints().toArray();
    int start = 0;
    int end = points.length;
    if (!name.equals("rstrip")) {
      while (start < end && stripped(points[start], characters)) {
        start++;
      }
    }
    if (!name.equals("lstrip")) {
      while (end > start && stripped(points[end - 1], characters)) {
        end--;
      }
    }
    return like(text, new String(points, start, end - start));
  }

  private static String characters(Value value, String name) {
    if (value instanceof Value.Undefined) {
      throw EvaluationException.typeError(name + " arg must be None or str");
    }
    return Inputs.Bound.text(value, name + " arg");
  }

  private static boolean stripped(int point, Optional<String> characters) {
    return characters.isEmpty() ? CodePoints.isSpace(point) : characters.get().indexOf(point) >= 0;
  }

  private static Value affix(
      String self, String name, Inputs inputs, BiPredicate<String, String> test) {
    Inputs.Bound bound = inputs.places(name, 1, 3);
    int length = CodePoints.length(self);
    int start = TextSplitting.bound(bound.some(1), length, 0);
    int stop = TextSplitting.bound(bound.some(2), length, length);
    boolean within = start <= stop && start <= length;
    String part = within ? CodePoints.slice(self, Math.min(start, length), stop) : "";
    List<Value> affixes =
        bound.at(0) instanceof Value.Tuple several ? several.items() : List.of(bound.at(0));
    for (Value each : affixes) {
      String affix = Inputs.Bound.text(each, name + " first arg");
      if (within && test.test(part, affix)) {
        return Value.TRUE;
      }
    }
    return Value.FALSE;
  }

  private static Value replace(Value.Str text, Inputs inputs) {
    Inputs.Bound bound = inputs.places("replace", 2, 3);
    String before = bound.text(0, "replace() argument 1");
    String after = bound.text(1, "replace() argument 2");
    Markup.refuse(text, "replace");
    return Value.of(replace(text.text(), before, after, bound.small(2, -1)));
  }

  /// Python's `replace`: at most `count` times, all where it is negative.
  static String replace(String text, String before, String after, int count) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    int left = count < 0 ? Integer.MAX_VALUE : count;
    if (before.isEmpty()) {
      for (; left > 0 && at <= text.length(); left--) {
        Meter.make(after.length() + 1);
        out.append(after);
        if (at == text.length()) {
          return out.toString();
        }
        int next = text.offsetByCodePoints(at, 1);
        out.append(text, at, next);
        at = next;
      }
      return out.append(text, at, text.length()).toString();
    }
    for (int found; left > 0 && (found = text.indexOf(before, at)) >= 0; left--) {
      Meter.make((long) found - at + after.length());
      out.append(text, at, found).append(after);
      at = found + before.length();
    }
    Meter.make((long) text.length() - at);
    return out.append(text, at, text.length()).toString();
  }

  private static Value withoutAffix(Value.Str text, String name, Inputs inputs) {
    String affix = inputs.places(name, 1, 1).text(0, name + " argument");
    String self = text.text();
    if (name.equals("removeprefix")) {
      return like(text, self.startsWith(affix) ? self.substring(affix.length()) : self);
    }
    return like(
        text,
        !affix.isEmpty() && self.endsWith(affix)
            ? self.substring(0, self.length() - affix.length())
            : self);
  }

  private static Value join(Value.Str separator, Inputs inputs) {
    Markup.refuse(separator, "join");
    StringBuilder out = new StringBuilder();
    int index = 0;
    Iterator<Value> items =
        Iteration.of(inputs.places("join", 1, 1).at(0), "can only join an iterable");
    while (items.hasNext()) {
      Value item = items.next();
      if (!(item instanceof Value.Str part)) {
        if (item instanceof Value.Unknown || item instanceof Value.Omit) {
          throw EvaluationException.unsupported("join of an unknown text");
        }
        throw EvaluationException.typeError(
            "sequence item %d: expected str instance, %s found".formatted(index, Types.name(item)));
      }
      Meter.make((long) part.text().length() + separator.text().length());
      out.append(index++ == 0 ? "" : separator.text()).append(part.text());
    }
    return Value.of(out.toString());
  }

  static Value pad(Value.Str text, String name, Inputs inputs) {
    Inputs.Bound bound = inputs.places(name, 1, 2);
    String fill = bound.text(1, "the fill character", " ");
    if (CodePoints.length(fill) != 1) {
      throw EvaluationException.typeError("The fill character must be exactly one character long");
    }
    int width = Numbers.small(bound.at(0));
    int length = CodePoints.length(text.text());
    if (width <= length) {
      return like(text, text.text());
    }
    Meter.make(width);
    int missing = width - length;
    int left =
        switch (name) {
          case "center" -> missing / 2 + (missing & width & 1);
          case "rjust" -> missing;
          default -> 0;
        };
    return like(text, fill.repeat(left) + text.text() + fill.repeat(missing - left));
  }

  private static Value zeroFill(Value.Str text, Inputs inputs) {
    int width = Numbers.small(inputs.places("zfill", 1, 1).at(0));
    String self = text.text();
    int missing = width - CodePoints.length(self);
    if (missing <= 0) {
      return like(text, self);
    }
    Meter.make(width);
    boolean signed = self.startsWith("-") || self.startsWith("+");
    String sign = signed ? self.substring(0, 1) : "";
    return like(text, sign + "0".repeat(missing) + self.substring(sign.length()));
  }
}
