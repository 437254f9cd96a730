package rolepack.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Writes the script that finds out the facts of the machine that templates read, one file each, as
/// Ansible's `setup` would say them. It is POSIX shell and needs nothing but what every system has.
public final class FactScript {
  private static final String HEAD =
      """
      #!/bin/sh
      # Writes the facts of this machine that templates read, one file each.
      set -eu
      facts=%s
      umask 022
      mkdir -p "$facts"

      # put NAME: writes standard input to the file of a fact.
      put() {
        cat > "$facts/.$1"
        mv -f "$facts/.$1" "$facts/$1"
      }
      """;

  private static final String KEEP =
      """

      # keep NAME: writes standard input to the file of a fact that the inventory did not write.
      keep() {
        if [ -e "$facts/$1" ]; then cat > /dev/null; else put "$1"; fi
      }
      """;

  private static final String FULL_NAME =
      """

      # fqdn: prints the first name with a dot that this machine's address has, as Python finds it.
      fqdn() {
        name=$(uname -n)
        address=$(getent hosts "$name" | awk 'NR == 1 { print $1 }')
        getent hosts "${address:-$name}" | awk -v name="$name" '
          NR == 1 {
            found = $2
            for (i = NF; i > 1; i--) if ($i ~ /[.]/) found = $i
          }
          END { print found == "" ? name : found }'
      }
      """;

  private static final String NETWORK =
      """

      # network INTERFACE: prints address, broadcast, netmask and network of its first IPv4 address.
      network() {
        ip -4 -o addr show dev "$1" primary 2> /dev/null | awk '
          function octets(bits, i, text) {
            for (i = 0; i < 4; i++) {
              part[i] = bits >= 8 ? 256 - 1 : 256 - 2 ^ (8 - bits)
              bits = bits >= 8 ? bits - 8 : 0
              text = text (i ? "." : "") part[i]
            }
            return text
          }
          NR == 1 {
            split($4, found, "/")
            bits = found[2] == "" ? 32 : found[2]
            mask = octets(bits)
            split(found[1], octet, ".")
            for (i = 0; i < 4; i++) {
              size = 256 - part[i]
              base = base (i ? "." : "") octet[i + 1] - octet[i + 1] % size
            }
            print found[1], ($5 == "brd" ? $6 : "-"), mask, base
          }'
      }
      """;

  private static final String DEFAULT_ROUTE =
      """

      # route WORD: prints what follows a word in the route to the world.
      route() {
        ip -4 route get 8.8.8.8 2> /dev/null |
          awk -v word="$1" '{ for (i = 1; i < NF; i++) if ($i == word) { print $(i + 1); exit } }'
      }
      """;

  private FactScript() {}

  /// @param folder where the files go: `/etc/acme/facts`
  /// @param facts the names of the facts; those that rolepack has no script for are left out
  public static String of(String folder, Collection<String> facts) {
    TreeSet<String> names = new TreeSet<>(facts);
    StringBuilder script = new StringBuilder(HEAD.formatted(folder));
    if (names.stream().anyMatch(each -> HostFacts.fromInventory(each).isPresent())) {
      script.append(KEEP);
    }
    if (names.contains("ansible_fqdn") || names.contains("ansible_domain")) {
      script.append(FULL_NAME);
    }
    boolean networks =
        names.contains("ansible_default_ipv4")
            || names.stream().anyMatch(each -> HostFacts.networkInterface(each).isPresent());
    if (networks) {
      script.append(NETWORK);
    }
    if (names.contains("ansible_default_ipv4") || names.contains("private_ipv4")) {
      script.append(DEFAULT_ROUTE);
    }
    script.append('\n');
    for (String name : names) {
      lines(name).forEach(each -> script.append(each).append('\n'));
    }
    return script.toString();
  }

