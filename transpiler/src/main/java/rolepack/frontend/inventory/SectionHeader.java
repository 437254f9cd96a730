package rolepack.frontend.inventory;

import java.util.Optional;

/// `[group]`, `[group:vars]`, `[group:children]`, with a comment after it or not.
record SectionHeader(String group, Optional<String> kind) {
  static Optional<SectionHeader> read(String line) {
    int close = line.indexOf(']');
    if (!line.startsWith("[") || close < 2) {
      return Optional.empty();
    }
    String rest = line.substring(close + 1).strip();
    if (!rest.isEmpty() && !rest.startsWith("#")) {
      return Optional.empty();
    }
    String inside = line.substring(1, close);
    int colon = inside.indexOf(':');
    String group = colon < 0 ? inside : inside.substring(0, colon);
    Optional<String> kind = colon < 0 ? Optional.empty() : Optional.of(inside.substring(colon + 1));
    boolean valid =
        !group.isEmpty()
            && group.chars().noneMatch(Character::isWhitespace)
            && kind.map(SectionHeader::isWord).orElse(true);
    return valid ? Optional.of(new SectionHeader(group, kind)) : Optional.empty();
  }

  private static boolean isWord(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(each -> Character.isLetterOrDigit(each) || each == '_');
  }
}
