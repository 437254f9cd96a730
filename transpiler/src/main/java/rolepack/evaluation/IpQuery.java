package rolepack.evaluation;

import java.math.BigInteger;
import java.util.Optional;

/// An address that `ipaddr` is asked about.
///
/// @param network the address in its network
/// @param text the text that stands for it, which some queries give back
/// @param isNetwork whether it was written with a prefix
record IpQuery(IpNetwork network, String text, boolean isNetwork) {
  /// Whether a query has a name; others are indexes, or networks to look for the address in.
  static boolean isKnown(String query) {
    return switch (query) {
      case "6to4",
          "address",
          "address/prefix",
          "bool",
          "broadcast",
          "cidr",
          "first_usable",
          "gateway",
          "gw",
          "host",
          "host/prefix",
          "hostmask",
          "hostnet",
          "int",
          "ip",
          "ip/prefix",
          "ip_netmask",
          "ipv4",
          "ipv6",
          "last_usable",
          "link-local",
          "lo",
          "loopback",
          "multicast",
          "net",
          "next_usable",
          "netmask",
          "network",
          "network_id",
          "network/prefix",
          "network_netmask",
          "network_wildcard",
          "peer",
          "prefix",
          "previous_usable",
          "private",
          "public",
          "range_usable",
          "revdns",
          "router",
          "size",
          "size_usable",
          "subnet",
          "type",
          "unicast",
          "v4",
          "v6",
          "version",
          "wildcard",
          "wrap" ->
          true;
      default -> false;
    };
  }

  Value answer(String query) {
    return switch (query) {
      case "" -> Value.of(isNetwork ? network.text() : address());
      case "address", "ip" -> addressOfHost();
      case "address/prefix", "gateway", "gw", "host/prefix", "hostnet", "router" -> hostInNetwork();
      case "bool" -> Value.TRUE;
      case "broadcast" -> several(2) ? made(network.last()) : Value.NONE;
      case "cidr" -> Value.of(network.text());
      case "host" -> network.isOneAddress() || isHost() ? Value.of(network.text()) : Value.NONE;
      case "hostmask", "wildcard" -> made(network.hostMask());
      case "int" -> number();
      case "ip/prefix" -> ofHost(network.text());
      case "ip_netmask" -> ofHost(address() + " " + shown(network.netMask()));
      case "net" -> several(1) && network.isNetwork() ? Value.of(network.text()) : Value.NONE;
      case "netmask" -> made(network.netMask());
      case "network", "network_id" -> made(network.first());
      case "network/prefix", "subnet" -> Value.of(shown(network.first()) + "/" + network.prefix());
      case "network_netmask" -> Value.of(shown(network.first()) + " " + shown(network.netMask()));
      case "network_wildcard" -> Value.of(shown(network.first()) + " " + shown(network.hostMask()));
      case "prefix" -> Value.of(network.prefix());
      case "revdns" -> Value.of(network.reverseName());
      case "size" -> new Value.Int(network.size());
      case "size_usable" -> sizeUsable();
      case "type" -> Value.of(several(1) && network.isNetwork() ? "network" : "address");
      case "version" -> Value.of(network.version());
      case "wrap" -> wrapped();
      case "ipv4" -> version4();
      case "ipv6" -> version6();
      case "v4", "v6" ->
          throw EvaluationException.typeError("ipaddr: missing 1 required argument: 'value'");
      case "first_usable", "last_usable", "next_usable", "previous_usable", "range_usable" ->
          usable(query);
      case "link-local", "lo", "loopback", "multicast", "private", "public", "unicast" ->
          isKind(query) ? Value.of(text) : Value.NONE;
      case "peer", "6to4" ->
          throw EvaluationException.unsupported("the query %s of ipaddr".formatted(query));
      default -> item(query);
    };
  }

  private boolean isKind(String query) {
    IpNetwork address = network.address();
    return switch (query) {
      case "link-local" -> address.isLinkLocal();
      case "lo", "loopback" -> address.isLoopback();
      case "multicast" -> network.isMulticast();
      case "unicast" -> !network.isMulticast();
      case "private" -> network.isPrivate();
      default ->
          !address.isMulticast()
              && !address.isPrivate()
              && !address.isLoopback()
              && !address.isMask();
    };
  }

  private String shown(BigInteger address) {
    return network.text(address);
  }

  private Value made(BigInteger address) {
    return Value.of(shown(address));
  }

