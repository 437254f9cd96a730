package rolepack.ir.gotemplate;

/// A place in a Go template, as Go's messages name it.
///
/// @param line from 1; 0 in a tree that was made and not read
/// @param column the number of bytes of UTF-8 before it in its line
public record Position(int line, int column) {
  /// The place of what was made and not read.
  public static final Position NONE = new Position(0, 0);
}
