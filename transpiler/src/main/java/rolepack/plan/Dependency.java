package rolepack.plan;

import java.util.Optional;

/// A package that another one needs.
///
/// @param constraint `= 1.2.3`, `>= 2`; empty for any version
public record Dependency(String name, Optional<String> constraint)
    implements Comparable<Dependency> {
  /// Any version.
  public static Dependency on(String name) {
    return new Dependency(name, Optional.empty());
  }

  /// `name` or `name = 1.2.3`, as specs write it.
  public String text() {
    return constraint.map(each -> name + " " + each).orElse(name);
  }

  @Override
  public int compareTo(Dependency other) {
    return text().compareTo(other.text());
  }
}
