package rolepack.generated.functions;

import java.util.Comparator;
import java.util.Optional;

/// A version of consul-template: `0.15.0`.
public record ConsulTemplateVersion(int major, int minor, int patch)
    implements Comparable<ConsulTemplateVersion> {
  private static final Comparator<ConsulTemplateVersion> ORDER =
      Comparator.comparingInt(ConsulTemplateVersion::major)
          .thenComparingInt(ConsulTemplateVersion::minor)
          .thenComparingInt(ConsulTemplateVersion::patch);

  /// Two or three numbers with dots between them; empty for anything else.
  public static Optional<ConsulTemplateVersion> parse(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length < 2 || parts.length > 3) {
      return Optional.empty();
    }
    int[] numbers = new int[3];
    for (int i = 0; i < parts.length; i++) {
      if (parts[i].isEmpty() || parts[i].length() > 6 || !isNumber(parts[i])) {
        return Optional.empty();
      }
      numbers[i] = Integer.parseInt(parts[i]);
    }
    return Optional.of(new ConsulTemplateVersion(numbers[0], numbers[1], numbers[2]));
  }

  private static boolean isNumber(String text) {
    return text.chars().allMatch(each -> each >= '0' && each <= '9');
  }

  @Override
  public int compareTo(ConsulTemplateVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