  private String address() {
    return shown(network.value());
  }

  /// Whether the network has more than so many addresses.
  private boolean several(int count) {
    return network.size().compareTo(BigInteger.valueOf(count)) > 0;
  }

  private boolean isHost() {
    return several(1) && (!network.isNetwork() || network.broadcast().isEmpty());
  }

  private Value addressOfHost() {
    boolean host = network.isOneAddress() || isHost() || network.version() == 6;
    return host ? Value.of(address()) : Value.NONE;
  }

  private Value hostInNetwork() {
    boolean edge =
        network.isNetwork() || network.broadcast().filter(network.value()::equals).isPresent();
    return several(2) && edge ? Value.FALSE : Value.of(network.text());
  }

  private Value ofHost(String answer) {
    return several(1) && (!several(2) || !network.isNetwork()) ? Value.of(answer) : Value.NONE;
  }

  private Value number() {
    return isNetwork
        ? Value.of(network.value() + "/" + network.prefix())
        : new Value.Int(network.value());
  }

  private Value sizeUsable() {
    BigInteger size = network.size();
    if (!several(1)) {
      return Value.of(0);
    }
    return several(2) ? new Value.Int(size.subtract(BigInteger.TWO)) : Value.of(2);
  }

  private Value wrapped() {
    if (network.version() == 4) {
      return Value.of(text);
    }
    return Value.of("[" + address() + "]" + (isNetwork ? "/" + network.prefix() : ""));
  }

  private Value version4() {
    if (network.version() == 4) {
      return Value.of(text);
    }
    BigInteger high = network.value().shiftRight(32);
    boolean holds = high.signum() == 0 || high.equals(BigInteger.valueOf(0xffff));
    if (!holds) {
      return Value.FALSE;
    }
    if (network.prefix() < 96) {
      throw EvaluationException.unsupported("an IPv4 address of a large IPv6 network");
    }
    BigInteger low = network.value().and(BigInteger.valueOf(0xffffffffL));
    return Value.of(new IpNetwork(4, low, network.prefix() - 96).text());
  }

  private Value version6() {
    if (network.version() == 6) {
      return Value.of(text);
    }
    BigInteger value = network.value().or(BigInteger.valueOf(0xffff).shiftLeft(32));
    return Value.of(new IpNetwork(6, value, network.prefix() + 96).text());
  }

  private Value usable(String query) {
    if (!isNetwork) {
      throw EvaluationException.filterError("Not a network address");
    }
    if (!several(1)) {
      return Value.NONE;
    }
    BigInteger edge = several(2) ? BigInteger.ONE : BigInteger.ZERO;
    BigInteger first = network.first().add(edge);
    BigInteger last = network.last().subtract(edge);
    return switch (query) {
      case "first_usable" -> Value.of(plain(first));
      case "last_usable" -> Value.of(plain(last));
      case "range_usable" -> Value.of(plain(first) + "-" + plain(last));
      case "next_usable" -> between(network.value().add(BigInteger.ONE), first, last);
      default -> between(network.value().subtract(BigInteger.ONE), first, last);
    };
  }

  private Value between(BigInteger address, BigInteger first, BigInteger last) {
    if (address.signum() < 0) {
      throw EvaluationException.filterError("no address is before the first one");
    }
    return address.compareTo(first) >= 0 && address.compareTo(last) <= 0
        ? Value.of(plain(address))
        : Value.NONE;
  }

  /// A number as an address whose version nobody says: of version 4 where it is small enough.
  private static String plain(BigInteger address) {
    return IpText.print(address.bitLength() <= 32 ? 4 : 6, address);
  }

  /// The address at an index, from the end where it is negative.
  private Value item(String query) {
    Optional<BigInteger> index =
        query.matches("[+-]?[0-9]{1,40}") ? Optional.of(new BigInteger(query)) : Optional.empty();
    if (index.isEmpty()) {
      throw EvaluationException.filterError("ipaddr: unknown filter type: " + query);
    }
    if (!several(1)) {
      return Value.of(isNetwork ? network.text() : address());
    }
    BigInteger size = network.size();
    BigInteger from = index.get().signum() < 0 ? size.add(index.get()) : index.get();
    return from.signum() < 0 || from.compareTo(size) >= 0
        ? Value.FALSE
        : Value.of(shown(network.first().add(from)) + "/" + network.prefix());
  }
}
