package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A mode that names bits to change (`u=rwX,g-w`), as Ansible reads it and as chmod does.
///
/// They differ: Ansible looks at the mode before all changes for `X` and for copies (`g=u`), chmod
/// at that before each change; and chmod keeps the set-id bits of folders that `=` does not name.
final class SymbolicMode {
  private static final int ALL = 07777;
  private static final int SET_ID = 06000;
  private static final int UMASK = 022;
  private static final Pattern CLAUSE = Pattern.compile("(a|[ugo]*)((?:[-+=][rwxXstugo]*)+)");
  private static final Pattern OPERATION = Pattern.compile("([-+=])([rwxXstugo]*)");

  /// What takes set-id bits off folders before the changes, the least first.
  private static final List<String> CLEARED = List.of("", "u-s,", "g-s,", "ug-s,");

  /// One change.
  ///
  /// @param classes some of `ugo`
  /// @param plain whether the text names no class, so that the umask's bits are left alone
  private record Change(String classes, boolean plain, char operator, String permissions) {}

  private final String text;
  private final List<Change> changes;

  private SymbolicMode(String text, List<Change> changes) {
    this.text = text;
    this.changes = List.copyOf(changes);
  }

  /// @return empty where Ansible refuses the text
  static Optional<SymbolicMode> of(String text) {
    List<Change> changes = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Matcher clause = CLAUSE.matcher(part);
      if (!clause.matches()) {
        return Optional.empty();
      }
      boolean plain = clause.group(1).isEmpty();
      String classes = plain || clause.group(1).equals("a") ? "ugo" : clause.group(1);
      Matcher operation = OPERATION.matcher(clause.group(2));
      while (operation.find()) {
        changes.add(new Change(classes, plain, operation.group(1).charAt(0), operation.group(2)));
      }
    }
    return Optional.of(new SymbolicMode(text, changes));
  }

  /// What Ansible makes of a mode.
  int change(int before, boolean directory) {
    int mode = before;
    for (Change change : changes) {
      for (char who : change.classes.toCharArray()) {
        int shift = shift(who);
        int special = special(who);
        int bits = 0;
        for (char each : change.permissions.toCharArray()) {
          int one =
              switch (each) {
                case 's' -> who == 'o' ? 0 : special;
                case 't' -> who == 'o' ? special : 0;
                default -> triple(each, before, directory) << shift;
              };
          bits |= change.plain && "rwx".indexOf(each) >= 0 ? one & ~UMASK : one;
        }
        mode = apply(change.operator, mode, bits, ALL & ~(7 << shift | special));
      }
    }
    return mode;
  }

  /// Whether a file, or a folder, gets the same mode whatever it has before.
  boolean isFixed(boolean directory) {
    int first = change(0, directory);
    for (int before = 1; before <= ALL; before++) {
      if (change(before, directory) != first) {
        return false;
      }
    }
    return true;
  }

  /// The words for chmod that change each mode as Ansible does.
  ///
  /// @param folders whether they have to be right for folders, too
  /// @return empty where there are none
  Optional<String> forChmod(boolean folders) {
    return CLEARED.stream()
        .map(each -> each + text)
        .filter(each -> agrees(each, false) && (!folders || agrees(each, true)))
        .findFirst();
  }

  private boolean agrees(String words, boolean directory) {
    List<Change> all = of(words).orElseThrow().changes;
    for (int before = 0; before <= ALL; before++) {
      int changed = chmod(all, before, directory);
      if (changed < 0 || changed != change(before, directory)) {
        return false;
      }
    }
    return true;
  }

  /// What GNU's chmod makes of a mode, with a umask of 022; negative where it refuses the words.
  private static int chmod(List<Change> changes, int before, boolean directory) {
    int mode = before;
    for (Change change : changes) {
      boolean copies = change.permissions.matches("[ugo]");
      if (!copies && change.permissions.matches(".*[ugo].*")) {
        return -1;
      }
      int affected = 0;
      for (char who : change.classes.toCharArray()) {
        affected |= 7 << shift(who) | special(who);
      }
      affected = change.plain ? 0 : affected;
      int value = 0;
      for (char each : change.permissions.toCharArray()) {
        value |=
            switch (each) {
              case 's' -> SET_ID;
              case 't' -> 01000;
              default -> 0111 * triple(each, mode, directory);
            };
      }
      int mentioned =
          copies || change.permissions.indexOf('s') < 0
              ? 0
              : SET_ID & (affected == 0 ? ALL : affected);
      int omitted = directory ? SET_ID & ~mentioned : 0;
      value &= (affected == 0 ? ~UMASK : affected) & ~omitted;
      mode = apply(change.operator, mode, value, (affected == 0 ? 0 : ALL & ~affected) | omitted);
    }
    return mode;
  }

  private static int apply(char operator, int mode, int bits, int preserved) {
    return switch (operator) {
      case '+' -> mode | bits;
      case '-' -> mode & ~bits;
      default -> mode & preserved | bits;
    };
  }

  /// The bits of one class that a letter names.
  private static int triple(char letter, int mode, boolean directory) {
    return switch (letter) {
      case 'r' -> 4;
      case 'w' -> 2;
      case 'x' -> 1;
      case 'X' -> directory || (mode & 0111) != 0 ? 1 : 0;
      case 'u' -> mode >> 6 & 7;
      case 'g' -> mode >> 3 & 7;
      default -> mode & 7;
    };
  }

  private static int shift(char who) {
    return who == 'u' ? 6 : who == 'g' ? 3 : 0;
  }

  private static int special(char who) {
    return who == 'u' ? 04000 : who == 'g' ? 02000 : 01000;
  }
}
