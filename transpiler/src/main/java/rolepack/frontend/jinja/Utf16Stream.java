package rolepack.frontend.jinja;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;

/// A text as ANTLR reads it, one UTF-16 unit after the other, so that its indexes are rolepack's
/// offsets; ANTLR's own streams count code points.
public final class Utf16Stream implements CharStream {
  private final String text;
  private final int size;
  private int index;

  public Utf16Stream(String text) {
    this.text = text;
    this.size = text.length();
  }

  /// All of it.
  public String text() {
    return text;
  }

  @Override
  public void consume() {
    if (index == size) {
      throw new IllegalStateException("cannot consume the end");
    }
    index++;
  }

  @Override
  public int LA(int distance) {
    int at = distance > 0 ? index + distance - 1 : index + distance;
    return at >= 0 && at < size ? text.charAt(at) : IntStream.EOF;
  }

  @Override
  public int mark() {
    return -1;
  }

  @Override
  public void release(int marker) {}

  @Override
  public int index() {
    return index;
  }

  @Override
  public void seek(int target) {
    index = Math.min(target, size);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public String getText(Interval interval) {
    int end = Math.min(interval.b + 1, size);
    return interval.a >= end ? "" : text.substring(interval.a, end);
  }

  @Override
  public String getSourceName() {
    return IntStream.UNKNOWN_SOURCE_NAME;
  }
}
