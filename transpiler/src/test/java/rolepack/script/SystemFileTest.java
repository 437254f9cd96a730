package rolepack.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The scripts of system modules leave the files that Ansible's own modules leave.
class SystemFileTest {
  private static final int EACH = 150;

  @TempDir private Path temporary;

  private final Random random = new Random(19);

  @Test
  void leavesWhatAnsibleLeaves() throws Exception {
    List<EditCase> cases = new ArrayList<>();
    for (int at = 0; at < EACH; at++) {
      cases.add(new EditCase("cron", cron(), text(CRON)));
      cases.add(new EditCase("mount", mount(), text(FSTAB)));
      cases.add(new EditCase("pam_limits", limits(), text(LIMITS)));
      cases.add(new EditCase("sysctl", sysctl(), text(SYSCTL)));
      cases.add(new EditCase("kernel_blacklist", blacklist(), text(BLACKLIST)));
      cases.add(new EditCase("yum_repository", section(), text(SECTIONS)));
      cases.add(new EditCase("apt_repository", source(), text(SOURCES).map(SystemFileTest::once)));
    }
    EditComparison comparison = new EditComparison(temporary, cases);
    assertThat(comparison.compare(1, "awk")).isGreaterThan(5 * EACH);
    comparison.compare(3, "gawk");
    comparison.compare(5, "busybox");
  }

  private static final List<String> CRON =
      List.of(
          "#Ansible: clean",
          "#Ansible: other",
          "0 4 * * * root /bin/clean",
          "* * * * * root /bin/x",
          "@daily root /bin/clean",
          "MAILTO=\"\"",
          "PATH=\"/bin\"",
          "# comment",
          "",
          "#Ansible: None");

  private Map<String, Object> cron() {
    Map<String, Object> arguments = new HashMap<>();
    boolean env = once(4);
    arguments.put(
        "name",
        env ? any(List.of("MAILTO", "PATH", "NEW")) : any(List.of("clean", "new job", "other")));
    arguments.put(
        "job",
        env
            ? any(List.of("", "/bin", "a b"))
            : any(List.of("/bin/clean", "/bin/x", "a & b \\1 'q'")));
    arguments.put("user", "root");
    if (env) {
      arguments.put("env", true);
      if (once(3)) {
        arguments.put(any(List.of("insertafter", "insertbefore")), any(List.of("PATH", "MAILTO")));
      }
    } else if (once(3)) {
      arguments.put("special_time", "daily");
    } else if (once(2)) {
      arguments.put("minute", "0");
      arguments.put("hour", "4");
    }
    if (once(5)) {
      arguments.put("disabled", !env);
    }
    if (once(4)) {
      arguments.put("state", "absent");
    }
    return arguments;
  }

  private static final List<String> FSTAB =
      List.of(
          "# /etc/fstab",
          "/dev/sda1 / ext4 defaults 1 1",
          "/dev/sdb1 /data ext4 defaults 0 0",
          "/dev/sdb1  /data\text4 noatime 0 2",
          "/dev/sdc1 none swap sw 0 0",
          "/dev/sdb1 /data ext4 defaults",
          "",
          "UUID=1 /with\\040space xfs defaults 0 0",
          "broken line",
          "  # more");

  private Map<String, Object> mount() {
    Map<String, Object> arguments = new HashMap<>();
    arguments.put("path", any(List.of("/data", "/new", "none", "/with space")));
    arguments.put("src", any(List.of("/dev/sdb1", "/dev/sdc1", "UUID=1")));
    arguments.put("fstype", any(List.of("ext4", "swap", "xfs")));
    if (once(2)) {
      arguments.put("opts", any(List.of("noatime", "sw", "a&b", "noauto,user")));
    }
    if (once(3)) {
      arguments.put("passno", "2");
    }
    if (once(4)) {
      arguments.put("boot", false);
    }
    arguments.put("state", once(4) ? "absent_from_fstab" : "present");
    return arguments;
  }

  private static final List<String> LIMITS =
      List.of(
          "# limits",
          "* soft nofile 4096",
          "root\thard\tnofile\t8192\t# why",
          "* soft nofile unlimited",
          "",
          "@staff - nproc 100 # a # b",
          "  ",
          "root soft nofile",
          "root hard nofile 100");

