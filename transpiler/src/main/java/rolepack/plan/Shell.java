package rolepack.plan;

/// Writes values into POSIX shell so that they stay values.
public final class Shell {
  private Shell() {}

  /// A word: as it is where no character of it means anything to a shell, else in single quotes.
  public static String quote(String word) {
    if (!word.isEmpty() && word.chars().allMatch(Shell::isPlain)) {
      return word;
    }
    return "'" + word.replace("'", "'\\''") + "'";
  }

  private static boolean isPlain(int each) {
    return each >= 'a' && each <= 'z'
        || each >= 'A' && each <= 'Z'
        || each >= '0' && each <= '9'
        || "_-./:,+@%".indexOf(each) >= 0;
  }
}
