package rolepack.source;

/// Where the characters of a decoded text stand in a file.
///
/// A template inside a YAML scalar is parsed from the scalar's decoded text, in which escapes are
/// resolved, lines folded and indentation removed; this maps its offsets back, so that a message
/// points at the file.
public sealed interface TextOrigin {
  /// The span of the file that gave `text[start, end)`; both are UTF-16 offsets into the decoded
  /// text, and the result covers at least one character where the file has one.
  SourceSpan span(int start, int end);

  /// The span of the whole text.
  SourceSpan whole();

  /// The text is the file from `base` on, character by character.
  record Verbatim(SourceFile file, int base, int length) implements TextOrigin {
    @Override
    public SourceSpan span(int start, int end) {
      return new SourceSpan(file, base + start, base + end);
    }

    @Override
    public SourceSpan whole() {
      return span(0, length);
    }
  }

  /// Every character of the text has an offset of its own; `offsets` has one entry more than the
  /// text has characters, the last is where the text ends.
  record Mapped(SourceSpan whole, int[] offsets) implements TextOrigin {
    @Override
    public SourceSpan span(int start, int end) {
      int from = offsets[start];
      return new SourceSpan(whole.file(), from, Math.max(from, offsets[end]));
    }
  }

  /// The text was not written anywhere as it is (a default of a module, a joined argument): every
  /// part of it comes from `whole`.
  record Generated(SourceSpan whole) implements TextOrigin {
    @Override
    public SourceSpan span(int start, int end) {
      return whole;
    }
  }

  /// The origin of a file that is parsed as it is.
  static TextOrigin of(SourceFile file) {
    return new Verbatim(file, 0, file.text().length());
  }
}
