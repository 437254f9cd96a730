package rolepack.source;

import java.util.Arrays;
import java.util.Objects;

/// One text file of the repository: its name and its text, with the arithmetic of lines and
/// columns.
///
/// Offsets everywhere in rolepack are UTF-16 indexes into [#text()]; the front ends convert from
/// the code points that their libraries count. Lines are numbered from 1 and end with `\n`; columns
/// are numbered from 1 and count code points, since that is what an editor shows.
public final class SourceFile {
  private final String path;
  private final String text;
  private final int[] lineStarts;
  private final int firstLine;

  /// @param path relative to the repository, with `/` between the folders
  /// @param text the decoded text, as it stands in the file
  public SourceFile(String path, String text) {
    this(path, text, 1);
  }

  private SourceFile(String path, String text, int firstLine) {
    this.firstLine = firstLine;
    this.path = Objects.requireNonNull(path);
    this.text = Objects.requireNonNull(text);
    this.lineStarts = lineStarts(text);
  }

  /// Some lines of a file that is too large to be kept; those before them are as if they were
  /// empty.
  ///
  /// @param firstLine the number of the first of them
  public static SourceFile excerpt(String path, String text, int firstLine) {
    return new SourceFile(path, text, firstLine);
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int newline = text.indexOf('\n');
        newline >= 0;
        newline = text.indexOf('\n', newline + 1)) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, count * 2);
      }
      starts[count++] = newline + 1;
    }
    return Arrays.copyOf(starts, count);
  }

  public String path() {
    return path;
  }

  public String text() {
    return text;
  }

  /// The number of lines; an empty file has one, and so has a text after its last newline.
  public int lineCount() {
    return lineStarts.length;
  }

  /// The line that holds an offset; the end of the text belongs to the last line.
  public int line(int offset) {
    int found = Arrays.binarySearch(lineStarts, Objects.checkIndex(offset, text.length() + 1));
    return firstLine + (found >= 0 ? found : -found - 2);
  }

  /// The column of an offset in its line.
  public int column(int offset) {
    return text.codePointCount(lineStart(line(offset)), offset) + 1;
  }

  /// The offset at which a line starts.
  public int lineStart(int line) {
    return line < firstLine ? 0 : lineStarts[line - firstLine];
  }

  /// The offset at which the text of a line ends, before its `\r\n` or `\n`.
  public int lineEnd(int line) {
    if (line < firstLine) {
      return 0;
    }
    int next = line - firstLine + 1;
    int end = next < lineStarts.length ? lineStarts[next] - 1 : text.length();
    return end > lineStart(line) && text.charAt(end - 1) == '\r' ? end - 1 : end;
  }

  /// A line without its line end.
  public String lineText(int line) {
    return text.substring(lineStart(line), lineEnd(line));
  }

  /// The span of the whole text.
  public SourceSpan span() {
    return new SourceSpan(this, 0, text.length());
  }

  @Override
  public String toString() {
    return path;
  }
}
