package rolepack.frontend.inventory;

import java.util.Optional;

/// An address with an optional port: `web01:22`, `[::1]:22`, `web[1:3]:22`.
///
/// @param port its digits
record HostAddress(String host, Optional<String> port) {
  /// What Ansible does not take for `host:port` is a host as it is.
  static HostAddress of(String address) {
    int colon = portColon(address);
    if (colon < 0) {
      return new HostAddress(address, Optional.empty());
    }
    String host = address.substring(0, colon);
    boolean bracketed =
        host.length() > 2
            && host.startsWith("[")
            && host.endsWith("]")
            && !isRange(host.substring(1, host.length() - 1));
    return new HostAddress(
        bracketed ? host.substring(1, host.length() - 1) : host,
        Optional.of(address.substring(colon + 1)));
  }

  /// The colon before a port, where no other stands outside of brackets.
  private static int portColon(String address) {
    int digits = address.length();
    while (digits > 0 && Character.isDigit(address.charAt(digits - 1))) {
      digits--;
    }
    int colon = digits - 1;
    if (digits == address.length() || colon < 1 || address.charAt(colon) != ':') {
      return -1;
    }
    boolean inside = false;
    for (int index = 0; index < colon; index++) {
      char each = address.charAt(index);
      inside = each == '[' || inside && each != ']';
      if (each == ':' && !inside) {
        return -1;
      }
    }
    return inside ? -1 : colon;
  }

  /// `1:3` and `a:c`, but not an IPv6 address.
  private static boolean isRange(String text) {
    String[] parts = text.split(":", -1);
    return (parts.length == 2 || parts.length == 3) && !parts[0].isEmpty() && !parts[1].isEmpty();
  }
}