  private static List<String> lines(String name) {
    Optional<String> device = HostFacts.networkInterface(name);
    if (device.isPresent()) {
      return ofInterface(name, device.get());
    }
    return switch (name) {
      case "inventory_hostname", "ansible_host", "ansible_ssh_host" ->
          List.of("uname -n | tr -d '\\n' | keep " + name);
      case "inventory_hostname_short" ->
          List.of("uname -n | sed 's/\\..*//' | tr -d '\\n' | keep " + name);
      case "group_names" -> List.of("printf '[]' | keep group_names");
      case "private_ipv4" -> List.of("route src | tr -d '\\n' | put private_ipv4");
      case "ansible_hostname" -> plain("uname -n | sed 's/\\..*//'", name);
      case "ansible_nodename" -> plain("uname -n", name);
      case "ansible_fqdn" -> plain("fqdn", name);
      case "ansible_domain" -> plain("fqdn | sed -n 's/^[^.]*\\.//p'", name);
      case "ansible_kernel" -> plain("uname -r", name);
      case "ansible_machine" -> plain("uname -m", name);
      case "ansible_architecture" -> plain("uname -m | sed 's/^i[3-6]86$/i386/'", name);
      case "ansible_memtotal_mb" -> memory("MemTotal", name);
      case "ansible_swaptotal_mb" -> memory("SwapTotal", name);
      case "ansible_processor_vcpus" ->
          processor("/^processor/ { n++ } END { printf \"%d\", n ? n : 1 }", name);
      case "ansible_processor_cores" ->
          processor("/^cpu cores/ { n = $2 } END { printf \"%d\", n ? n : 1 }", name);
      case "ansible_processor_count" ->
          processor(
              "/^processor/ { all++ } /^physical id/ && !seen[$2]++ { n++ }"
                  + " END { printf \"%d\", n ? n : all ? all : 1 }",
              name);
      case "ansible_all_ipv4_addresses" ->
          List.of(
              "ip -4 -o addr show 2> /dev/null | awk '$4 !~ /^127\\./ {",
              "    sub(\"/.*\", \"\", $4)",
              "    list = list (n++ ? \", \" : \"\") \"\\\"\" $4 \"\\\"\"",
              "  }",
              "  END { printf \"[%s]\", list }' | put ansible_all_ipv4_addresses");
      case "ansible_default_ipv4" -> ofDefaultRoute();
      default -> List.of();
    };
  }

  private static List<String> plain(String command, String name) {
    return List.of(command + " | tr -d '\\n' | put " + name);
  }

  private static List<String> memory(String key, String name) {
    return List.of(
        "awk '/^%s:/ { printf \"%%d\", $2 / 1024 }' /proc/meminfo | put %s".formatted(key, name));
  }

  private static List<String> processor(String program, String name) {
    return List.of("awk -F '[ \\t]*: ' '%s' /proc/cpuinfo | put %s".formatted(program, name));
  }

  private static List<String> ofDefaultRoute() {
    List<String> lines = new ArrayList<>();
    lines.add("device=$(route dev)");
    lines.add("if [ -n \"$device\" ]; then");
    lines.add("  network \"$device\" | {");
    lines.add("    read -r _ broadcast netmask network || :");
    lines.add(
        "    printf '{\"address\": \"%s\", \"alias\": \"%s\", \"broadcast\": \"%s\", \"gateway\":"
            + " \"%s\", ' \\");
    lines.add("      \"$(route src)\" \"$device\" \"${broadcast#-}\" \"$(route via)\"");
    lines.add("    printf '\"interface\": \"%s\", \"macaddress\": \"%s\", \"mtu\": %s, ' \\");
    lines.add(
        "      \"$device\" \"$(cat \"/sys/class/net/$device/address\")\" \"$(cat"
            + " \"/sys/class/net/$device/mtu\")\"");
    lines.add("    printf '\"netmask\": \"%s\", \"network\": \"%s\"}' \"$netmask\" \"$network\"");
    lines.add("  } | put ansible_default_ipv4");
    lines.add("else");
    lines.add("  printf '{}' | put ansible_default_ipv4");
    lines.add("fi");
    return lines;
  }

  private static List<String> ofInterface(String name, String device) {
    List<String> lines = new ArrayList<>();
    lines.add("if [ -e /sys/class/net/%s ]; then".formatted(device));
    lines.add("  network %s | {".formatted(device));
    lines.add("    read -r address broadcast netmask network || :");
    lines.add(
        "    printf '{\"device\": \"%1$s\", \"macaddress\": \"%%s\", \"mtu\": %%s' \\"
            .formatted(device));
    lines.add(
        "      \"$(cat /sys/class/net/%1$s/address)\" \"$(cat /sys/class/net/%1$s/mtu)\""
            .formatted(device));
    lines.add("    if [ -n \"$address\" ]; then");
    lines.add(
        "      printf ', \"ipv4\": {\"address\": \"%s\", \"broadcast\": \"%s\", \"netmask\":"
            + " \"%s\", \"network\": \"%s\"}' \\");
    lines.add("        \"$address\" \"${broadcast#-}\" \"$netmask\" \"$network\"");
    lines.add("    fi");
    lines.add("    printf '}'");
    lines.add("  } | put " + name);
    lines.add("fi");
    return lines;
  }
}
