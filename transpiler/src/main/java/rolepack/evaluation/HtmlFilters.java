package rolepack.evaluation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// Filters for HTML and for addresses on the web.
final class HtmlFilters {
  private HtmlFilters() {}

  static Optional<Filter> find(String name) {
    return switch (name) {
      case "e", "escape" -> Optional.of((value, in) -> escape(name, value, in));
      case "forceescape" -> Optional.of(HtmlFilters::forceEscape);
      case "safe" -> Optional.of(HtmlFilters::safe);
      case "striptags" -> Optional.of(HtmlFilters::stripTags);
      case "xmlattr" -> Optional.of(HtmlFilters::attributes);
      case "tojson" -> Optional.of(HtmlFilters::toJson);
      case "urlencode" -> Optional.of(HtmlFilters::encode);
      case "urldecode" -> Optional.of(HtmlFilters::decode);
      case "urlsplit" -> Optional.of(UrlSplit::split);
      default -> Optional.empty();
    };
  }

  private static Value escape(String name, Value operand, Inputs inputs) {
    inputs.bind(name);
    return Markup.of(Markup.escaped(Types.known(operand)));
  }

  private static Value forceEscape(Value operand, Inputs inputs) {
    inputs.bind("forceescape");
    return Markup.of(Markup.escape(Representation.str(Types.known(operand))));
  }

  private static Value safe(Value operand, Inputs inputs) {
    inputs.bind("safe");
    return Markup.of(Representation.str(Types.known(operand)));
  }

  private static Value stripTags(Value operand, Inputs inputs) {
    inputs.bind("striptags");
    String text = without(Representation.str(Types.known(operand)), "<!--", "-->");
    text = without(text, "<", ">");
    if (text.indexOf('&') >= 0) {
      throw EvaluationException.unsupported("striptags of a text with entities");
    }
    StringBuilder words = new StringBuilder();
    boolean space = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (CodePoints.isSpace(c)) {
        space = !words.isEmpty();
      } else {
        words.append(space ? " " : "").append(c);
        space = false;
      }
    }
    return Value.of(words.toString());
  }

  private static String without(String text, String start, String end) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (true) {
      int from = text.indexOf(start, at);
      int to = from < 0 ? -1 : text.indexOf(end, from);
      if (to < 0) {
        return out.append(text, at, text.length()).toString();
      }
      out.append(text, at, from);
      at = to + end.length();
    }
  }

  private static Value attributes(Value operand, Inputs inputs) {
    boolean space = inputs.bind("xmlattr", "autospace?").get(0).map(Truth::of).orElse(true);
    if (!(Types.known(operand) instanceof Value.Dict dict)) {
      throw new EvaluationException.Failed(
          PythonError.ATTRIBUTE,
          "'%s' object has no attribute 'items'".formatted(Types.name(operand)));
    }
    List<String> attributes = new ArrayList<>();
    dict.entries()
        .forEach(
            (key, value) -> {
              if (value instanceof Value.None || value instanceof Value.Undefined) {
                return;
              }
              String name = Inputs.Bound.text(key, "an attribute");
              if (name.chars().anyMatch(c -> "/>= \t\n\r\f\u000b".indexOf(c) >= 0)) {
                throw EvaluationException.valueError("Invalid character in attribute name");
              }
              attributes.add(Markup.escaped(key) + "=\"" + Markup.escaped(value) + "\"");
            });
    String joined = String.join(" ", attributes);
    return Value.of(space && !joined.isEmpty() ? " " + joined : joined);
  }

  private static Value toJson(Value operand, Inputs inputs) {
    Optional<String> indent =
        inputs.bind("tojson", "indent?").some(0).map(DataFilters::indentation);
    JsonWriter writer = new JsonWriter(indent, indent.isPresent() ? "," : ", ", ": ", true, true);
    if (operand instanceof Value.Timestamp) {
      throw EvaluationException.typeError("Object of type date is not JSON serializable");
    }
    return Markup.of(
        writer
            .write(operand)
            .replace("<", "\\u003c")
            .replace(">", "\\u003e")
            .replace("&", "\\u0026")
            .replace("'", "\\u0027"));
  }

  private static Value encode(Value operand, Inputs inputs) {
    inputs.bind("urlencode");
    if (Types.known(operand) instanceof Value.Str || !Iteration.isIterable(operand)) {
      return Value.of(quote(Representation.str(operand), "/"));
    }
    List<Value> pairs =
        operand instanceof Value.Dict dict
            ? SequenceFilters.pairs(dict.entries())
            : Iteration.list(operand);
    List<String> parts = new ArrayList<>();
    for (Value pair : pairs) {
      Iterator<Value> items = Iteration.of(pair, "cannot unpack non-iterable %s object");
      List<String> both = new ArrayList<>();
      while (items.hasNext()) {
        both.add(quote(Representation.str(Types.known(items.next())), "").replace("%20", "+"));
      }
      if (both.size() != 2) {
        throw EvaluationException.valueError("a pair has two items (expected 2)");
      }
      parts.add(both.getFirst() + "=" + both.getLast());
    }
    return Value.of(String.join("&", parts));
  }

  private static String quote(String text, String safe) {
    Meter.make(text.length() * 3L);
    StringBuilder out = new StringBuilder();
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xff);
      if (c < 128
          && (Character.isLetterOrDigit(c) || "_.-~".indexOf(c) >= 0 || safe.indexOf(c) >= 0)) {
        out.append(c);
      } else {
        out.append("%%%02X".formatted((int) c));
      }
    }
    return out.toString();
  }

  private static Value decode(Value operand, Inputs inputs) {
    inputs.bind("unquote_plus");
    if (operand instanceof Value.Undefined undefined) {
      throw new EvaluationException.Undefined(undefined.message());
    }
    String text = Inputs.Bound.text(operand, "an address").replace('+', ' ');
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int high = c == '%' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
      int low = high >= 0 ? Character.digit(text.charAt(i + 2), 16) : -1;
      if (low >= 0) {
        bytes.write(high * 16 + low);
        i += 2;
      } else {
        bytes.writeBytes(
            Character.isHighSurrogate(c) && i + 1 < text.length()
                ? text.substring(i, ++i + 1).getBytes(StandardCharsets.UTF_8)
                : String.valueOf(c).getBytes(StandardCharsets.UTF_8));
      }
    }
    return Value.of(bytes.toString(StandardCharsets.UTF_8));
  }
}
