package rolepack.frontend.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `web[01:10:2].example.com:2222` -> the hosts that it names.
///
/// @param port the digits after the host
record HostPattern(List<String> hosts, Optional<String> port) {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  /// More hosts than anybody has; a pattern may name billions.
  private static final int MOST_HOSTS = 100_000;

  HostPattern {
    hosts = List.copyOf(hosts);
  }

  /// The hosts in order; empty where the pattern is not valid, or names too many.
  static Optional<HostPattern> expand(String pattern) {
    HostAddress address = HostAddress.of(pattern);
    String host = address.host();
    if (host.strip().equals("---") || host.isEmpty() || host.strip().endsWith(":")) {
      return Optional.empty();
    }
    List<String> hosts = new ArrayList<>();
    return add(host, hosts)
        ? Optional.of(new HostPattern(hosts, address.port()))
        : Optional.empty();
  }

  private static boolean add(String pattern, List<String> hosts) {
    int open = pattern.indexOf('[');
    if (open < 0) {
      hosts.add(pattern);
      return hosts.size() <= MOST_HOSTS;
    }
    int close = pattern.indexOf(']', open);
    if (close < 0) {
      return false;
    }
    String[] bounds = pattern.substring(open + 1, close).split(":", -1);
    if (bounds.length < 2 || bounds.length > 3 || bounds[1].isEmpty()) {
      return false;
    }
    Optional<List<String>> range = range(bounds);
    if (range.isEmpty()) {
      return false;
    }
    for (String each : range.get()) {
      if (!add(pattern.substring(0, open) + each + pattern.substring(close + 1), hosts)) {
        return false;
      }
    }
    return true;
  }

  private static Optional<List<String>> range(String[] bounds) {
    String first = bounds[0].isEmpty() ? "0" : bounds[0];
    String last = bounds[1];
    int width = first.length() > 1 && first.charAt(0) == '0' ? first.length() : 0;
    if (width > 0 && width != last.length()) {
      return Optional.empty();
    }
    try {
      int step = bounds.length == 3 ? Integer.parseInt(bounds[2]) : 1;
      boolean letters = isLetter(first) && isLetter(last);
      int from = letters ? LETTERS.indexOf(first) : Integer.parseInt(first);
      int to = letters ? LETTERS.indexOf(last) : Integer.parseInt(last);
      if (step < 1 || letters && from > to || to - from > (long) MOST_HOSTS * step) {
        return Optional.empty();
      }
      List<String> range = new ArrayList<>();
      for (long each = from; each <= to; each += step) {
        String number = Long.toString(each);
        range.add(
            letters
                ? String.valueOf(LETTERS.charAt((int) each))
                : "0".repeat(Math.max(0, width - number.length())) + number);
      }
      return Optional.of(range);
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static boolean isLetter(String bound) {
    return bound.length() == 1 && LETTERS.contains(bound);
  }
}
