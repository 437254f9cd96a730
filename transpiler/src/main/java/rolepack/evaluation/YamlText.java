package rolepack.evaluation;

import java.nio.charset.StandardCharsets;

/// What styles a text allows in YAML.
///
/// @param multiline whether it holds a line break
/// @param flowPlain without quotes within `[]` and `{}`
/// @param blockPlain without quotes elsewhere
/// @param single in single quotes
/// @param bytes its length in UTF-8
record YamlText(
    boolean multiline, boolean flowPlain, boolean blockPlain, boolean single, int bytes) {

  static YamlText of(String text) {
    if (text.isEmpty()) {
      return new YamlText(false, false, true, true, 0);
    }
    boolean marker = text.startsWith("---") || text.startsWith("...");
    boolean blockIndicators = marker;
    boolean flowIndicators = marker;
    boolean breaks = false;
    boolean special = false;
    boolean spaceBreak = false;
    boolean breakSpace = false;
    boolean afterSpace = false;
    boolean afterBreak = false;
    boolean afterBlank = true;
    int[] points = text.codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      int c = points[i];
      boolean beforeBlank = i + 1 == points.length || isBlank(points[i + 1]);
      if (i == 0) {
        boolean conditional = c == '?' || c == ':';
        boolean always = c < 128 && "#,[]{}&*!|>'\"%@`".indexOf(c) >= 0;
        flowIndicators |= always || conditional || c == '-' && beforeBlank;
        blockIndicators |= always || (conditional || c == '-') && beforeBlank;
      } else {
        flowIndicators |= c < 128 && ",?[]{}:".indexOf(c) >= 0 || c == '#' && afterBlank;
        blockIndicators |= c == ':' && beforeBlank || c == '#' && afterBlank;
      }
      special |= !isPrintable(c);
      breaks |= isBreak(c);
      breakSpace |= c == ' ' && afterBreak;
      spaceBreak |= isBreak(c) && afterSpace;
      afterSpace = c == ' ';
      afterBreak = isBreak(c);
      afterBlank = isBlank(c);
    }
    int first = points[0];
    int last = points[points.length - 1];
    boolean edge = first == ' ' || isBreak(first) || last == ' ' || isBreak(last);
    boolean awkward = spaceBreak || special;
    boolean plain = !edge && !breakSpace && !awkward && !breaks;
    return new YamlText(
        breaks,
        plain && !flowIndicators,
        plain && !blockIndicators,
        !breakSpace && !awkward,
        text.getBytes(StandardCharsets.UTF_8).length);
  }

  static boolean isBreak(int c) {
    return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
  }

  private static boolean isBlank(int c) {
    return c == ' ' || c == '\t' || c == 0 || isBreak(c);
  }

  /// What libyaml writes as it is; it escapes everything above the basic plane.
  static boolean isPrintable(int c) {
    return c == '\n'
        || c >= ' ' && c <= '~'
        || c >= 0xa0 && c <= 0xd7ff
        || c >= 0xe000 && c <= 0xfffd && c != 0xfeff;
  }
}
