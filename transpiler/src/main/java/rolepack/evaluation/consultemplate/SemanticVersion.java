package rolepack.evaluation.consultemplate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rolepack.evaluation.gotemplate.GoFunctionError;

/// A semantic version, read leniently: `v1.2` is 1.2.0.
record SemanticVersion(
    long major, long minor, long patch, String prerelease, String metadata, String original)
    implements Comparable<SemanticVersion> {
  private static final Pattern FORM =
      Pattern.compile(
          "v?([0-9]+)(?:\\.([0-9]+))?(?:\\.([0-9]+))?"
              + "(?:-([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?"
              + "(?:\\+([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?");

  static SemanticVersion parse(String text) throws GoFunctionError {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new GoFunctionError("Invalid Semantic Version");
    }
    return new SemanticVersion(
        number(matcher.group(1)),
        number(matcher.group(2)),
        number(matcher.group(3)),
        matcher.group(4) == null ? "" : matcher.group(4),
        matcher.group(5) == null ? "" : matcher.group(5),
        text);
  }

  private static long number(String digits) throws GoFunctionError {
    if (digits != null && digits.length() > 18) {
      throw new GoFunctionError("Error parsing version segment: value out of range");
    }
    return digits == null ? 0 : Long.parseLong(digits);
  }

  @Override
  public int compareTo(SemanticVersion other) {
    int order = Long.compare(major, other.major);
    order = order != 0 ? order : Long.compare(minor, other.minor);
    order = order != 0 ? order : Long.compare(patch, other.patch);
    if (order != 0 || prerelease.equals(other.prerelease)) {
      return order;
    }
    if (prerelease.isEmpty() || other.prerelease.isEmpty()) {
      return prerelease.isEmpty() ? 1 : -1;
    }
    String[] own = prerelease.split("\\.");
    String[] others = other.prerelease.split("\\.");
    for (int index = 0; index < Math.min(own.length, others.length); index++) {
      int part = comparePart(own[index], others[index]);
      if (part != 0) {
        return part;
      }
    }
    return Integer.compare(own.length, others.length);
  }

  private static int comparePart(String one, String other) {
    boolean number = one.matches("[0-9]{1,18}");
    boolean otherNumber = other.matches("[0-9]{1,18}");
    if (number && otherNumber) {
      return Long.compare(Long.parseLong(one), Long.parseLong(other));
    }
    return number != otherNumber ? (number ? -1 : 1) : one.compareTo(other);
  }

  @Override
  public String toString() {
    return major
        + "."
        + minor
        + "."
        + patch
        + (prerelease.isEmpty() ? "" : "-" + prerelease)
        + (metadata.isEmpty() ? "" : "+" + metadata);
  }
}
