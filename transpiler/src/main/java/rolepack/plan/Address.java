package rolepack.plan;

import java.util.Optional;
import java.util.regex.Pattern;

/// Addresses of the network that tasks name; one with a password in it gets into no package and no
/// report.
final class Address {
  private static final Pattern PASSWORD = Pattern.compile("://[^/@\\s:]*:[^/@\\s]+@");

  private Address() {}

  /// `https://lamp:light@example.org/` → `https://example.org/`.
  static String shown(String text) {
    return PASSWORD.matcher(text).replaceAll("://");
  }

  /// Why a task stays that names such an address; empty where it names none.
  static Optional<Lowered> refusal(String text, LoweringContext context, String summary) {
    return PASSWORD.matcher(text).find()
        ? Optional.of(
            context.stays(
                ReasonCode.SECRET,
                "its address holds a password",
                "Leave it to the playbook, or fetch it from a place that needs none.",
                shown(summary)))
        : Optional.empty();
  }
}
