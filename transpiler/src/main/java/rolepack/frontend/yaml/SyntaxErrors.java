package rolepack.frontend.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.source.SourceFile;
import rolepack.source.SourceSpan;

/// Says what is wrong with a file in the words of those who write them: what the parser stumbles
/// over is seldom what is wrong.
final class SyntaxErrors {
  private final SourceFile file;
  private final String text;

  private SyntaxErrors(SourceFile file) {
    this.file = file;
    this.text = file.text();
  }

  /// An error of the scanner or the tree, or the mistake behind it.
  static InvalidYaml explain(SourceFile file, InvalidYaml error) {
    return error.kind() == DiagnosticKind.INVALID_YAML
        ? new SyntaxErrors(file).mistakeAt(error.span().start()).orElse(error)
        : error;
  }

  /// An error of the parser.
  static InvalidYaml explain(SourceFile file, MarkedYamlEngineException error) {
    int at = error.getProblemMark().map(Mark::getIndex).orElse(0);
    int start = error.getContextMark().map(Mark::getIndex).orElse(at);
    SyntaxErrors errors = new SyntaxErrors(file);
    return errors
        .mistakeAt(at)
        .or(() -> errors.mistakeAt(errors.lastText(at)))
        .orElseGet(() -> errors.inWords(error, start, at));
  }

  /// The last character before an offset that is not white space.
  private int lastText(int at) {
    int last = Math.min(at, text.length()) - 1;
    while (last > 0 && Cursor.isBlankOrEnd(text.charAt(last))) {
      last--;
    }
    return Math.max(last, 0);
  }

  /// A mistake that can be seen in the line of an offset.
  private Optional<InvalidYaml> mistakeAt(int at) {
    int line = file.line(at);
    return bareTemplate(line).or(() -> missingSpace(line)).or(() -> textAfterQuote(line));
  }

  /// `key: {{ value }}` and `{% if x %}`: Jinja2 where YAML expects a mapping.
  private Optional<InvalidYaml> bareTemplate(int line) {
    int start = file.lineStart(line);
    String content = file.lineText(line);
    int comment = content.indexOf(" #");
    content = comment < 0 ? content : content.substring(0, comment);
    for (int open = content.indexOf('{'); open >= 0; open = content.indexOf('{', open + 1)) {
      char next = open + 1 < content.length() ? content.charAt(open + 1) : ' ';
      if ((next == '{' || next == '%') && startsValue(content, open)) {
        int close = content.indexOf(next == '{' ? "}}" : "%}", open);
        int end = close < 0 ? content.length() : close + 2;
        return Optional.of(
            TreeBuilder.invalid(
                new SourceSpan(file, start + open, start + end),
                next == '{'
                    ? "a value that starts with {{ is read as a mapping"
                    : "a template statement is no YAML",
                next == '{'
                    ? "put the whole value in quotes"
                    : "use a condition or a loop of the task, or quote the value"));
      }
    }
    return Optional.empty();
  }

  /// Whether an offset of a line is where a value starts.
  private static boolean startsValue(String line, int at) {
    String before = line.substring(0, at).stripTrailing();
    return before.isEmpty()
        || before.endsWith(":")
        || before.endsWith("-")
        || before.endsWith("[")
        || before.endsWith(",");
  }

  /// `key:value` and `-item` in a line of their own.
  private Optional<InvalidYaml> missingSpace(int line) {
    int start = file.lineStart(line);
    int end = file.lineEnd(line);
    int at = start;
    while (at < end && text.charAt(at) == ' ') {
      at++;
    }
    if (at < end && text.charAt(at) == '-') {
      boolean glued = at + 1 < end && Character.isLetter(text.charAt(at + 1));
      return glued
          ? Optional.of(
              TreeBuilder.invalid(
                  new SourceSpan(file, at, at + 1), "the '-' needs a space after it", "add it"))
          : Optional.empty();
    }
    int key = at;
    while (at < end && Cursor.isWord(text.charAt(at))) {
      at++;
    }
    boolean glued =
        at > key
            && at + 1 < end
            && text.charAt(at) == ':'
            && !Cursor.isBlankOrEnd(text.charAt(at + 1))
            && text.substring(at, end).indexOf(": ") < 0
            && !text.startsWith("://", at);
    return glued
        ? Optional.of(
            TreeBuilder.invalid(
                new SourceSpan(file, at, at + 1), "the ':' needs a space after it", "add it"))
        : Optional.empty();
  }

