package rolepack.evaluation;

import java.math.BigInteger;
import java.util.Optional;

/// An address and the network that it is in, as `netaddr.IPNetwork`: `192.0.2.7/24`.
///
/// @param version 4 or 6
/// @param value the address as a number
/// @param prefix how many of its bits name the network
record IpNetwork(int version, BigInteger value, int prefix) {
  /// A text as `IPNetwork` takes it: an address, an address and a prefix, or an address and a mask;
  /// an IPv4 address may lack its last parts.
  static Optional<IpNetwork> parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    Optional<String> mask = slash < 0 ? Optional.empty() : Optional.of(text.substring(slash + 1));
    Optional<BigInteger> four = IpText.parse4(address).or(() -> IpText.parsePartial4(address));
    return four.isPresent()
        ? four.flatMap(value -> of(4, value, mask))
        : IpText.parse6(address).flatMap(value -> of(6, value, mask));
  }

  private static Optional<IpNetwork> of(int version, BigInteger value, Optional<String> mask) {
    int width = width(version);
    Optional<Integer> prefix =
        mask.isEmpty() ? Optional.of(width) : prefix(version, mask.orElseThrow());
    return prefix
        .filter(each -> each >= 0 && each <= width)
        .map(each -> new IpNetwork(version, value, each));
  }

  /// A number as an address, of version 4 where it is small enough.
  static Optional<IpNetwork> of(BigInteger number, Optional<Integer> version, int prefix) {
    for (int each : new int[] {4, 6}) {
      boolean wanted = version.isEmpty() || version.get() == each || each == 6;
      int bits = prefix < 0 ? width(each) : prefix;
      if (wanted && number.bitLength() <= width(each) && bits <= width(each)) {
        return Optional.of(new IpNetwork(each, number, bits));
      }
    }
    return Optional.empty();
  }

  private static Optional<Integer> prefix(int version, String text) {
    String digits = text.strip();
    if (!digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return digits.length() < 6 ? Optional.of(Integer.parseInt(digits)) : Optional.empty();
    }
    Optional<BigInteger> mask = version == 4 ? IpText.parse4(text) : IpText.parse6(text);
    int width = width(version);
    return mask.flatMap(
        each -> {
          BigInteger inverted = each.xor(ones(width));
          if (isOnes(inverted)) {
            return Optional.of(width - inverted.bitLength());
          }
          return isOnes(each) ? Optional.of(width - each.bitLength()) : Optional.empty();
        });
  }

  /// Whether the number is some ones and nothing before them.
  private static boolean isOnes(BigInteger number) {
    return number.and(number.add(BigInteger.ONE)).signum() == 0;
  }

  private static int width(int version) {
    return version == 4 ? 32 : 128;
  }

  private static BigInteger ones(int bits) {
    return BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
  }

  int width() {
    return width(version);
  }

  BigInteger hostMask() {
    return ones(width() - prefix);
  }

  BigInteger netMask() {
    return hostMask().xor(ones(width()));
  }

  BigInteger first() {
    return value.andNot(hostMask());
  }

  BigInteger last() {
    return value.or(hostMask());
  }

  BigInteger size() {
    return BigInteger.ONE.shiftLeft(width() - prefix);
  }

  boolean isOneAddress() {
    return prefix == width();
  }

  /// Whether the address is the first of a network of several.
  boolean isNetwork() {
    return value.equals(first());
  }

  /// Networks of one or two IPv4 addresses have no broadcast address.
  Optional<BigInteger> broadcast() {
    return version == 4 && width() - prefix <= 1 ? Optional.empty() : Optional.of(last());
  }

  /// The address alone, as a network of one.
  IpNetwork address() {
    return new IpNetwork(version, value, width());
  }

  /// Whether all addresses of this network are in the other.
  boolean isWithin(IpNetwork other) {
    return version == other.version
        && first().compareTo(other.first()) >= 0
        && last().compareTo(other.last()) <= 0;
  }

  boolean isWithin(String... networks) {
    for (String each : networks) {
      if (isWithin(parse(each).orElseThrow())) {
        return true;
      }
    }
    return false;
  }

  boolean isLinkLocal() {
    return isWithin("169.254.0.0/16", "fe80::/10");
  }

  boolean isLoopback() {
    return isWithin("127.0.0.0/8", "::1/128");
  }

  boolean isMulticast() {
    return isWithin("224.0.0.0/4", "ff00::/8");
  }

  /// As netaddr sees it, which counts shared and documentation networks and some more.
  boolean isPrivate() {
    return isLinkLocal()
        || isWithin(
            "10.0.0.0/8",
            "100.64.0.0/10",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "239.0.0.0/8",
            "fc00::/7",
            "fec0::/10");
  }

  /// Whether the address is ones and then zeros, or zeros and then ones.
  boolean isMask() {
    return isOnes(value) || isOnes(value.xor(ones(width())));
  }

  String text(BigInteger address) {
    return IpText.print(version, address);
  }

  /// `192.0.2.7/24`.
  String text() {
    return text(value) + "/" + prefix;
  }

  /// The name that the address is looked up by to find its host.
  String reverseName() {
    StringBuilder out = new StringBuilder();
    int step = version == 4 ? 8 : 4;
    for (int i = 0; i < width(); i += step) {
      int part = value.shiftRight(i).intValue() & (1 << step) - 1;
      out.append(version == 4 ? Integer.toString(part) : Integer.toHexString(part)).append('.');
    }
    return out.append(version == 4 ? "in-addr.arpa." : "ip6.arpa.").toString();
  }
}
