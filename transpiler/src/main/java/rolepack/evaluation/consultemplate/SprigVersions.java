package rolepack.evaluation.consultemplate;

import static rolepack.evaluation.consultemplate.SprigTable.BOOL;
import static rolepack.evaluation.consultemplate.SprigTable.TEXT;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rolepack.evaluation.gotemplate.GoFunction;
import rolepack.evaluation.gotemplate.GoFunctionError;
import rolepack.evaluation.gotemplate.GoType;
import rolepack.evaluation.gotemplate.GoType.Basic;
import rolepack.evaluation.gotemplate.GoType.Field;
import rolepack.evaluation.gotemplate.GoValue;

/// Sprig's `semver` and `semverCompare`: `>=1.2.0, <2`, `~1.2`, `^1`, `1.x`, `1 - 2`, `||`.
final class SprigVersions {
  private static final Pattern RANGE = Pattern.compile("\\s*(\\S+)\\s+-\\s+(\\S+)\\s*");
  private static final Pattern TERM =
      Pattern.compile(
          "\\s*(=|!=|>=|=>|<=|=<|>|<|~>|~|\\^|)\\s*v?([0-9]+|[xX*])(?:\\.([0-9]+|[xX*]))?"
              + "(?:\\.([0-9]+|[xX*]))?((?:-[0-9A-Za-z.-]+)?)(?:\\+[0-9A-Za-z.-]+)?\\s*,?");

  private static final GoType VERSION =
      new GoType.Named(
          "semver.Version",
          new GoType.Struct(
              List.of(
                  new Field("major", Basic.UINT64),
                  new Field("minor", Basic.UINT64),
                  new Field("patch", Basic.UINT64),
                  new Field("pre", Basic.STRING),
                  new Field("metadata", Basic.STRING),
                  new Field("original", Basic.STRING))),
          Map.of(
              "Major", number(0),
              "Minor", number(1),
              "Patch", number(2),
              "Prerelease", text(3),
              "Metadata", text(4),
              "Original", text(5),
              "String",
                  GoFunction.of(
                      Basic.STRING,
                      List.of(),
                      a -> GoValue.of(shown(Arguments.text(field(a.get(0), 5)))))));

  private SprigVersions() {}

  static void addTo(SprigTable table) {
    table.add(
        "semver",
        new GoType.Pointer(VERSION),
        List.of(TEXT),
        a -> value(SemanticVersion.parse(Arguments.text(a, 0))));
    table.add(
        "semverCompare",
        BOOL,
        List.of(TEXT, TEXT),
        a ->
            GoValue.of(matches(Arguments.text(a, 0), SemanticVersion.parse(Arguments.text(a, 1)))));
  }

  private static String shown(String original) throws GoFunctionError {
    return SemanticVersion.parse(original).toString();
  }

  private static GoFunction number(int field) {
    return GoFunction.of(Basic.UINT64, List.of(), a -> field(a.get(0), field));
  }

  private static GoFunction text(int field) {
    return GoFunction.of(Basic.STRING, List.of(), a -> field(a.get(0), field));
  }

  private static GoValue field(GoValue receiver, int field) {
    GoValue value =
        receiver instanceof GoValue.Pointer pointer
            ? pointer.target().orElse(GoValue.NIL)
            : receiver;
    return value instanceof GoValue.Struct struct ? struct.fields().get(field) : GoValue.NIL;
  }

  private static GoValue value(SemanticVersion version) {
    return new GoValue.Pointer(
        new GoValue.Struct(
            VERSION,
            List.of(
                GoValue.ofUint64(version.major()),
                GoValue.ofUint64(version.minor()),
                GoValue.ofUint64(version.patch()),
                GoValue.of(version.prerelease()),
                GoValue.of(version.metadata()),
                GoValue.of(version.original()))));
  }

  private static boolean matches(String constraint, SemanticVersion version)
      throws GoFunctionError {
    boolean any = false;
    for (String alternative : constraint.split("\\|\\|", -1)) {
      Matcher range = RANGE.matcher(alternative);
      String terms = range.matches() ? ">=" + range.group(1) + ",<=" + range.group(2) : alternative;
      any |= matchesAll(terms, constraint, version);
    }
    return any;
  }

  private static boolean matchesAll(String terms, String constraint, SemanticVersion version)
      throws GoFunctionError {
    boolean all = true;
    int at = 0;
    Matcher term = TERM.matcher(terms);
    do {
      if (!term.find(at) || term.start() != at) {
        throw new GoFunctionError("improper constraint: " + constraint);
      }
      all &= matches(term, version);
      at = term.end();
    } while (at < terms.length());
    return all;
  }

  private static boolean matches(Matcher term, SemanticVersion version) throws GoFunctionError {
    boolean anyMajor = isAny(term.group(2));
    boolean anyMinor = anyMajor || isAny(term.group(3));
    boolean anyPatch = anyMinor || isAny(term.group(4));
    String pre = term.group(5);
    boolean exactly = term.group(1).equals("!=") && !anyPatch;
    if (!version.prerelease().isEmpty() && pre.isEmpty() && !exactly) {
      return false;
    }
    SemanticVersion low =
        SemanticVersion.parse(
            (anyMajor ? "0" : term.group(2))
                + "."
                + (anyMinor ? "0" : term.group(3))
                + "."
                + (anyPatch ? "0" : term.group(4))
                + pre);
    // The first version after those that the written parts stand for.
    SemanticVersion end =
        anyMinor
            ? SemanticVersion.parse((low.major() + 1) + ".0.0")
            : SemanticVersion.parse(low.major() + "." + (low.minor() + 1) + ".0");
    boolean inside =
        anyMajor
            || version.compareTo(low) >= 0
                && (anyPatch ? version.compareTo(end) < 0 : version.compareTo(low) == 0);
    return switch (term.group(1)) {
      case "", "=" -> inside;
      case "!=" -> !inside;
      case ">" -> version.compareTo(low) > 0 && !inside;
      case ">=", "=>" -> version.compareTo(low) >= 0;
      case "<" -> version.compareTo(low) < 0;
      case "<=", "=<" -> version.compareTo(low) <= 0 || inside;
      case "~", "~>" -> anyMajor || version.compareTo(low) >= 0 && version.compareTo(end) < 0;
      default -> anyMajor || isCompatible(low, anyMinor, anyPatch, version);
    };
  }

  /// `^`: the first part that is not zero stays.
  private static boolean isCompatible(
      SemanticVersion low, boolean anyMinor, boolean anyPatch, SemanticVersion version) {
    if (version.compareTo(low) < 0 || version.major() != low.major()) {
      return false;
    }
    if (low.major() > 0 || anyMinor) {
      return true;
    }
    if (version.minor() != low.minor()) {
      return false;
    }
    return low.minor() > 0 || anyPatch || version.patch() == low.patch();
  }

  private static boolean isAny(String part) {
    return part == null || "xX*".contains(part);
  }
}
