package rolepack.verify.random;

import static rolepack.verify.random.Scene.task;
import static rolepack.verify.random.Scene.with;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.verify.random.KnownMachine.KnownFile;
import rolepack.verify.random.Scene.Register;
import rolepack.verify.random.Scene.Says;

/// Commands: local ones, ones of which nobody knows what they do, and questions; and tasks that are
/// about the playbook only.
final class CommandTasks {
  /// What a program that nobody knows does on the machines. `snap` keeps what another file holds at
  /// that moment, so that an order that is not kept shows.
  static final String PROGRAM =
      """
      #!/bin/sh
      case $1 in
        snap) if [ -e "$2" ]; then cat "$2" > "$3"; else echo none > "$3"; fi ;;
        make) echo made > "$2" ;;
        status) echo lit ;;
      esac
      exit 0\
      """;

  private final Scene scene;
  private final Dice dice;

  CommandTasks(Scene scene) {
    this.scene = scene;
    this.dice = scene.dice;
  }

  Optional<List<Map<String, Object>>> snapshot() {
    return scene.readable().map(file -> command("beacon snap " + file.path() + " " + fresh()));
  }

  Optional<List<Map<String, Object>>> copied() {
    return scene
        .readable()
        .map(
            file -> {
              String to = fresh();
              return switch (dice.below(3)) {
                case 0 -> command("cp " + file.path() + " " + to);
                case 1 -> List.of(task("shell", "cat " + file.path() + " > " + to));
                default ->
                    List.of(task("shell", "grep -c . " + file.path() + " > " + to + " || true"));
              };
            });
  }

  private String fresh() {
    String path =
        dice.any(List.copyOf(scene.machine.folders)) + "/" + scene.role.name + "-s" + scene.next();
    scene.changes = true;
    scene.machine.put(scene.machine.file(path, scene.role.name).with(true, true));
    return path;
  }

  /// A command that runs unless its file is there.
  Optional<List<Map<String, Object>>> guarded() {
    return scene
        .writable()
        .map(
            file -> {
              scene.changes = !file.there();
              scene.machine.put(file.with(true, file.reset() && !file.there()));
              String words = (dice.percent(50) ? "touch " : "beacon make ") + file.path();
              return List.of(task("command", with("cmd", words, "creates", file.path())));
            });
  }

  Optional<List<Map<String, Object>>> unknown() {
    String words =
        dice.any(
                List.of(
                    "lanternctl count",
                    "smlr --all",
                    "lanternctl set {{ R_colour }}",
                    "lanternctl note {{ R_size }}"))
            .replace("R_", scene.role.name + "_");
    scene.changes = true;
    return Optional.of(command(words));
  }

  /// A question, and what is done after it if the answer is no.
  Optional<List<Map<String, Object>>> probeAndAct() {
    return scene
        .writable()
        .filter(file -> !scene.leaf)
        .map(
            file -> {
              scene.machine.put(file.with(true, file.reset() && !file.there()));
              String name = scene.name("r" + scene.next());
              boolean stat = dice.percent(40);
              Map<String, Object> probe =
                  stat
                      ? task("stat", with("path", file.path()))
                      : task("command", "test -e " + file.path());
              probe.put("register", name);
              if (!stat) {
                probe.put("changed_when", false);
                probe.put("failed_when", false);
              }
              Map<String, Object> act =
                  switch (dice.below(3)) {
                    case 0 -> task("command", "beacon make " + file.path());
                    case 1 -> task("command", "touch " + file.path());
                    default -> task("copy", with("content", "act\n", "dest", file.path()));
                  };
              act.put("when", stat ? "not " + name + ".stat.exists" : name + ".rc != 0");
              return List.of(probe, act);
            });
  }

  Optional<List<Map<String, Object>>> asked() {
    Map<String, Object> task = task("command", "beacon status");
    String name = scene.name("r" + scene.next());
    task.put("register", name);
    task.put("changed_when", false);
    if (!scene.leaf) {
      scene.registers.add(new Register(name, Says.OUTPUT));
    }
    return Optional.of(List.of(task));
  }

  /// A variable that only the play knows, or that could have been written down.
  Optional<List<Map<String, Object>>> fact() {
    if (scene.leaf) {
      return Optional.empty();
    }
    String name = scene.name("fact" + scene.next());
    List<String> values =
        new ArrayList<>(List.of("plain", "{{ " + scene.name("colour") + " }}-fact"));
    scene.registers.stream()
        .filter(each -> each.says() == Says.OUTPUT)
        .forEach(each -> values.add("{{ " + each.name() + ".stdout }}"));
    scene.facts.add(name);
    return Optional.of(List.of(task("set_fact", with(name, dice.any(values)))));
  }

  /// Tasks that say or ask something and change nothing.
  Optional<List<Map<String, Object>>> talk() {
    return Optional.of(
        List.of(
            switch (dice.below(5)) {
              case 0 -> task("debug", with("msg", "colour {{ " + scene.name("colour") + " }}"));
              case 1 -> task("wait_for", with("port", 7000 + scene.next(), "timeout", 1));
              case 2 -> task("uri", with("url", "http://127.0.0.1/" + scene.next()));
              case 3 -> task("assert", with("that", List.of(scene.name("size") + " > 0")));
              default -> task("command", "systemctl daemon-reload");
            }));
  }

  Optional<List<Map<String, Object>>> folderByCommand() {
    if (scene.leaf) {
      return Optional.empty();
    }
    String path = dice.any(List.of("/srv", "/opt")) + "/" + scene.role.name + "-d" + scene.next();
    scene.machine.folders.add(path);
    return Optional.of(List.of(task("command", with("cmd", "mkdir -p " + path, "creates", path))));
  }

  Optional<List<Map<String, Object>>> modeByCommand() {
    List<KnownFile> own =
        scene.machine.files(file -> file.there() && file.owner().equals(scene.role.name));
    return own.isEmpty() || scene.leaf
        ? Optional.empty()
        : Optional.of(
            command("chmod " + dice.any(List.of("0600", "g+w")) + " " + dice.any(own).path()));
  }

  private List<Map<String, Object>> command(String words) {
    return List.of(task(dice.percent(20) ? "shell" : "command", words));
  }
}
