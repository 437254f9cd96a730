package rolepack.evaluation;

import java.math.BigInteger;
import java.util.Optional;

/// IP addresses as texts, as `inet_pton` reads and `inet_ntop` writes them.
final class IpText {
  private IpText() {}

  /// Four decimal numbers without zeros before them.
  static Optional<BigInteger> parse4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    long value = 0;
    for (String part : parts) {
      if (part.isEmpty()
          || part.length() > 3
          || part.length() > 1 && part.charAt(0) == '0'
          || !part.chars().allMatch(c -> c >= '0' && c <= '9')
          || Integer.parseInt(part) > 255) {
        return Optional.empty();
      }
      value = value << 8 | Integer.parseInt(part);
    }
    return Optional.of(BigInteger.valueOf(value));
  }

  /// One to four numbers; what is missing is zero, and zeros before a number do not matter.
  static Optional<BigInteger> parsePartial4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length > 4) {
      return Optional.empty();
    }
    StringBuilder whole = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      String part = i < parts.length ? parts[i].strip() : "0";
      if (part.isEmpty()
          || part.length() > 9
          || !part.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return Optional.empty();
      }
      whole.append(i == 0 ? "" : ".").append(Integer.parseInt(part));
    }
    return parse4(whole.toString());
  }

  /// Eight groups of hexadecimal digits, the longest run of zeros as `::`, the last two perhaps as
  /// an IPv4 address.
  static Optional<BigInteger> parse6(String text) {
    int gap = text.indexOf("::");
    if (gap != text.lastIndexOf("::") || text.contains(":::")) {
      return Optional.empty();
    }
    if (gap < 0) {
      return groups(text).filter(each -> each.length == 8).map(IpText::number);
    }
    Optional<int[]> before = groups(text.substring(0, gap));
    Optional<int[]> after = groups(text.substring(gap + 2));
    if (before.isEmpty() || after.isEmpty() || text.substring(0, gap).contains(".")) {
      return Optional.empty();
    }
    int[] first = before.get();
    int[] last = after.get();
    if (first.length + last.length > 7) {
      return Optional.empty();
    }
    int[] all = new int[8];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(last, 0, all, 8 - last.length, last.length);
    return Optional.of(number(all));
  }

  private static BigInteger number(int[] groups) {
    BigInteger value = BigInteger.ZERO;
    for (int group : groups) {
      value = value.shiftLeft(16).or(BigInteger.valueOf(group));
    }
    return value;
  }

  private static Optional<int[]> groups(String text) {
    if (text.isEmpty()) {
      return Optional.of(new int[0]);
    }
    String[] parts = text.split(":", -1);
    int[] groups = new int[parts.length + (text.contains(".") ? 1 : 0)];
    for (int i = 0; i < parts.length; i++) {
      if (i == parts.length - 1 && parts[i].contains(".")) {
        Optional<BigInteger> four = parse4(parts[i]);
        if (four.isEmpty()) {
          return Optional.empty();
        }
        groups[i] = four.get().shiftRight(16).intValue();
        groups[i + 1] = four.get().intValue() & 0xffff;
      } else if (parts[i].isEmpty()
          || parts[i].length() > 4
          || !parts[i].chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0)) {
        return Optional.empty();
      } else {
        groups[i] = Integer.parseInt(parts[i], 16);
      }
    }
    return Optional.of(groups);
  }

  static String print(int version, BigInteger address) {
    return version == 4 ? print4(address.longValue()) : print6(address);
  }

  private static String print4(long address) {
    return (address >> 24 & 255)
        + "."
        + (address >> 16 & 255)
        + "."
        + (address >> 8 & 255)
        + "."
        + (address & 255);
  }

  private static String print6(BigInteger address) {
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = address.shiftRight(112 - 16 * i).intValue() & 0xffff;
    }
    int start = -1;
    int length = 1;
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && groups[end] == 0) {
        end++;
      }
      if (end - i > length) {
        start = i;
        length = end - i;
      }
    }
    boolean holdsFour = start == 0 && (length == 6 || length == 5 && groups[5] == 0xffff);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == start) {
        out.append("::");
        i += length - 1;
      } else if (i == 6 && holdsFour) {
        out.append(out.toString().endsWith(":") ? "" : ":").append(print4(address.longValue()));
        i = 8;
      } else {
        out.append(out.isEmpty() || out.toString().endsWith(":") ? "" : ":")
            .append(Integer.toHexString(groups[i]));
      }
    }
    return out.toString();
  }
}
