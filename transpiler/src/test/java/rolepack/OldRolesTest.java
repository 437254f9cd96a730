package rolepack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rolepack.verify.MachineRun;
import tools.jackson.databind.JsonNode;

/// What packages do on a machine is what the roles of a corpus of which there are no recordings do
/// there: today's Ansible runs each of them, in today's syntax, and is recorded first.
///
/// `-Drecorded.runs=plain,flipped,worker` chooses the sets of variables.
class OldRolesTest {
  private static final Path SHARED = Path.of("../../shared").toAbsolutePath().normalize();
  private static final Path CORPUS = SHARED.resolve("corpus/mantl-2015");
  private static final Path LIKE = SHARED.resolve("recordings/mantl-1.3.0");
  private static final List<String> RUNS =
      List.of(System.getProperty("recorded.runs", "plain").split(","));

  /// The roles of the second playbook, which has variables of its own.
  private static final String MORE_VARIABLES = "kubernetes_vars.yml";

  private static final List<String> MORE_ROLES =
      List.of("etcd", "flannel", "k8s-addons", "k8s-master", "k8s-minion", "kubernetes");

  /// Names of this corpus for what has another name in the recordings of the other one.
  private static final Map<String, String> RENAMED =
      Map.of(
          "pubkeys", "authorized_keys",
          "do_chronos_ssl", "do_marathon_ssl",
          "do_chronos_iptables", "do_marathon_iptables",
          "do_chronos_auth", "do_marathon_auth",
          "chronos_principal", "marathon_principal",
          "chronos_secret", "marathon_secret");

  /// What differs, and why.
  private static final List<String> LIMITS =
      List.of(
          // The machine that is recorded has no SELinux, so Ansible labels nothing there.
          "commands: label /var/log/zookeeper svirt_sandbox_file_t ran",
          // Reads a secret that the flipped run does not define: a secret counts as defined.
          "files: /etc/mesos/zk: content",
          // The role that starts them needs this one, and so is not in its recording.
          "kubernetes units: kube-apiserver is off, recorded ['active']",
          "kubernetes units: kube-controller-manager is off, recorded ['active']",
          "kubernetes units: kube-proxy is off, recorded ['active']",
          "kubernetes units: kube-scheduler is off, recorded ['active']");

  @TempDir Path work;

  @Test
  void packagesDoWhatAnsibleDoes() throws Exception {
    for (Path each : List.of(CORPUS, LIKE)) {
      assumeTrue(Files.isDirectory(each), "needs ../shared/" + SHARED.relativize(each));
    }
    MachineRun.assumePossible();
    Path recordings = record();
    List<String> wrong = new ArrayList<>();
    int compared = 0;
    for (String run : RUNS) {
      Path variables =
          recordings.resolve(run.equals("plain") ? "vars.yml" : "vars." + run + ".yml");
      List<Path> more = List.of(variables, CORPUS.resolve(MORE_VARIABLES));
      List<String> plays = List.of("terraform.sample.yml", "addons/glusterfs.yml");
      for (Map<String, JsonNode> results :
          List.of(
              new RecordedRoles(CORPUS, plays, recordings, others())
                  .compare(run, List.of(variables), Files.createDirectory(work.resolve(run))),
              new RecordedRoles(CORPUS, List.of("kubernetes.yml"), recordings, MORE_ROLES)
                  .compare(run, more, Files.createDirectory(work.resolve(run + "-more"))))) {
        RecordedRoles.wrong(results, LIMITS).forEach(each -> wrong.add(run + " " + each));
        compared += RecordedRoles.compared(results);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(compared).as("what was compared").isGreaterThanOrEqualTo(100 * RUNS.size());
  }

  /// Records the roles: the folder of the recordings. `-Drecorded.folder=…` says where they are
  /// already.
  private Path record() throws Exception {
    String there = System.getProperty("recorded.folder", "");
    if (!there.isEmpty()) {
      return Path.of(there);
    }
    Map<String, String> variables = new HashMap<>();
    MORE_ROLES.forEach(each -> variables.put(each, MORE_VARIABLES));
    Path target = Files.createDirectory(work.resolve("recordings")).resolve("mantl-2015");
    List<String> broken = new ArrayList<>();
    for (JsonNode each :
        MachineRun.run(
            "record.py",
            Files.createDirectory(work.resolve("record")),
            Map.of(
                "repository", CORPUS.toString(),
                "like", LIKE.toString(),
                "target", target.toString(),
                "runs", RUNS,
                "playbooks",
                    List.of("terraform.sample.yml", "addons/glusterfs.yml", "kubernetes.yml"),
                "renamed", RENAMED,
                "extra", variables),
            List.of())) {
      if (each.get("tasks").asInt() == 0) {
        broken.add(each.get("name").asString() + ": " + each.get("failed"));
      }
    }
    assertThat(broken).as("roles that could not be recorded").isEmpty();
    return target;
  }

  private static List<String> others() throws Exception {
    try (var files = Files.list(CORPUS.resolve("roles"))) {
      return files
          .map(each -> each.getFileName().toString())
          .filter(each -> !MORE_ROLES.contains(each))
          .sorted()
          .toList();
    }
  }
}
