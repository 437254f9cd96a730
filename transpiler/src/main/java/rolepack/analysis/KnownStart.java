package rolepack.analysis;

/// As much of the start of a text as is known.
///
/// @param whole it is all of the text
public record KnownStart(String text, boolean whole) {
  /// The same behind a known text.
  KnownStart after(CharSequence before, boolean last) {
    return new KnownStart(before + text, whole && last);
  }
}
