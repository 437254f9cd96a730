package rolepack.plan;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what package managers are given: a name, a name with a version, a file or a URL.
public final class PackageName {
  private static final Pattern RPM_FILE =
      Pattern.compile(
          "(.+)-([^-]+)-([^-]+)\\.(?:noarch|x86_64|i[3-6]86|aarch64|ppc64le|s390x|src)\\.rpm");
  private static final Pattern ARCHITECTURE =
      Pattern.compile("\\.(?:noarch|x86_64|i[3-6]86|aarch64|ppc64le|s390x)$");
  private static final Pattern DEB_FILE = Pattern.compile("([^_]+)_([^_]+)(?:_[^_]+)?\\.deb");
  private static final Pattern COMPARED =
      Pattern.compile("([^\\s<>=!~]+)\\s*(<=|>=|==?|<|>)\\s*(\\S+)");
  private static final Pattern VERSIONED = Pattern.compile("(.+?)-(\\d[^-]*(?:-[^-]+)?)");

  private PackageName() {}

  /// The dependency that a word stands for; empty where it is a group (`@core`), a pattern, or
  /// nothing that a package can depend on.
  public static Optional<Dependency> parse(String word, Target target) {
    String text = word.strip();
    String file = text.substring(text.lastIndexOf('/') + 1);
    if (text.isEmpty()
        || text.startsWith("@")
        || text.contains("*")
        || text.contains("?") && !text.contains("/")) {
      return Optional.empty();
    }
    if (file.endsWith(".rpm")) {
      return match(RPM_FILE, file).map(it -> exactly(it.group(1), it.group(2) + "-" + it.group(3)));
    }
    if (file.endsWith(".deb")) {
      return match(DEB_FILE, file).map(it -> exactly(it.group(1), it.group(2)));
    }
    if (text.contains("/")) {
      return Optional.empty();
    }
    Optional<Matcher> compared = match(COMPARED, text);
    if (compared.isPresent()) {
      Matcher it = compared.get();
      String operator = it.group(2).equals("==") ? "=" : it.group(2);
      return Optional.of(new Dependency(it.group(1), Optional.of(operator + " " + it.group(3))));
    }
    // rpm's `name-1.2.3`; a Debian name may end in `-2`, and has its version behind `=`.
    Optional<Matcher> versioned =
        target.packageType().equals("rpm") ? match(VERSIONED, text) : Optional.empty();
    return Optional.of(
        versioned
            .filter(it -> it.group(2).contains("."))
            .map(it -> exactly(it.group(1), ARCHITECTURE.matcher(it.group(2)).replaceFirst("")))
            .orElse(Dependency.on(text)));
  }

  /// Whether a package brings a repository, so that others can only be installed after it.
  public static boolean isRepository(String name) {
    return name.endsWith("-release")
        || name.matches(".*-repo(-.*|sitory)?")
        || name.endsWith("-keyring");
  }

  private static Dependency exactly(String name, String version) {
    return new Dependency(name, Optional.of("= " + version));
  }

  private static Optional<Matcher> match(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.matches() ? Optional.of(matcher) : Optional.empty();
  }
}
