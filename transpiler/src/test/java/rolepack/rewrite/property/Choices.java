package rolepack.rewrite.property;

import java.util.List;

/// What is chosen while something is generated: a list of numbers, which jqwik makes and shrinks.
/// The smaller a number, the simpler what it chooses; where the list ends, all is simplest.
final class Choices {
  /// Numbers are below this.
  static final int BOUND = 10_000;

  private final List<Integer> numbers;
  private int next;

  Choices(List<Integer> numbers) {
    this.numbers = numbers;
  }

  /// A number below a bound.
  int below(int bound) {
    int number = next < numbers.size() ? numbers.get(next++) : 0;
    return (int) ((long) number * bound / BOUND);
  }

  /// Whether one of so many times came up.
  boolean once(int in) {
    return below(in) == in - 1;
  }

  <T> T of(List<T> all) {
    return all.get(below(all.size()));
  }

  @SafeVarargs
  final <T> T of(T... all) {
    return all[below(all.length)];
  }
}
