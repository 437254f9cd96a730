package rolepack.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import rolepack.frontend.Oracle;

/// Compares `ipaddr` and the like with the collection ansible.utils, where that is installed: every
/// query for addresses of all kinds, and for random ones.
class IpFiltersTest {
  private static final List<String> ADDRESSES =
      List.of(
          "192.168.1.5",
          "192.168.1.5/24",
          "192.168.1.0/24",
          "192.168.1.255/24",
          "10.0.0.0/8",
          "10.0.0.1/32",
          "10.1.2.0/31",
          "10.1.2.1/31",
          "10.1.2.1/30",
          "0.0.0.0/0",
          "224.0.0.1",
          "127.0.0.1/8",
          "172.16.5.4/12",
          "169.254.1.1",
          "8.8.8.8",
          "255.255.255.0",
          "192.168.1.1/255.255.255.0",
          "192.168.1.1/0.0.0.255",
          "192.168.0.1/33",
          "1.2.3",
          "010.1.2.3",
          "300.1.1.1",
          "12",
          "3232235521",
          "3232235521/24",
          "text",
          "",
          "a/b",
          "2001:db8::1",
          "2001:db8::/32",
          "2001:DB8:0:0::5",
          "fe80::1/64",
          "fd00::1/127",
          "::1",
          "::ffff:10.0.0.1",
          "::10.0.0.1",
          "1:0:0:2:0:0:0:3",
          "ff02::1",
          "1::2::3",
          "12345::");
  private static final List<String> QUERIES =
      List.of(
          "",
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
          "wrap",
          "1",
          "-1",
          "5000",
          "10.0.0.0/8",
          "2001:db8::/32",
          "192.168.1.5",
          "nonsense");

  @Test
  void answersAsTheCollection() throws Exception {
    Random random = new Random(3);
    List<String> addresses = new ArrayList<>(ADDRESSES);
    for (int i = 0; i < 40; i++) {
      addresses.add(random(random));
    }
    StringBuilder input = new StringBuilder();
    for (String address : addresses) {
      for (String query : QUERIES) {
        add("x | ipaddr(%s)".formatted(Representation.quoted(query)), address, input);
      }
      add("x | ipv4", address, input);
      add("x | ipv6('address')", address, input);
      add("x | ipwrap", address, input);
      add("[x, '10.0.0.1', 'y'] | ansible.utils.ipaddr('address')", address, input);
    }
    List<EvaluationCase> cases =
        EvaluationCase.read(String.join("\n", Oracle.run("evaluation.py", input.toString())));
    assumeTrue(
        cases.stream().anyMatch(each -> !each.expected().startsWith("error")),
        "needs the collection ansible.utils and python3-netaddr");
    List<String> wrong = new ArrayList<>();
    int unknown = 0;
    for (EvaluationCase each : cases) {
      String actual = each.actual();
      if (actual.startsWith("unsupported")) {
        unknown++;
      } else if (!actual.equals(each.expected())) {
        wrong.add(
            "%s of %s: %s, but %s"
                .formatted(each.text(), each.line().get("variables"), each.expected(), actual));
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(unknown).isLessThan(cases.size() / 50);
  }

  private static String random(Random random) {
    StringBuilder out = new StringBuilder();
    boolean four = random.nextBoolean();
    for (int i = 0; i < (four ? 4 : 8); i++) {
      out.append(i == 0 ? "" : four ? "." : ":");
      out.append(
          four
              ? Integer.toString(random.nextInt(256))
              : Integer.toHexString(random.nextInt(3) == 0 ? random.nextInt(65_536) : 0));
    }
    return out + (random.nextBoolean() ? "/" + random.nextInt(four ? 33 : 129) : "");
  }

  private static void add(String expression, String address, StringBuilder input) {
    Value.Dict line = new Value.Dict().put("expression", Value.of(expression));
    line.put("variables", new Value.Dict().put("x", Value.of(address)));
    input.append(JsonWriter.PLAIN.write(line)).append('\n');
  }
}
