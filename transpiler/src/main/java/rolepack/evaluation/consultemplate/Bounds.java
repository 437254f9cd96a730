package rolepack.evaluation.consultemplate;

import rolepack.evaluation.gotemplate.GoFunctionError;

/// How much a function may make: a template is not to be trusted with memory.
final class Bounds {
  private static final long TEXT = 32_000_000;

  private Bounds() {}

  /// @param length of a text that is made or about to be made
  static void check(long length) throws GoFunctionError {
    if (length > TEXT) {
      throw new GoFunctionError("a text of more than " + TEXT + " characters");
    }
  }

  /// `strings.Repeat`.
  static String repeat(String text, long count) throws GoFunctionError {
    if (count < 0) {
      throw new GoFunctionError("strings: negative Repeat count");
    }
    check(count);
    check(count * text.length());
    return text.repeat((int) count);
  }

  /// `strings.Join`.
  static String join(String separator, Iterable<String> parts) throws GoFunctionError {
    long length = 0;
    for (String each : parts) {
      length += separator.length() + each.length();
    }
    check(length);
    return String.join(separator, parts);
  }

  /// `strings.ReplaceAll`.
  static String replaceAll(String text, String old, String replacement) throws GoFunctionError {
    long found = old.isEmpty() ? text.length() + 1L : 0;
    for (int at = old.isEmpty() ? -1 : text.indexOf(old); at >= 0; ) {
      found++;
      at = text.indexOf(old, at + old.length());
    }
    check(text.length() + found * (replacement.length() - (long) old.length()));
    return GoTexts.replaceAll(text, old, replacement);
  }
}
