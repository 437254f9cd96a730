package rolepack.plan;

/// Makes one word of POSIX shell out of any text, so that a value never becomes code.
public final class ShellWord {
  private ShellWord() {}

  /// The text itself where the shell takes it as it is, else in single quotes.
  public static String quote(String text) {
    if (isPlain(text)) {
      return text;
    }
    return "'" + text.replace("'", "'\\''") + "'";
  }

  private static boolean isPlain(String text) {
    if (text.isEmpty()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      boolean plain =
          (each >= 'a' && each <= 'z')
              || (each >= 'A' && each <= 'Z')
              || (each >= '0' && each <= '9')
              || "/._-+:@%,".indexOf(each) >= 0;
      if (!plain) {
        return false;
      }
    }
    return true;
  }
}