  /// `key: "quoted" and more`.
  private Optional<InvalidYaml> textAfterQuote(int line) {
    int start = file.lineStart(line);
    String content = file.lineText(line);
    for (int open = 0; open < content.length(); open++) {
      char quote = content.charAt(open);
      if (quote == '#' && (open == 0 || content.charAt(open - 1) == ' ')) {
        return Optional.empty();
      }
      if ((quote != '"' && quote != '\'') || !startsValue(content, open)) {
        continue;
      }
      int close = closing(content, open);
      int next = close + 1;
      while (next < content.length() && Cursor.isBlank(content.charAt(next))) {
        next++;
      }
      if (close < 0 || next == content.length() || ",:]}#".indexOf(content.charAt(next)) >= 0) {
        open = close < 0 ? content.length() : close;
        continue;
      }
      return Optional.of(
          TreeBuilder.invalid(
              new SourceSpan(file, start + next, start + content.length()),
              "text follows the closing quote",
              quote == '"'
                  ? "quote the whole value: '\"a\" and more'"
                  : "quote the whole value, and double every ' inside of single quotes"));
    }
    return Optional.empty();
  }

  /// The offset of the quote that closes the one at an offset, -1 for none in the line.
  private static int closing(String line, int open) {
    char quote = line.charAt(open);
    for (int i = open + 1; i < line.length(); i++) {
      if (line.charAt(i) == '\\' && quote == '"') {
        i++;
      } else if (line.charAt(i) == quote) {
        if (quote == '"' || i + 1 == line.length() || line.charAt(i + 1) != quote) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }

  /// @param start where the collection starts that the parser is in
  private InvalidYaml inWords(MarkedYamlEngineException error, int start, int at) {
    String problem = error.getProblem();
    String found = problem.substring(problem.lastIndexOf(' ') + 1).replace("'", "");
    SourceSpan here = new SourceSpan(file, at, Math.max(at, Math.min(at + 1, text.length())));
    int line = file.line(start);
    if (problem.startsWith("expected <block end>")) {
      return inBlock(error.getContext().contains("mapping"), found, here, line);
    }
    if (problem.startsWith("expected ','")) {
      char open = start < text.length() ? text.charAt(start) : '[';
      return found.equals("end>")
          ? TreeBuilder.invalid(
              new SourceSpan(file, start, start + 1),
              "the %s here is never closed".formatted(open),
              "close it")
          : TreeBuilder.invalid(
              here,
              line == here.startLine()
                  ? "expected a ',' or a '%s'".formatted(closing(open))
                  : "the %s of line %d is still open here".formatted(open, line),
              "close it with %s, or add a comma, or quote the text".formatted(closing(open)));
    }
    if (problem.startsWith("expected the node content")) {
      return found.length() == 1
          ? TreeBuilder.invalid(
              here, "a value cannot start with %s".formatted(found), "quote it if it is text")
          : TreeBuilder.invalid(here, "a value is missing here", "add it");
    }
    if (problem.startsWith("expected '<document start>'")) {
      return TreeBuilder.invalid(
          here, "this does not go on with what stands above it", "indent it like the lines above");
    }
    if (problem.startsWith("found undefined tag handle")) {
      return TreeBuilder.invalid(here, "nothing defines this tag", "quote it if it is text");
    }
    return TreeBuilder.invalid(here, problem);
  }

  private static char closing(char open) {
    return open == '{' ? '}' : ']';
  }

  private InvalidYaml inBlock(boolean mapping, String found, SourceSpan here, int line) {
    String collection = mapping ? "mapping" : "list";
    if (found.equals("-")) {
      return TreeBuilder.invalid(
          here,
          "a list item stands among the keys of the %s that starts in line %d"
              .formatted(collection, line),
          "indent it below the key that it belongs to");
    }
    if (found.equals("?") && !mapping) {
      return TreeBuilder.invalid(
          here,
          "a key stands among the items of the list that starts in line %d".formatted(line),
          "start an item with '- ', or indent it like the key that it belongs beside");
    }
    return TreeBuilder.invalid(
        here,
        "this line is not indented like the %s that starts in line %d".formatted(collection, line),
        "indent it like the lines that it belongs beside");
  }
}
