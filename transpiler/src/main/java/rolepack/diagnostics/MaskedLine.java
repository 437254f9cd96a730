package rolepack.diagnostics;

import java.util.List;
import rolepack.diagnostics.SecretText.Range;
import rolepack.source.SourceFile;
import rolepack.source.SourceSpan;

/// A line of the input with `********` for every part that may be a secret, whatever its length.
final class MaskedLine {
  private static final String MASK = "********";

  /// A message is about the first lines of its place.
  private static final int MOST_LINES = 20;

  /// Shorter words of a secret stand in too many messages by chance.
  private static final int SHORTEST_WORD = 3;

  private final String line;
  private final List<Range> secrets;

  MaskedLine(SourceFile file, int number) {
    this.line = file.lineText(number);
    this.secrets = SecretText.in(file, number);
  }

  String text() {
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (Range each : secrets) {
      out.append(line, from, each.from()).append(MASK);
      from = each.to();
    }
    return out.append(line, from, line.length()).toString();
  }

  /// Where the character at an offset of the line stands in the text; the start of the mask for a
  /// hidden one.
  int start(int offset) {
    int shift = 0;
    for (Range each : secrets) {
      if (offset < each.from()) {
        break;
      }
      if (offset < each.to()) {
        return each.from() + shift;
      }
      shift += MASK.length() - (each.to() - each.from());
    }
    return offset + shift;
  }

  /// Where a part that ends at an offset of the line ends in the text; the end of the mask where it
  /// ends in a hidden one.
  int end(int offset) {
    int shift = 0;
    for (Range each : secrets) {
      if (offset <= each.from()) {
        break;
      }
      shift += MASK.length() - (each.to() - each.from());
      if (offset < each.to()) {
        return each.to() + shift;
      }
    }
    return offset + shift;
  }

  /// The arguments of a message about a place, without the words of secrets that stand there.
  static Object[] clean(Object[] arguments, SourceSpan span) {
    Object[] cleaned = arguments.clone();
    int last = Math.min(span.endLine(), span.startLine() + MOST_LINES - 1);
    for (int line = span.startLine(); line <= last; line++) {
      MaskedLine masked = new MaskedLine(span.file(), line);
      if (!masked.secrets.isEmpty()) {
        for (int i = 0; i < cleaned.length; i++) {
          cleaned[i] = cleaned[i] instanceof String text ? masked.clean(text) : cleaned[i];
        }
      }
    }
    return cleaned;
  }

  private String clean(String message) {
    String cleaned = message;
    for (Range each : secrets) {
      int at = each.from();
      while (at < each.to()) {
        int start = at;
        while (at < each.to() && isWordCharacter(line.charAt(at))) {
          at++;
        }
        if (at - start >= SHORTEST_WORD && !isKey(start, at)) {
          cleaned = cleaned.replace(line.substring(start, at), MASK);
        }
        at = Math.max(at, start + 1);
      }
    }
    return cleaned;
  }

  private static boolean isWordCharacter(char each) {
    return Character.isLetterOrDigit(each)
        || Character.isSurrogate(each)
        || "_.-".indexOf(each) >= 0;
  }

  /// Whether a word is the next key of a mapping in braces: `{secret: x, key: y}`.
  private boolean isKey(int start, int end) {
    return line.startsWith(": ", end) && (line.startsWith(", ", start - 2));
  }
}
