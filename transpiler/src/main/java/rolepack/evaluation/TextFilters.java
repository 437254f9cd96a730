package rolepack.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Filters that make one text of another.
final class TextFilters {
  private TextFilters() {}

  static Optional<Filter> find(String name) {
    return switch (name) {
      case "upper", "lower", "capitalize" -> Optional.of((text, in) -> cased(name, text, in));
      case "title" -> Optional.of(TextFilters::title);
      case "trim" -> Optional.of(TextFilters::trim);
      case "center" -> Optional.of(TextFilters::center);
      case "string" -> Optional.of(TextFilters::string);
      case "replace" -> Optional.of(TextFilters::replace);
      case "format" -> Optional.of(TextFilters::format);
      case "indent" -> Optional.of(TextFilters::indent);
      case "truncate" -> Optional.of(TextFilters::truncate);
      case "wordwrap" -> Optional.of(WordWrap::wordwrap);
      case "wordcount" -> Optional.of(TextFilters::countWords);
      case "split" -> Optional.of(TextFilters::split);
      case "quote" -> Optional.of(TextFilters::quote);
      case "comment" -> Optional.of(CommentFilter::comment);
      default -> Optional.empty();
    };
  }

  /// The operand as Jinja2's `soft_str` takes it: a text as it is, anything else printed.
  static Value.Str soft(Value value) {
    return Types.known(value) instanceof Value.Str text
        ? text
        : Value.of(Representation.str(value));
  }

  private static Value cased(String name, Value operand, Inputs inputs) {
    inputs.bind(name);
    Value.Str text = soft(operand);
    Meter.make(text.text().length());
    return TextMethods.like(
        text,
        switch (name) {
          case "upper" -> TextCases.upper(text.text());
          case "lower" -> TextCases.lower(text.text());
          default -> TextCases.capitalize(text.text());
        });
  }

