package rolepack.frontend.inventory;

import java.util.List;
import java.util.Random;

/// Inventories that are mostly valid.
final class RandomInventory {
  private static final List<String> GROUPS = List.of("web", "db", "role=x", "dc-1", "all", "edge");
  private static final List<String> HOSTS =
      List.of("a", "b", "c.x.y", "h[1:3]", "h[01:03].z", "n-[a:c]", "10.0.0.1", "p:22", "q_1");
  private static final List<String> VALUES =
      List.of(
          "1", "'x y'", "True", "no", "[1,2]", "\"{'a': 1}\"", "a#b", "0644", "1.5", "''", "x=y");

  private RandomInventory() {}

  private static String any(List<String> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }

  static String ini(Random random) {
    StringBuilder text = new StringBuilder();
    for (int section = random.nextInt(6); section >= 0; section--) {
      String kind = any(List.of("", "", "", ":vars", ":children"), random);
      if (section < 5 || random.nextBoolean()) {
        text.append('[').append(any(GROUPS, random)).append(kind).append("]\n");
      } else {
        kind = "";
      }
      for (int line = random.nextInt(4); line >= 0; line--) {
        switch (kind) {
          case ":vars" -> text.append(variable(random)).append('\n');
          case ":children" -> text.append(any(GROUPS, random)).append('\n');
          default -> {
            text.append(any(HOSTS, random));
            for (int count = random.nextInt(3); count > 0; count--) {
              text.append(' ').append(variable(random));
            }
            text.append('\n');
          }
        }
      }
    }
    return text.toString();
  }

  private static String variable(Random random) {
    return any(List.of("v", "w", "x"), random) + "=" + any(VALUES, random);
  }

  static String yaml(Random random) {
    StringBuilder text = new StringBuilder("all:\n  children:\n");
    List<String> names = List.of("web", "db", "role=x", "edge");
    for (String group : names.subList(0, 1 + random.nextInt(names.size()))) {
      text.append("    ").append(group).append(":\n");
      text.append("      hosts:\n");
      for (int count = random.nextInt(3); count >= 0; count--) {
        text.append("        '").append(HOSTS.get((count * 3 + random.nextInt(3)) % HOSTS.size()));
        text.append("': {v: ").append(any(List.of("1", "x", "yes", "[a]", "~"), random));
        text.append("}\n");
      }
      if (random.nextBoolean()) {
        text.append("      vars: {w: ").append(random.nextInt(9)).append("}\n");
      }
      if (random.nextInt(3) == 0) {
        text.append("      children: {web: , sub-").append(group.length()).append(": }\n");
      }
    }
    return text.toString();
  }
}
