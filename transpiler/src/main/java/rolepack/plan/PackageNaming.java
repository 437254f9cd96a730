package rolepack.plan;

import java.util.Locale;

/// Makes a part of a package's name from a role's.
final class PackageNaming {
  private PackageNaming() {}

  /// Lower case; what package names do not take becomes a hyphen.
  static String of(String role) {
    String name = role.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.+]+", "-");
    return name.replaceAll("^-+|-+$", "");
  }

  /// What package names begin with; Debian takes neither capitals nor underscores.
  static String prefix(PlanSettings settings) {
    return settings.target().packageType().equals("deb")
        ? of(settings.prefix())
        : settings.prefix();
  }
}
