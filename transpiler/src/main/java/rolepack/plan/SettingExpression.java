package rolepack.plan;

import java.util.regex.Pattern;

/// Regular expressions of `lineinfile` that find the lines which set a key, and no others:
/// `^#?Storage=.*`.
final class SettingExpression {
  private static final String SPACE = "(?:\\\\s|\\\\t| |\\[ \\\\t\\])";
  private static final String HASH =
      "(?:\\\\?[#;]|\\[#;\\]|\\[;#\\]|\\[# \\]|\\[ #\\]|\\[#\\\\s\\]|\\[\\\\s#\\])";
  private static final String LEAD =
      "\\^(?:(?:%1$s|%2$s)[*?]|\\((?:\\?:)?(?:(?:%1$s|%2$s)[*?+]?)+\\)[*?])*"
          .formatted(SPACE, HASH);
  private static final String TAIL = "(?:%s[*?])*(?:\\.[*+]|\\(\\.[*+]\\))?\\$?".formatted(SPACE);

  private SettingExpression() {}

  /// Whether it finds every line that sets a key, commented or not.
  ///
  /// @param assigned whether an equals sign stands behind the key, and not white space
  static boolean covers(String expression, String key, boolean assigned) {
    String name = Pattern.quote(key);
    String sign =
        assigned ? "(?:%s[*?])*=".formatted(SPACE) : "(?:\\\\b|%s[+*?]?)?".formatted(SPACE);
    return expression.matches(LEAD + "(?:%1$s|\\(%1$s\\))".formatted(name) + sign + TAIL);
  }

  /// Whether it finds the header of a section: `^\[Service\]`.
  static boolean isHeader(String expression, String section) {
    return expression.matches("\\^?\\\\\\[%s\\\\?\\]\\$?".formatted(Pattern.quote(section)));
  }
}
