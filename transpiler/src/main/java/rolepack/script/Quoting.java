package rolepack.script;

import java.util.List;

/// Writes values into POSIX shell and into awk so that they stay values.
public final class Quoting {
  private Quoting() {}

  /// A word of a shell: as it is where no character of it means anything to a shell, else in single
  /// quotes.
  public static String word(String word) {
    if (!word.isEmpty() && word.chars().allMatch(Quoting::isPlain)) {
      return word;
    }
    return "'" + word.replace("'", "'\\''") + "'";
  }

  /// Words of a shell, with a blank between them.
  public static String words(List<String> words) {
    return String.join(" ", words.stream().map(Quoting::word).toList());
  }

  private static boolean isPlain(int each) {
    return each >= 'a' && each <= 'z'
        || each >= 'A' && each <= 'Z'
        || each >= '0' && each <= '9'
        || "_-./:,+@%".indexOf(each) >= 0;
  }

  /// A string of an awk program that stands in a shell's single quotes.
  public static String awk(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            each -> {
              switch (each) {
                case '\\' -> out.append("\\\\");
                case '"' -> out.append("\\\"");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                default -> {
                  if (each < ' ' || each == '\'' || each == 0x7f) {
                    out.append("\\%03o".formatted(each));
                  } else {
                    out.appendCodePoint(each);
                  }
                }
              }
            });
    return out.append('"').toString();
  }
}
