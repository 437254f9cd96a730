package rolepack.verify.random;

import static rolepack.verify.random.Scene.task;
import static rolepack.verify.random.Scene.with;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.verify.random.KnownMachine.KnownFile;

/// Tasks about packages, accounts, services and tables of the system.
final class SystemTasks {
  static final List<String> PACKAGES = List.of("lantern", "oil", "wick", "horn");

  private final Scene scene;
  private final Dice dice;

  SystemTasks(Scene scene) {
    this.scene = scene;
    this.dice = scene.dice;
  }

  Optional<Map<String, Object>> install() {
    return scene.leaf ? Optional.empty() : Optional.of(install(dice.any(PACKAGES)));
  }

  Map<String, Object> install(String name) {
    if (scene.machine.packages.add(name)) {
      scene.changes = true;
      scene.machine.put(
          new KnownFile("/etc/" + name + "/" + name + ".conf", "", true, false, false));
      scene.machine.folders.add("/etc/" + name);
      scene.machine.unit(name, "stopped");
      if (name.equals("oil")) {
        scene.machine.accounts.add(name);
        scene.machine.groups.add(name);
      }
    }
    String module = dice.percent(40) ? "package" : scene.site.target.equals("el7") ? "yum" : "apt";
    Map<String, Object> arguments = with("name", name, "state", "present");
    if (dice.percent(20)) {
      arguments.put("name", List.of(name, "lamp-tools"));
    }
    return task(module, arguments);
  }

  /// A service that runs from now on, since handlers restart it.
  List<Map<String, Object>> started(String unit) {
    if (!scene.machine.handled.add(unit)) {
      return List.of();
    }
    Map<String, Object> first = install(unit);
    scene.machine.unit(unit, "started");
    return List.of(first, task("service", with("name", unit, "state", "started", "enabled", true)));
  }

  /// A unit of the role's own.
  Optional<Map<String, Object>> unitFile() {
    if (scene.leaf) {
      return Optional.empty();
    }
    String name = scene.role.name + "-watch";
    scene.changes = !scene.machine.units(_ -> true).contains(name);
    scene.machine.unit(name, scene.machine.units(_ -> true).contains(name) ? "unknown" : "stopped");
    Map<String, Object> arguments =
        with(
            "content",
            "[Service]\nExecStart=/bin/true\n\n[Install]\nWantedBy=multi-user.target\n",
            "dest",
            "/etc/systemd/system/" + name + ".service");
    return Optional.of(task("copy", arguments));
  }

  Optional<Map<String, Object>> service() {
    List<String> units = scene.machine.units(state -> !scene.leaf || state.equals("started"));
    if (units.isEmpty()) {
      return Optional.empty();
    }
    String unit = dice.any(units);
    String state =
        scene.leaf
            ? "restarted"
            : dice.any(List.of("started", "started", "started", "stopped", "restarted"));
    if (!state.equals("started") && scene.machine.handled.contains(unit)) {
      return Optional.empty();
    }
    if (!scene.leaf) {
      scene.machine.unit(unit, state.equals("stopped") ? "stopped" : "started");
    }
    scene.changes = state.equals("restarted");
    Map<String, Object> arguments = with("name", unit, "state", state);
    if (dice.percent(40)) {
      arguments.put("enabled", !state.equals("stopped"));
    }
    boolean systemd = dice.percent(30);
    if (systemd && dice.percent(30)) {
      arguments.put("daemon_reload", true);
    }
    return Optional.of(task(systemd ? "systemd" : "service", arguments));
  }

  Optional<Map<String, Object>> user() {
    String name = scene.role.name + dice.any(List.of("", "keeper"));
    if (scene.leaf || !scene.machine.accounts.add(name)) {
      return Optional.empty();
    }
    scene.changes = true;
    Map<String, Object> arguments = with("name", name, "system", true, "uid", number());
    if (dice.percent(40)) {
      arguments.put("createhome", false);
    }
    if (dice.percent(40)) {
      arguments.put("shell", "/sbin/nologin");
    }
    if (dice.percent(25)) {
      arguments.put("groups", dice.any(List.copyOf(scene.machine.groups)));
      arguments.put("append", true);
    }
    if (dice.percent(30)) {
      arguments.put("group", dice.any(List.copyOf(scene.machine.groups)));
    } else {
      scene.machine.groups.add(name);
    }
    return Optional.of(task("user", arguments));
  }

  /// A number of an account: the next free one follows from the order in which they are made.
  private int number() {
    return 300 + 50 * List.of("harbour", "pier", "quay").indexOf(scene.role.name) + scene.next();
  }

  Optional<Map<String, Object>> group() {
    String name = scene.role.name + "crew";
    return scene.leaf || !scene.machine.groups.add(name)
        ? Optional.empty()
        : Optional.of(task("group", with("name", name, "system", true, "gid", number())));
  }

  Optional<Map<String, Object>> cron() {
    Map<String, Object> arguments =
        with("name", "job " + scene.role.name + scene.next(), "minute", "*/5", "job", "/bin/true");
    if (dice.percent(60)) {
      arguments.put("cron_file", scene.role.name);
      arguments.put("user", "root");
    }
    return scene.leaf ? Optional.empty() : Optional.of(task("cron", arguments));
  }

  Optional<Map<String, Object>> sysctl() {
    String name = "net.ipv4." + scene.role.name + scene.next();
    return scene.leaf
        ? Optional.empty()
        : Optional.of(
            task("sysctl", with("name", name, "value", dice.below(9), "state", "present")));
  }
}
