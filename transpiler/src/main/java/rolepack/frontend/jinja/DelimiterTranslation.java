package rolepack.frontend.jinja;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rolepack.frontend.jinja.SourceText.Rewriting;
import rolepack.ir.jinja.TemplateSettings;

/// Writes a template whose header changes the delimiters with Jinja2's own: `<% if a %>` -> `{% if
/// a %}`; also a line statement `# if a` -> `{%+ if a +%}`.
///
/// Signs stay, so that white space control is decided where it always is. A brace of the text
/// becomes [#BRACE], which starts nothing.
final class DelimiterTranslation {
  /// Stands for `{` in texts: a half of a surrogate pair, which no decoded text holds alone.
  static final char BRACE = '\uDC00';

  private enum Kind {
    VARIABLE,
    LINE_STATEMENT,
    LINE_COMMENT,
    COMMENT,
    BLOCK
  }

  /// What starts a tag of some kind.
  private record Start(Kind kind, String text) {}

  /// A start that was found: the place behind it.
  private record Found(Kind kind, int end) {}

  private final String text;
  private final TemplateSettings settings;
  private final List<Start> starts;
  private final Rewriting out = new Rewriting();

  private DelimiterTranslation(SourceText source) {
    this.text = source.text();
    this.settings = source.settings();
    Stream<Start> delimiters =
        Stream.of(
            new Start(Kind.VARIABLE, settings.variableStart()),
            new Start(Kind.COMMENT, settings.commentStart()),
            new Start(Kind.BLOCK, settings.blockStart()));
    Stream<Start> prefixes =
        Stream.concat(
            settings.lineStatementPrefix().stream()
                .map(each -> new Start(Kind.LINE_STATEMENT, each)),
            settings.lineCommentPrefix().stream().map(each -> new Start(Kind.LINE_COMMENT, each)));
    this.starts =
        Stream.concat(delimiters, prefixes)
            .sorted(
                Comparator.comparing((Start each) -> -each.text().length())
                    .thenComparing(Start::kind))
            .toList();
  }

  /// Whether a template with such settings needs it.
  static boolean isNeeded(TemplateSettings settings) {
    TemplateSettings own = TemplateSettings.ANSIBLE;
    return settings.lineStatementPrefix().isPresent()
        || settings.lineCommentPrefix().isPresent()
        || !settings.blockStart().equals(own.blockStart())
        || !settings.blockEnd().equals(own.blockEnd())
        || !settings.variableStart().equals(own.variableStart())
        || !settings.variableEnd().equals(own.variableEnd())
        || !settings.commentStart().equals(own.commentStart())
        || !settings.commentEnd().equals(own.commentEnd());
  }

  static SourceText apply(SourceText source) {
    if (!isNeeded(source.settings())) {
      return source;
    }
    DelimiterTranslation translation = new DelimiterTranslation(source);
    translation.translate();
    return translation.out.of(source);
  }

  /// A text between tags as it comes out, with its braces and with the newlines of the settings.
  static String restore(String text, TemplateSettings settings) {
    String newline = settings.newlineSequence();
    String braced = isNeeded(settings) ? text.replace(BRACE, '{') : text;
    return newline.equals("\n") ? braced : braced.replace("\n", newline);
  }

  private void translate() {
    int at = 0;
    while (at < text.length()) {
      Optional<Found> found = start(at);
      if (found.isEmpty()) {
        text(at, at + 1);
        at++;
        continue;
      }
      int raw = rawEnd(at);
      at = raw >= 0 ? raw(at, raw) : tag(found.get(), at);
    }
  }

  private void text(int start, int end) {
    for (int at = start; at < end; at++) {
      char each = text.charAt(at);
      out.append(each == '{' ? BRACE : each, at);
    }
  }

  private Optional<Found> start(int at) {
    for (Start each : starts) {
      int from =
          switch (each.kind()) {
            case VARIABLE, COMMENT, BLOCK -> at;
            case LINE_STATEMENT -> startsLine(at) ? skip(at, " \t\u000b") : -1;
            case LINE_COMMENT -> startsLine(at) || followsWord(at) ? skipBlanks(at) : -1;
          };
      if (from >= 0 && text.startsWith(each.text(), from)) {
        return Optional.of(new Found(each.kind(), from + each.text().length()));
      }
    }
    return Optional.empty();
  }

  private boolean startsLine(int at) {
    return at == 0 || text.charAt(at - 1) == '\n';
  }

  private boolean followsWord(int at) {
    return at > 0 && !PythonCharacters.isSpace(text.charAt(at - 1));
  }

