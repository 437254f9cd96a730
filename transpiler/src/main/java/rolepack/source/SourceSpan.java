package rolepack.source;

import java.util.Objects;

/// A half-open range of one file, `start` inclusive, `end` exclusive, in UTF-16 offsets.
public record SourceSpan(SourceFile file, int start, int end) {
  public SourceSpan {
    Objects.requireNonNull(file);
    if (start < 0 || end < start || end > file.text().length()) {
      throw new IllegalArgumentException(
          "no such span in %s: %d to %d".formatted(file.path(), start, end));
    }
  }

  /// The line of the first character.
  public int startLine() {
    return file.line(start);
  }

  /// The line of the last character; that of the start where the span is empty.
  public int endLine() {
    return file.line(Math.max(start, end - 1));
  }

  /// The column of the first character.
  public int startColumn() {
    return file.column(start);
  }

  /// The text that the span covers.
  public String text() {
    return file.text().substring(start, end);
  }

  /// The smallest span that covers this one and another of the same file.
  public SourceSpan to(SourceSpan other) {
    return new SourceSpan(file, Math.min(start, other.start), Math.max(end, other.end));
  }

  /// `path:line`, as messages name a place.
  public String place() {
    return file.path() + ":" + startLine();
  }

  @Override
  public String toString() {
    return "%s:%d:%d".formatted(file.path(), startLine(), startColumn());
  }
}
