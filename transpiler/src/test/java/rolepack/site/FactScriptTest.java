package rolepack.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactScriptTest {
  private static final List<String> ALL =
      List.of(
          "inventory_hostname",
          "inventory_hostname_short",
          "group_names",
          "ansible_host",
          "private_ipv4",
          "ansible_hostname",
          "ansible_nodename",
          "ansible_fqdn",
          "ansible_domain",
          "ansible_kernel",
          "ansible_machine",
          "ansible_memtotal_mb",
          "ansible_swaptotal_mb",
          "ansible_processor_vcpus",
          "ansible_processor_cores",
          "ansible_processor_count",
          "ansible_all_ipv4_addresses",
          "ansible_default_ipv4",
          "ansible_lo",
          "ansible_eth0");

  @TempDir Path folder;

  @Test
  void shellcheckHasNothingToSay() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/shellcheck")), "shellcheck is missing");
    assertThat(run(List.of("shellcheck", "-s", "sh", "-"), FactScript.of("/etc/a/facts", ALL)))
        .isEmpty();
  }

  @Test
  void writesEachFactInAFileOfItsOwnWithoutANewline() throws Exception {
    assertThat(run(List.of("sh", "-s"), FactScript.of(folder.toString(), ALL))).isEmpty();
    assertThat(fact("ansible_nodename")).isEqualTo(uname("-n"));
    assertThat(fact("ansible_kernel")).isEqualTo(uname("-r"));
    assertThat(fact("inventory_hostname")).isEqualTo(uname("-n"));
    assertThat(fact("group_names")).isEqualTo("[]");
    assertThat(fact("ansible_memtotal_mb")).matches("[1-9][0-9]+");
    assertThat(fact("ansible_processor_vcpus")).matches("[1-9][0-9]*");
    assertThat(fact("ansible_all_ipv4_addresses")).matches("\\[(\"[0-9.]+\"(, )?)*]");
    assertThat(fact("ansible_default_ipv4")).startsWith("{").endsWith("}");
    assertThat(fact("ansible_lo")).contains("\"device\": \"lo\"").endsWith("}");
    try (var left = Files.list(folder)) {
      assertThat(left.filter(each -> each.getFileName().toString().startsWith("."))).isEmpty();
    }
  }

  @Test
  void keepsWhatTheInventoryWrote() throws Exception {
    Files.writeString(folder.resolve("inventory_hostname"), "north");
    Files.writeString(folder.resolve("group_names"), "[\"lighthouses\"]");
    Files.writeString(folder.resolve("ansible_kernel"), "0");
    run(List.of("sh", "-s"), FactScript.of(folder.toString(), ALL));
    assertThat(fact("inventory_hostname")).isEqualTo("north");
    assertThat(fact("group_names")).isEqualTo("[\"lighthouses\"]");
    assertThat(fact("ansible_kernel")).isEqualTo(uname("-r"));
  }

  /// What Ansible's own module says of this machine.
  @Test
  void saysWhatSetupSays() throws Exception {
    assumeTrue(Files.exists(Path.of("/usr/bin/ansible")), "ansible is missing");
    String setup = run(List.of("/usr/bin/ansible", "localhost", "-m", "setup"), "");
    assumeTrue(setup.contains("ansible_nodename"), "ansible cannot look at this machine");
    run(List.of("sh", "-s"), FactScript.of(folder.toString(), ALL));
    for (String name :
        List.of(
            "ansible_hostname",
            "ansible_nodename",
            "ansible_fqdn",
            "ansible_domain",
            "ansible_kernel",
            "ansible_machine")) {
      assertThat(setup).contains("\"%s\": \"%s\"".formatted(name, fact(name)));
    }
    for (String name :
        List.of(
            "ansible_memtotal_mb",
            "ansible_swaptotal_mb",
            "ansible_processor_vcpus",
            "ansible_processor_cores",
            "ansible_processor_count")) {
      assertThat(setup).contains("\"%s\": %s,".formatted(name, fact(name)));
    }
  }

  private String fact(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  private static String uname(String option) throws Exception {
    return run(List.of("uname", option), "").strip();
  }

  private static String run(List<String> command, String input) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