  private Map<String, Object> limits() {
    Map<String, Object> arguments = new HashMap<>();
    arguments.put("domain", any(List.of("*", "root", "@staff")));
    arguments.put("limit_type", any(List.of("soft", "hard", "-")));
    arguments.put("limit_item", any(List.of("nofile", "nproc")));
    arguments.put("value", any(List.of("4096", "8192", "unlimited", "10")));
    if (once(3)) {
      arguments.put("comment", "set & kept");
    }
    if (once(3)) {
      arguments.put(any(List.of("use_max", "use_min")), true);
    }
    return arguments;
  }

  private static final List<String> SYSCTL =
      List.of(
          "# kernel",
          "vm.swappiness = 10",
          "vm.swappiness=1",
          "  net.ipv4.ip_forward=1  ",
          "; x = 2",
          "",
          "nothing",
          "kernel.domainname = a = b");

  private Map<String, Object> sysctl() {
    Map<String, Object> arguments = new HashMap<>();
    arguments.put("name", any(List.of("vm.swappiness", "net.ipv4.ip_forward", "fs.file-max")));
    if (once(4)) {
      arguments.put("state", "absent");
    } else {
      arguments.put("value", any(List.of("10", "1", "0", "4096\t87380")));
    }
    arguments.put("reload", false);
    return arguments;
  }

  private static final List<String> BLACKLIST =
      List.of(
          "# none",
          "blacklist pcspkr",
          "blacklist  nouveau  ",
          "  blacklist pcspkr",
          "",
          "options x y=1");

  private Map<String, Object> blacklist() {
    return Map.of(
        "name",
        any(List.of("pcspkr", "nouveau", "floppy")),
        "state",
        once(3) ? "absent" : "present");
  }

  private static final List<String> SECTIONS =
      List.of(
          "[lamp]",
          "[lamp]\nbaseurl = http://a.example.org\n\thttp://b.example.org\nname = A",
          "[wick]\nname=A=B\nGpgCheck : 1",
          "[oil]\nbaseurl = http://a.example.org\nname = A\n",
          "[oil] # more",
          "# comment",
          "name = A",
          "baseurl=http://a.example.org",
          "  http://b.example.org",
          "   # within",
          "; gone",
          "",
          "  ",
          "priority = ",
          "nothing");

  private Map<String, Object> section() {
    Map<String, Object> arguments = new HashMap<>();
    arguments.put("name", any(List.of("lamp", "oil", "wick")));
    arguments.put("description", any(List.of("A", "A = B \\ & 100%", "a # b")));
    arguments.put(
        "baseurl",
        once(2)
            ? List.of("http://a.example.org", "http://b.example.org")
            : List.of("http://a.example.org"));
    if (once(2)) {
      arguments.put("gpgcheck", true);
    }
    if (once(3)) {
      arguments.put("state", "absent");
    }
    return arguments;
  }

  private static final List<String> SOURCES =
      List.of(
          "deb http://a.example.org/ stable main",
          "# deb http://a.example.org/ stable main",
          "#deb   http://a.example.org/   stable main # why",
          "deb [arch=amd64] http://b.example.org/ stable main #this",
          "  deb-src http://a.example.org/ stable main  ",
          "# about what follows",
          "## twice # thrice",
          "#",
          "",
          "nothing at all",
          "deb");

  private Map<String, Object> source() {
    return Map.of(
        "repo",
        any(
            List.of(
                "deb http://a.example.org/ stable main",
                "deb [arch=amd64] http://b.example.org/ stable main",
                "deb-src http://a.example.org/ stable main")),
        "state",
        once(3) ? "absent" : "present");
  }

  private Optional<String> text(List<String> lines) {
    if (once(10)) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    int count = random.nextInt(6);
    for (int at = 0; at < count; at++) {
      text.append(any(lines)).append(at + 1 == count && once(5) ? "" : "\n");
    }
    return Optional.of(text.toString());
  }

  /// Of a line that stands twice in a file Ansible removes one, and sometimes another line.
  private static String once(String text) {
    String lines = String.join("\n", text.lines().distinct().toList());
    return text.endsWith("\n") ? lines + "\n" : lines;
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private boolean once(int in) {
    return random.nextInt(in) == 0;
  }
}
