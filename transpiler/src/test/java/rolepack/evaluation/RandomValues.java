package rolepack.evaluation;

import java.util.List;
import java.util.Random;

/// Values as variable files hold them: texts that are awkward, numbers, booleans, lists, dicts.
final class RandomValues {
  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "true",
          "no",
          "7",
          "10.0.0.1",
          "/etc/x y",
          "a \"b\" 'c' \\d",
          "é€ ü",
          "two\nlines\n",
          "[1, 2]",
          "{'a': 1}",
          "<&>",
          " spaces ",
          "%s #");
  private static final List<String> KEYS =
      List.of("name", "host", "secret", "principal", "stdout", "address");

  private RandomValues() {}

  static Value next(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 10 : 7)) {
      case 0, 1, 2 -> Value.of(TEXTS.get(random.nextInt(TEXTS.size())));
      case 3, 4 -> Value.of(random.nextBoolean());
      case 5 -> Value.of(random.nextInt(-3, 10_000));
      case 6 -> random.nextBoolean() ? Value.NONE : new Value.Float(random.nextInt(-20, 200) / 4.0);
      case 7, 8 -> {
        Value.List list = new Value.List();
        for (int i = random.nextInt(4); i > 0; i--) {
          list.items().add(next(random, depth - 1));
        }
        yield list;
      }
      default -> {
        Value.Dict dict = new Value.Dict();
        for (int i = random.nextInt(4); i > 0; i--) {
          dict.put(KEYS.get(random.nextInt(KEYS.size())), next(random, depth - 1));
        }
        yield dict;
      }
    };
  }
}
