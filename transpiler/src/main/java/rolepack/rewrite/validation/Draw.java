package rolepack.rewrite.validation;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import rolepack.rewrite.scope.Reading;

/// Which values a set takes; the same draw gives the same set.
///
/// @param number of the values
/// @param hosts the number of the hosts and their groups
/// @param ordinary the readings, by name, that take their default or else a plain value in place of
///   the number's
record Draw(int number, int hosts, Set<String> ordinary) {
  /// One host alone.
  private static final int FEWEST_HOSTS = 1;

  Draw {
    ordinary = Set.copyOf(ordinary);
  }

  Draw(int number) {
    this(number, number, Set.of());
  }

  private Draw with(String name) {
    Set<String> names = new TreeSet<>(ordinary);
    names.add(name);
    return new Draw(number, hosts, names);
  }

  /// The same with as many ordinary values, and as few hosts, as still show what is looked for.
  Draw reduced(List<Reading> readings, Predicate<Draw> shows) {
    Draw few = new Draw(number, FEWEST_HOSTS, ordinary);
    Draw draw = shows.test(few) ? few : this;
    for (Reading reading : readings) {
      Draw simpler = draw.with(reading.name());
      if (shows.test(simpler)) {
        draw = simpler;
      }
    }
    return draw;
  }

  /// The same hosts with nothing but ordinary values.
  Draw ordinary(List<Reading> readings) {
    Draw draw = this;
    for (Reading reading : readings) {
      draw = draw.with(reading.name());
    }
    return draw;
  }
}
