package rolepack.verify.random;

import java.util.List;
import java.util.Random;

/// Choices that follow from a seed, the same ones every time.
final class Dice {
  private final Random random;

  Dice(long seed) {
    // Neighbours among the seeds of java.util.Random begin alike.
    random = new Random(seed * 0x9E3779B97F4A7C15L);
    random.nextInt();
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean percent(int chance) {
    return below(100) < chance;
  }

  <T> T any(List<T> list) {
    return list.get(below(list.size()));
  }
}
