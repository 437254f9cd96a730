package rolepack.frontend.jinja;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import rolepack.ir.jinja.TemplateSettings;

/// The first line of a template file that changes its settings: `#jinja2: key: value, key: value`,
/// the values being Python's literals.
///
/// As in Ansible, a key that Jinja2 does not know changes nothing, and a header that no newline
/// ends stays in the template.
final class TemplateHeader {
  private static final String MARK = "#jinja2:";

  private final String text;

  /// What the header sets: a `String`, a `Boolean`, a `Long`, or [Nothing#NONE].
  private final Map<String, Object> values = new HashMap<>();

  /// Where each of them stands.
  private final Map<String, int[]> places = new HashMap<>();

  /// Python's `None`.
  private enum Nothing {
    NONE
  }

  private TemplateHeader(String text) {
    this.text = text;
  }

  /// The text without its header, to be read with the settings of the header.
  static SourceText apply(SourceText source) {
    String text = source.text();
    if (!text.startsWith(MARK)) {
      return source;
    }
    TemplateHeader header = new TemplateHeader(text);
    int newline = text.indexOf('\n');
    header.read(newline < 0 ? Math.max(MARK.length(), text.length() - 1) : newline);
    return source.from(newline + 1, text.length()).with(header.settings(source.settings()));
  }

  private void read(int end) {
    int start = MARK.length();
    while (start <= end) {
      int comma = text.indexOf(',', start);
      int stop = comma < 0 || comma > end ? end : comma;
      readPair(start, stop);
      start = stop + 1;
    }
  }

  private void readPair(int start, int end) {
    int colon = text.indexOf(':', start);
    if (colon < 0 || colon >= end) {
      throw TemplateProblem.invalid(
          start, end, "the settings behind '#jinja2:' are written 'key: value'");
    }
    String key = stripped(start, colon);
    String value = stripped(colon + 1, end);
    values.put(
        key,
        literal(value)
            .orElseThrow(
                () ->
                    TemplateProblem.invalid(
                        colon + 1, end, "'%s' is no text, number, True, False or None", value)));
    places.put(key, new int[] {start, end});
  }

  private String stripped(int start, int end) {
    int from = PythonCharacters.skipSpace(text, start, end);
    return text.substring(from, PythonCharacters.dropSpace(text, from, end));
  }

  private static Optional<Object> literal(String value) {
    return switch (value) {
      case "True" -> Optional.of(true);
      case "False" -> Optional.of(false);
      case "None" -> Optional.of(Nothing.NONE);
      default -> isQuoted(value) ? text(value) : number(value);
    };
  }

  /// Whether a value is one quoted text: no quote stands inside without a backslash before it.
  private static boolean isQuoted(String value) {
    char quote = value.isEmpty() ? 0 : value.charAt(0);
    if ((quote != '"' && quote != '\'') || value.length() < 2) {
      return false;
    }
    int at = 1;
    while (at < value.length() && value.charAt(at) != quote) {
      at += value.charAt(at) == '\\' ? 2 : 1;
    }
    return at == value.length() - 1;
  }

  private static Optional<Object> text(String value) {
    try {
      return Optional.of(Literals.text(value, "\n"));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Optional<Object> number(String value) {
    try {
      return Optional.of(Long.valueOf(value));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private TemplateSettings settings(TemplateSettings old) {
    return new TemplateSettings(
        delimiter("block_start_string", old.blockStart()),
        delimiter("block_end_string", old.blockEnd()),
        delimiter("variable_start_string", old.variableStart()),
        delimiter("variable_end_string", old.variableEnd()),
        delimiter("comment_start_string", old.commentStart()),
        delimiter("comment_end_string", old.commentEnd()),
        prefix("line_statement_prefix", old.lineStatementPrefix()),
        prefix("line_comment_prefix", old.lineCommentPrefix()),
        flag("trim_blocks", old.trimBlocks()),
        flag("lstrip_blocks", old.lstripBlocks()),
        text("newline_sequence", old.newlineSequence()),
        flag("keep_trailing_newline", old.keepTrailingNewline()),
        old.literalBackslashes());
  }

  private String text(String key, String old) {
    return switch (values.getOrDefault(key, old)) {
      case String value -> value;
      default -> throw wrong(key, "the setting '%s' needs a text");
    };
  }

  private String delimiter(String key, String old) {
    String value = text(key, old);
    if (value.isEmpty()) {
      throw wrong(key, "the setting '%s' cannot be empty");
    }
    return value;
  }

  private Optional<String> prefix(String key, Optional<String> old) {
    if (!values.containsKey(key)) {
      return old;
    }
    return values.get(key) == Nothing.NONE ? Optional.empty() : Optional.of(delimiter(key, ""));
  }

  private boolean flag(String key, boolean old) {
    return switch (values.getOrDefault(key, old)) {
      case Boolean value -> value;
      case String value -> !value.isEmpty();
      case Long value -> value != 0;
      default -> false;
    };
  }

  private TemplateProblem wrong(String key, String format) {
    int[] place = places.get(key);
    return TemplateProblem.invalid(place[0], place[1], format, key);
  }
}
