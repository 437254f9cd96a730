package rolepack.frontend.jinja;

import static rolepack.generated.jinja.JinjaLexer.TEXT;
import static rolepack.generated.jinja.JinjaLexer.VARIABLE_START;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import rolepack.ir.jinja.TemplateSettings;

/// What white space control leaves of the texts between tags: the signs `-` and `+`, trim_blocks
/// and lstrip_blocks, in the order in which Jinja2 applies them.
///
/// Texts that only comments or `raw` separate come out as one. The methods are called in the order
/// of the text.
final class TextTrimming {
  /// How many characters `{{`, `{%`, `{#` and their ends have.
  private static final int DELIMITER = 2;

  private final String text;
  private final TemplateSettings settings;

  /// The text not yet given out, and the range that it covers.
  private final StringBuilder pending = new StringBuilder();

  private int pendingStart;
  private int pendingEnd;

  /// The white space that a `-` takes from the end of texts: where it starts and ends.
  private final List<int[]> stripped = new ArrayList<>();

  /// The chunk between the last tag and the next: what its beginning is left with is known.
  private int chunkStart;

  private int chunkEnd;

  /// Whether the chunk starts a line, as lstrip_blocks understands it.
  private boolean lineStart = true;

  TextTrimming(String text, TemplateSettings settings) {
    this.text = text;
    this.settings = settings;
  }

  /// A text stands in `[start, end)`, up to a tag or to the end.
  void add(int start, int end) {
    chunkStart = Math.max(start, chunkStart);
    chunkEnd = Math.max(end, chunkStart);
  }

  /// `{{` or `{%` stands here: the text before it, if anything is left.
  Optional<CommonToken> startOfTag(Token token) {
    int sign = token.getStartIndex() + DELIMITER;
    endChunk(sign(sign), token.getType() == VARIABLE_START);
    return take();
  }

  /// `}}` or `%}` stands here.
  void endOfTag(Token token) {
    int end = token.getStopIndex() + 1;
    boolean trimmed = text.charAt(end - 1) == '}' && text.charAt(end - DELIMITER) == '%';
    startChunk(end, sign(token.getStartIndex()), trimmed);
  }

  /// A whole comment stands here.
  void comment(Token token) {
    int start = token.getStartIndex();
    int end = token.getStopIndex() + 1;
    char sign = sign(start + DELIMITER);
    endChunk(sign, false);
    int signBefore = end - DELIMITER - 1;
    int contentStart = start + DELIMITER + (sign == 0 ? 0 : 1);
    char endSign = signBefore >= contentStart ? sign(signBefore) : 0;
    startChunk(end, endSign, true);
  }

  /// `{% raw %}…{% endraw %}` stands here; the end of the template may stand for the latter.
  void raw(Token token) {
    int start = token.getStartIndex();
    int end = token.getStopIndex() + 1;
    endChunk(sign(start + DELIMITER), false);
    int opened = text.indexOf("%}", start) + DELIMITER;
    startChunk(opened, sign(opened - DELIMITER - 1), false);
    if (opened == end) {
      return;
    }
    int closing = text.lastIndexOf("{%", end - 1);
    add(opened, closing);
    endChunk(sign(closing + DELIMITER), false);
    startChunk(end, sign(end - DELIMITER - 1), true);
  }

  /// The white space that a `-` took from the end of texts, each as its start and end.
  List<int[]> stripped() {
    return stripped;
  }

  /// The text at the end, if anything is left.
  Optional<CommonToken> endOfTemplate() {
    append(chunkStart, chunkEnd);
    return take();
  }

  private char sign(int index) {
    char each = index < text.length() ? text.charAt(index) : 0;
    return each == '-' || each == '+' ? each : 0;
  }

  private void endChunk(char sign, boolean variable) {
    int end = chunkEnd;
    if (sign == '-') {
      end = PythonCharacters.dropSpace(text, chunkStart, chunkEnd);
      stripped.add(new int[] {end, chunkEnd});
    } else if (sign == 0 && settings.lstripBlocks() && !variable) {
      int line = text.lastIndexOf('\n', chunkEnd - 1) + 1;
      if (line > chunkStart || lineStart) {
        line = Math.max(line, chunkStart);
        end = PythonCharacters.skipSpace(text, line, chunkEnd) == chunkEnd ? line : chunkEnd;
      }
    }
    append(chunkStart, end);
  }

  private void startChunk(int end, char sign, boolean trimmable) {
    chunkStart = end;
    if (sign == '-') {
      chunkStart = PythonCharacters.skipSpace(text, end, text.length());
    } else if (sign == 0 && trimmable && settings.trimBlocks() && startsWithNewline(end)) {
      chunkStart = end + 1;
    }
    chunkEnd = chunkStart;
    lineStart = chunkStart > end && text.charAt(chunkStart - 1) == '\n';
  }

  private boolean startsWithNewline(int at) {
    return at < text.length() && text.charAt(at) == '\n';
  }

  private void append(int start, int end) {
    if (start >= end) {
      return;
    }
    if (pending.isEmpty()) {
      pendingStart = start;
    }
    pending.append(text, start, end);
    pendingEnd = end;
  }

  private Optional<CommonToken> take() {
    if (pending.isEmpty()) {
      return Optional.empty();
    }
    CommonToken token =
        new CommonToken(TEXT, DelimiterTranslation.restore(pending.toString(), settings));
    token.setStartIndex(pendingStart);
    token.setStopIndex(pendingEnd - 1);
    pending.setLength(0);
    return Optional.of(token);
  }
}
