package rolepack.frontend.yaml;

/// Turns the indexes of code points that snakeyaml-engine counts into UTF-16 offsets.
final class CodePoints {
  private final int[] offsets;

  CodePoints(String text) {
    int count = text.codePointCount(0, text.length());
    if (count == text.length()) {
      offsets = new int[0];
      return;
    }
    offsets = new int[count + 1];
    for (int i = 0, at = 0; i < count; i++) {
      offsets[i] = at;
      at += Character.charCount(text.codePointAt(at));
    }
    offsets[count] = text.length();
  }

  int offset(int index) {
    return offsets.length == 0 ? index : offsets[Math.min(index, offsets.length - 1)];
  }
}