  /// Unlike Python's `title`, only white space, hyphens and opening brackets start a word.
  private static Value title(Value operand, Inputs inputs) {
    inputs.bind("title");
    String text = soft(operand).text();
    StringBuilder out = new StringBuilder(text.length());
    boolean first = true;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      String character = Character.toString(point);
      i += character.length();
      if (point == '-'
          || point == '('
          || point == '{'
          || point == '['
          || point == '<'
          || CodePoints.isSpace(point)) {
        out.append(character);
        first = true;
      } else {
        out.append(first ? TextCases.upper(character) : TextCases.lower(character));
        first = false;
      }
    }
    return Value.of(out.toString());
  }

  private static Value trim(Value operand, Inputs inputs) {
    Optional<Value> characters = inputs.bind("trim", "chars?").some(0);
    return TextMethods.strip(
        soft(operand), "strip", characters.map(Inputs::of).orElse(Inputs.NONE));
  }

  private static Value center(Value operand, Inputs inputs) {
    Value width = inputs.bind("center", "width?").or(0, Value.of(80));
    return TextMethods.pad(soft(operand), "center", Inputs.of(width));
  }

  private static Value string(Value operand, Inputs inputs) {
    inputs.bind("string");
    return soft(operand);
  }

  private static Value replace(Value operand, Inputs inputs) {
    Inputs.Bound bound = inputs.bind("replace", "old", "new", "count?");
    return Value.of(
        TextMethods.replace(
            Representation.str(Types.known(operand)),
            Representation.str(Types.known(bound.at(0))),
            Representation.str(Types.known(bound.at(1))),
            bound.some(2).map(Numbers::small).orElse(-1)));
  }

  private static Value format(Value operand, Inputs inputs) {
    Value.Str format = soft(operand);
    if (inputs.named().isEmpty()) {
      return PercentFormat.format(format, new Value.Tuple(inputs.positional()));
    }
    if (!inputs.positional().isEmpty()) {
      throw new EvaluationException.Failed(
          PythonError.TEMPLATE, "can't handle positional and keyword arguments at the same time");
    }
    Value.Dict values = new Value.Dict();
    inputs.named().forEach(values::put);
    return PercentFormat.format(format, values);
  }

  private static Value.Str text(Value operand, String filter) {
    if (Types.known(operand) instanceof Value.Str text) {
      return text;
    }
    if (operand instanceof Value.Undefined undefined) {
      throw new EvaluationException.Undefined(undefined.message());
    }
    if (operand instanceof Value.Omit) {
      throw EvaluationException.unsupported("the text of omit");
    }
    throw EvaluationException.typeError(
        "the filter %s needs a str, not %s".formatted(filter, Types.name(operand)));
  }

  private static Value indent(Value operand, Inputs inputs) {
    Inputs.Bound bound = inputs.bind("indent", "width?", "first?", "blank?");
    Value.Str text = text(operand, "indent");
    String indention =
        bound.get(0).orElseGet(() -> Value.of(4)) instanceof Value.Str given
            ? given.text()
            : spaces(bound.or(0, Value.of(4)));
    boolean first = bound.truth(1);
    boolean blank = bound.truth(2);
    List<String> lines = TextSplitting.lines(text.text() + "\n", false);
    Meter.make(text.text().length() + (long) lines.size() * indention.length());
    StringBuilder out = new StringBuilder(first ? indention : "");
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (i > 0) {
        out.append('\n').append(blank || !line.isEmpty() ? indention : "");
      }
      out.append(line);
    }
    return TextMethods.like(text, out.toString());
  }

  private static String spaces(Value width) {
    int count = Math.max(0, Numbers.small(width));
    Meter.make(count);
    return " ".repeat(count);
  }

  private static Value truncate(Value operand, Inputs inputs) {
    Inputs.Bound bound = inputs.bind("truncate", "length?", "killwords?", "end?", "leeway?");
    int length = bound.small(0, 255);
    boolean cutWords = bound.truth(1);
    String end = bound.text(2, "end", "...");
    int leeway = bound.some(3).map(Numbers::small).orElse(5);
    int endLength = CodePoints.length(end);
    if (length < endLength || leeway < 0) {
      throw new EvaluationException.Failed(
          PythonError.ASSERTION, "expected length >= %d, got %d".formatted(endLength, length));
    }
    if (Truth.length(operand).longValue() <= (long) length + leeway) {
      return operand;
    }
    Value.Str text = text(operand, "truncate");
    String cut = CodePoints.slice(text.text(), 0, length - endLength);
    int space = cut.lastIndexOf(' ');
    return TextMethods.like(text, (cutWords || space < 0 ? cut : cut.substring(0, space)) + end);
  }

  private static Value countWords(Value operand, Inputs inputs) {
    inputs.bind("wordcount");
    int count = 0;
    boolean inWord = false;
    for (int point : soft(operand).text().codePoints().toArray()) {
      boolean word = PythonRegex.isWord(point);
      count += word && !inWord ? 1 : 0;
      inWord = word;
    }
    return Value.of(count);
  }

  private static Value split(Value operand, Inputs inputs) {
    return TextSplitting.split(text(operand, "split"), false, inputs);
  }

  private static Value quote(Value operand, Inputs inputs) {
    inputs.bind("quote");
    String text = operand instanceof Value.None ? "" : Representation.str(Types.known(operand));
    String quoted = quote(text);
    if (operand instanceof Value.Str whole && quoted.equals(whole.text())) {
      return whole;
    }
    Markup.refuse(operand, "quote");
    return Value.of(quoted);
  }

  /// Python's `shlex.quote`.
  static String quote(String text) {
    boolean safe = !text.isEmpty();
    for (int i = 0; i < text.length() && safe; i++) {
      char c = text.charAt(i);
      safe = c < 128 && (Character.isLetterOrDigit(c) || "_@%+=:,./-".indexOf(c) >= 0);
    }
    return safe ? text : "'" + text.replace("'", "'\"'\"'") + "'";
  }

  /// Texts as a list of values.
  static Value list(List<String> texts) {
    List<Value> items = new ArrayList<>(texts.size());
    texts.forEach(each -> items.add(Value.of(each)));
    return new Value.List(items);
  }
}
