package rolepack.evaluation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `wordwrap`: Python's `textwrap`, line by line.
final class WordWrap {
  private static final String SPACE = "\\t\\n\\x0b\\x0c\\r ";
  private static final String WORD = "[\\p{L}\\p{N}_!\"'&.,?]";
  private static final String LETTER = "[\\p{L}_]";

  private final int width;
  private final boolean breakWords;
  private final boolean breakHyphens;

  private WordWrap(int width, boolean breakWords, boolean breakHyphens) {
    this.width = width;
    this.breakWords = breakWords;
    this.breakHyphens = breakHyphens;
  }

  static Value wordwrap(Value operand, Inputs inputs) {
    Inputs.Bound bound =
        inputs.bind("wordwrap", "width?", "break_long_words?", "wrapstring?", "break_on_hyphens?");
    int width = bound.small(0, 79);
    String newline = bound.some(2).map(Representation::str).orElse("\n");
    WordWrap wrap =
        new WordWrap(
            width,
            bound.get(1).map(Truth::of).orElse(true),
            bound.get(3).map(Truth::of).orElse(true));
    List<String> paragraphs = new ArrayList<>();
    for (String line : TextSplitting.lines(Inputs.Bound.text(operand, "the text to wrap"), false)) {
      if (width <= 0) {
        throw EvaluationException.valueError("invalid width %d (must be > 0)".formatted(width));
      }
      paragraphs.add(String.join(newline, wrap.wrap(line)));
    }
    String wrapped = String.join(newline, paragraphs);
    Meter.make(wrapped.length());
    return Value.of(wrapped);
  }

  private Deque<String> chunks(String text) {
    Pattern word =
        Pattern.compile(
            breakHyphens
                ? "[%1$s]+|(?<=%2$s)-{2,}(?=[\\p{L}\\p{N}_])|[^%1$s]+?(?:-(?:(?<=%3$s{2}-)|(?<=%3$s-%3$s-))(?=%3$s-?%3$s)|(?=[%1$s]|\\z)|(?<=%2$s)(?=-{2,}[\\p{L}\\p{N}_]))"
                    .formatted(SPACE, WORD, LETTER)
                : "[%1$s]+|[^%1$s]+".formatted(SPACE));
    Deque<String> chunks = new ArrayDeque<>();
    Matcher matcher = word.matcher(new BoundedText(text));
    int end = 0;
    while (matcher.find()) {
      if (matcher.start() > end) {
        chunks.add(text.substring(end, matcher.start()));
      }
      chunks.add(text.substring(matcher.start(), matcher.end()));
      end = matcher.end();
    }
    if (end < text.length()) {
      chunks.add(text.substring(end));
    }
    return chunks;
  }

  private List<String> wrap(String text) {
    Deque<String> chunks = chunks(text);
    List<String> lines = new ArrayList<>();
    while (!chunks.isEmpty()) {
      List<String> line = new ArrayList<>();
      int length = 0;
      if (chunks.peek().isBlank() && !lines.isEmpty()) {
        chunks.pop();
      }
      while (!chunks.isEmpty() && length + CodePoints.length(chunks.peek()) <= width) {
        length += CodePoints.length(chunks.peek());
        line.add(chunks.pop());
      }
      if (!chunks.isEmpty() && CodePoints.length(chunks.peek()) > width) {
        breakChunk(chunks, line, width - length);
      }
      if (!line.isEmpty() && line.getLast().isBlank()) {
        line.removeLast();
      }
      if (!line.isEmpty()) {
        lines.add(String.join("", line));
      }
      Meter.step();
    }
    return lines;
  }

  /// Puts what fits of a long word on the line.
  private void breakChunk(Deque<String> chunks, List<String> line, int space) {
    if (breakWords) {
      String chunk = chunks.pop();
      int end = space;
      if (breakHyphens && CodePoints.length(chunk) > space) {
        int hyphen = CodePoints.slice(chunk, 0, space).lastIndexOf('-');
        if (hyphen > 0 && chunk.substring(0, hyphen).chars().anyMatch(c -> c != '-')) {
          end = CodePoints.position(chunk, hyphen) + 1;
        }
      }
      int length = CodePoints.length(chunk);
      line.add(CodePoints.slice(chunk, 0, Math.min(end, length)));
      if (end < length) {
        Meter.steps(length);
        chunks.push(CodePoints.slice(chunk, end, length));
      }
    } else if (line.isEmpty()) {
      line.add(chunks.pop());
    }
  }
}
