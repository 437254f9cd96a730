package rolepack.verify.random;

import static rolepack.verify.random.Scene.with;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rolepack.verify.random.KnownMachine.KnownFile;

/// Makes a repository of some roles that follow from a seed, as a fixture.
final class RandomRoles {
  private static final List<String> ROLES = List.of("harbour", "pier", "quay");
  private static final List<String> FOLDERS =
      List.of("/etc/coast.d", "/srv", "/opt/coast", "/etc/sysconfig");
  private static final List<String> FOREIGN =
      List.of("/etc/coast.conf", "/etc/sysconfig/coast", "/etc/coast.ini");

  private final long seed;
  private final Dice dice;
  private final Site site;
  private KnownMachine machine = new KnownMachine();
  private final List<GeneratedRole> roles = new ArrayList<>();

  private RandomRoles(long seed) {
    this.seed = seed;
    dice = new Dice(seed);
    site = new Site(dice, dice.percent(60) ? "el7" : "debian12");
  }

  /// Writes the fixture of a seed to a folder, which it makes.
  static void write(long seed, Path folder) throws IOException {
    RandomRoles made = new RandomRoles(seed);
    made.make();
    made.write(folder);
  }

  private void make() {
    machine.folders.addAll(FOLDERS);
    machine.accounts.addAll(List.of("root", "daemon"));
    machine.groups.addAll(List.of("root", "daemon"));
    FOREIGN.forEach(path -> machine.put(new KnownFile(path, "", true, false, false)));
    int number = dice.any(List.of(1, 1, 2, 2, 3));
    for (String name : ROLES.subList(0, number)) {
      GeneratedRole role = new GeneratedRole(name);
      Scene scene = new Scene(dice, site, role, machine);
      new RoleMaker(scene).make(3 + dice.below(6));
      machine = scene.machine;
      roles.add(role);
    }
  }

  private List<String> options() {
    List<String> options = new ArrayList<>(List.of("--target", site.target));
    List.of("--strict", "--drop-ins", "--modernize", "--bake").stream()
        .filter(_ -> dice.percent(15))
        .forEach(options::add);
    if (dice.percent(10)) {
      options.addAll(List.of("--consul-template", "0.15.0"));
    }
    return options;
  }

  private void write(Path folder) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "case.yml",
        "# Roles that follow from the seed " + seed + ".\n" + YamlText.mapping(description()));
    files.put("repo/site.yml", YamlText.tasks(List.of(play())));
    files.put(
        "repo/hosts",
        (site.inPorch ? "lantern-1\n[porch]\nlantern-1\n" : "lantern-1\n[porch]\nlantern-2\n"));
    place(files, "repo/group_vars/all.yml", site.at(Site.Place.ALL));
    place(files, "repo/group_vars/porch.yml", site.at(Site.Place.GROUP));
    place(files, "repo/host_vars/lantern-1.yml", site.at(Site.Place.HOST));
    for (Map.Entry<String, String> each : files.entrySet()) {
      Path file = folder.resolve(each.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, each.getValue());
    }
    for (GeneratedRole role : roles) {
      role.write(folder.resolve("repo/roles/" + role.name));
    }
  }

  private static void place(Map<String, String> files, String path, Map<String, Object> variables) {
    if (!variables.isEmpty()) {
      files.put(path, YamlText.mapping(variables));
    }
  }

  private Map<String, Object> play() {
    Map<String, Object> play = with("hosts", "all");
    if (!site.at(Site.Place.PLAY).isEmpty()) {
      play.put("vars", site.at(Site.Place.PLAY));
    }
    List<Object> list = new ArrayList<>();
    for (int at = 0; at < roles.size(); at++) {
      GeneratedRole role = roles.get(at);
      boolean brought = at + 1 < roles.size() && role.parameters.isEmpty() && dice.percent(25);
      if (brought) {
        roles.get(at + 1).dependencies.add(role.name);
      } else if (role.parameters.isEmpty()) {
        list.add(role.name);
      } else {
        Map<String, Object> entry = with("role", role.name);
        entry.putAll(role.parameters);
        list.add(entry);
      }
    }
    play.put("roles", list);
    return play;
  }

  private Map<String, Object> description() {
    Map<String, Object> files = new LinkedHashMap<>();
    FOREIGN.forEach(path -> files.put(path, EditTasks.LINES));
    files.put("/usr/bin/beacon", with("content", CommandTasks.PROGRAM, "mode", "0755"));
    Map<String, Object> packages = new LinkedHashMap<>();
    for (String name : SystemTasks.PACKAGES) {
      Map<String, Object> brings =
          with(
              "files",
              with(
                  "/etc/" + name + "/" + name + ".conf",
                  EditTasks.LINES,
                  "/usr/lib/systemd/system/" + name + ".service",
                  "[Service]\nExecStart=/bin/true\n"));
      if (name.equals("oil")) {
        brings.put("accounts", List.of(name));
      }
      packages.put(name, brings);
    }
    Map<String, Object> machine =
        with("host", "lantern-1", "folders", FOLDERS, "files", files, "packages", packages);
    return with("prefix", "acme", "options", options(), "machine", machine);
  }
}
