package rolepack.evaluation;

/// A text that ends a match which looks at too many characters: the pattern is not trusted.
final class BoundedText implements CharSequence {
  private final CharSequence text;
  private final long[] left;

  BoundedText(String text) {
    this(text, new long[] {Meter.matching()});
  }

  private BoundedText(CharSequence text, long[] left) {
    this.text = text;
    this.left = left;
  }

  @Override
  public char charAt(int index) {
    if (--left[0] < 0) {
      throw new EvaluationException.TooLarge("the regular expression takes too long");
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new BoundedText(text.subSequence(start, end), left);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
