package rolepack.rewrite.gotemplate;

import rolepack.ir.gotemplate.GoExpr;
import rolepack.rewrite.scope.Profile;
import rolepack.rewrite.scope.Shape;

/// What parseJSON made → the text that Python's `json.dumps` makes of it. Go's has no spaces,
/// indents by two, escapes `<`, `>` and `&`, and leaves what is not ASCII as it is.
final class JsonText {
  /// Everything up to a comma or a colon that is not inside of a string, or to the end, where a
  /// space too many goes with the quote behind it.
  private static final String SEPARATOR = "((?:\"(?:[^\"\\\\]|\\\\.)*\"|[^\",:])*)([,:]?)";

  /// Everything up to white space that is not inside of a string, and that.
  private static final String BLANKS = "((?:\"(?:[^\"\\\\]|\\\\.)*\"|[^\"\\s])*)\\s*";

  /// What stands for backslashes and ends of lines while `%+q` escapes the rest; JSON has neither.
  private static final String BACKSLASH = "\u0001";

  private static final String NEWLINE = "\u0002";

  private final Profile profile;

  JsonText(Profile profile) {
    this.profile = profile;
  }

  /// `{"a": [1, 2]}`; the members of a dict are in the order of their names.
  GoExpr plain(GoExpr value) {
    return spaced(GoCode.pipe(value, unescaped() ? "toUnescapedJSON" : "toJSON"), !unescaped());
  }

  /// The same of a text that is JSON, so that members stay in their order, and 1.0 what it is.
  GoExpr again(GoExpr json) {
    return spaced(replaced(json, BLANKS, "${1}"), true);
  }

  private static GoExpr spaced(GoExpr json, boolean escaped) {
    return restored(quoted(replaced(json, SEPARATOR, "${1}${2} "), escaped));
  }

  /// Spaces for each level, the members in the order of their names.
  ///
  /// @param indent the spaces of a level, twice so many for each as here
  /// @param level how deep inside of other values it stands
  GoExpr nice(GoExpr value, Shape shape, int indent, int level) {
    GoExpr lines =
        unescaped() || shape instanceof Shape.MapOf
            ? indented(
                GoCode.pipe(value, unescaped() ? "toUnescapedJSONPretty" : "toJSONPretty"),
                "(?m)^( +)",
                indent)
            : inDict(value, indent);
    GoExpr quoted = quoted(all(lines, "\n", NEWLINE), !unescaped());
    return restored(all(quoted, escape(NEWLINE), "\n" + "  ".repeat(indent * level)));
  }

  /// Old versions write a list on several lines only inside of a dict.
  private static GoExpr inDict(GoExpr value, int indent) {
    GoExpr dict =
        GoCode.pipe(
            GoCode.pipe(GoCode.pipe(value, "toJSON"), "printf", GoExpr.text("{\"\":%s}")),
            "parseJSON");
    return replaced(
        replaced(GoCode.pipe(dict, "toJSONPretty"), "^\\{\n  \"\": |\n\\}$", ""),
        "(?m)^  ( *)",
        "${1}".repeat(indent));
  }

  /// Go indents by two.
  private static GoExpr indented(GoExpr json, String pattern, int indent) {
    return indent == 1 ? json : replaced(json, pattern, "${1}".repeat(indent));
  }

  /// `%+q` escapes what is not ASCII, and what JSON has escaped already.
  ///
  /// @param escaped whether it may have escaped `<`, `>` and `&`, as Go does
  private static GoExpr quoted(GoExpr json, boolean escaped) {
    GoExpr text = all(json, "\\\\", BACKSLASH);
    if (escaped) {
      text = all(all(all(text, "\\u003c", "<"), "\\u003e", ">"), "\\u0026", "&");
    }
    GoExpr quoted = GoCode.pipe(text, "printf", GoExpr.text("%+q"));
    return replaced(quoted, "^\"| ?\"$|\\\\([\\\\\"])", "${1}");
  }

  private static GoExpr restored(GoExpr text) {
    return all(text, escape(BACKSLASH), "\\\\");
  }

  /// A control character as `%+q` prints it.
  private static String escape(String control) {
    return "\\x%02x".formatted((int) control.charAt(0));
  }

  private boolean unescaped() {
    return profile.has("toUnescapedJSON");
  }

  private static GoExpr all(GoExpr text, String old, String replacement) {
    return GoCode.pipe(text, "replaceAll", GoExpr.text(old), GoExpr.text(replacement));
  }

  private static GoExpr replaced(GoExpr text, String pattern, String replacement) {
    return GoCode.pipe(text, "regexReplaceAll", GoExpr.text(pattern), GoExpr.text(replacement));
  }
}