  private int skip(int from, String skipped) {
    int at = from;
    while (at < text.length() && skipped.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private int skipBlanks(int from) {
    int at = from;
    while (at < text.length()
        && text.charAt(at) != '\n'
        && PythonCharacters.isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private int skipSpace(int from) {
    return PythonCharacters.skipSpace(text, from, text.length());
  }

  private boolean isSign(int at) {
    return at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+');
  }

  /// The end of `{% raw %}` if it starts here, else -1.
  private int rawEnd(int start) {
    if (!text.startsWith(settings.blockStart(), start)) {
      return -1;
    }
    int at = start + settings.blockStart().length();
    at = skipSpace(isSign(at) ? at + 1 : at);
    if (!text.startsWith("raw", at)) {
      return -1;
    }
    at = skipSpace(at + 3);
    int end = at < text.length() && text.charAt(at) == '-' ? at + 1 : at;
    if (text.startsWith(settings.blockEnd(), end)) {
      return end + settings.blockEnd().length();
    }
    return text.startsWith(settings.blockEnd(), at) ? at + settings.blockEnd().length() : -1;
  }

  private int raw(int start, int opened) {
    int sign = start + settings.blockStart().length();
    int endSign = opened - settings.blockEnd().length() - 1;
    out.append("{%" + (isSign(sign) ? text.charAt(sign) : "") + "raw", start);
    out.append(text.charAt(endSign) == '-' ? "-%}" : "%}", endSign);
    for (int at = opened; at < text.length(); at++) {
      int closed = text.startsWith(settings.blockStart(), at) ? endrawEnd(at) : -1;
      if (closed >= 0) {
        text(opened, at);
        int before = at + settings.blockStart().length();
        int after = closed - settings.blockEnd().length() - 1;
        out.append("{%" + (isSign(before) ? text.charAt(before) : "") + "endraw", at);
        out.append((isSign(after) ? text.charAt(after) : "") + "%}", after);
        return closed;
      }
    }
    text(opened, text.length());
    return text.length();
  }

  /// The end of `{% endraw %}` if it starts here, else -1.
  private int endrawEnd(int start) {
    int at = start + settings.blockStart().length();
    at = skipSpace(isSign(at) ? at + 1 : at);
    if (!text.startsWith("endraw", at)) {
      return -1;
    }
    at = skipSpace(at + "endraw".length());
    int end = isSign(at) ? at + 1 : at;
    return text.startsWith(settings.blockEnd(), end) ? end + settings.blockEnd().length() : -1;
  }

  private int tag(Found found, int start) {
    boolean signed = isSign(found.end());
    boolean line = found.kind() == Kind.LINE_STATEMENT || found.kind() == Kind.LINE_COMMENT;
    String sign = signed ? text.substring(found.end(), found.end() + 1) : line ? "+" : "";
    int content = signed ? found.end() + 1 : found.end();
    return switch (found.kind()) {
      case VARIABLE -> {
        out.append("{{" + sign, start);
        yield content(content, settings.variableEnd(), "-", "}}");
      }
      case BLOCK -> {
        out.append("{%" + sign, start);
        yield content(content, settings.blockEnd(), "+-", "%}");
      }
      case LINE_STATEMENT -> {
        out.append("{%" + sign, start);
        yield content(content, "", "", "+%}");
      }
      case LINE_COMMENT -> {
        out.append("{#" + sign + " +#}", start);
        int newline = text.indexOf('\n', content);
        yield newline < 0 ? text.length() : newline;
      }
      case COMMENT -> {
        out.append("{#" + sign, start);
        yield comment(content);
      }
    };
  }

  private int comment(int content) {
    int end = text.indexOf(settings.commentEnd(), content);
    if (end < 0) {
      out.append(content < text.length() ? " " : "", content);
      return text.length();
    }
    boolean signed = end > content && isSign(end - 1);
    out.append(" " + (signed ? text.charAt(end - 1) : "") + "#}", end);
    return end + settings.commentEnd().length();
  }

  /// Copies the inside of a tag up to its end, which counts only outside of brackets and between
  /// two words; returns the place behind it. An empty `end` is that of a line.
  private int content(int start, String end, String signs, String closing) {
    int depth = 0;
    int at = start;
    while (at < text.length()) {
      if (depth == 0) {
        int sign = signs.indexOf(text.charAt(at)) >= 0 ? 1 : 0;
        boolean signed = sign == 1 && text.startsWith(end, at + 1);
        if (!end.isEmpty() && (signed || text.startsWith(end, at))) {
          int skipped = signed ? 1 : 0;
          out.append((signed ? text.substring(at, at + 1) : "") + closing, at);
          return at + skipped + end.length();
        }
        int lineEnd = end.isEmpty() ? lineEnd(at) : -1;
        if (lineEnd >= 0) {
          out.append(closing, at);
          return lineEnd;
        }
      }
      char each = text.charAt(at);
      if (each == '(' || each == '[' || each == '{') {
        depth++;
      } else if (each == ')' || each == ']' || each == '}') {
        if (depth == 0) {
          out.append(' ', at); // so that no end comes of it
        }
        depth = Math.max(0, depth - 1);
      }
      int next = wordEnd(at);
      out.copy(text, at, next);
      at = next;
    }
    if (end.isEmpty()) {
      out.append(closing, text.length());
    }
    return at;
  }

  /// The start of the next line if nothing else stands before it, blank lines included; else -1.
  private int lineEnd(int at) {
    int end = skipSpace(at);
    if (end == text.length()) {
      return end;
    }
    int newline = text.lastIndexOf('\n', end - 1);
    return newline >= at ? newline + 1 : -1;
  }

  /// The end of the word, text, number, operator or white space that starts here.
  private int wordEnd(int start) {
    char first = text.charAt(start);
    if (first == '"' || first == '\'') {
      int at = start + 1;
      while (at < text.length() && text.charAt(at) != first) {
        at += text.charAt(at) == '\\' ? 2 : 1;
      }
      return Math.min(at + 1, text.length());
    }
    if (PythonCharacters.isSpace(first)) {
      return skipSpace(start);
    }
    if (isWord(first)) {
      int at = start;
      while (at < text.length() && isWord(text.charAt(at))) {
        at++;
      }
      return at;
    }
    for (String operator : List.of("//", "**", "==", "!=", ">=", "<=")) {
      if (text.startsWith(operator, start)) {
        return start + 2;
      }
    }
    return start + 1;
  }

  private static boolean isWord(char each) {
    return each == '_'
        || Character.isLetterOrDigit(each)
        || (each >= 0x80 && !PythonCharacters.isSpace(each));
  }
}
