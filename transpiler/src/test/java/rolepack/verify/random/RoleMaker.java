package rolepack.verify.random;

import static rolepack.verify.random.Scene.task;
import static rolepack.verify.random.Scene.with;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import rolepack.verify.random.Scene.Register;
import rolepack.verify.random.Scene.Says;
import rolepack.verify.random.Site.Condition;

/// Makes the tasks and handlers of one role, each of which succeeds where it stands, and all of
/// which change nothing when they run a second time.
final class RoleMaker {
  private static final List<String> INCLUDES = List.of("include_tasks", "import_tasks");

  /// What handlers do with each unit: one thing, so that it does not matter which of them is first.
  private static final Map<String, String> HANDLED =
      Map.of("lantern", "restarted", "oil", "restarted", "wick", "reloaded", "horn", "reloaded");

  private final Scene scene;
  private final SystemTasks system;
  private final Dice dice;
  private final GeneratedRole role;
  private final List<Supplier<Optional<List<Map<String, Object>>>>> makers = new ArrayList<>();
  private final List<String> topics = new ArrayList<>();

  RoleMaker(Scene scene) {
    this.scene = scene;
    this.dice = scene.dice;
    this.role = scene.role;
    FileTasks files = new FileTasks(scene);
    EditTasks edits = new EditTasks(scene);
    system = new SystemTasks(scene);
    CommandTasks commands = new CommandTasks(scene);
    add(6, one(files::copyContent));
    add(4, one(files::copyFile));
    add(6, one(files::template));
    add(1, one(files::copyOnce));
    add(1, one(files::copyRemote));
    add(5, one(files::folder));
    add(3, one(files::absent));
    add(2, one(files::attributesOfFile));
    add(1, one(files::touch));
    add(2, one(files::link));
    add(3, one(files::copies));
    add(1, files::assembled);
    add(5, one(edits::line));
    add(2, one(edits::created));
    add(2, one(edits::replace));
    add(2, one(edits::block));
    add(2, one(edits::ini));
    add(5, one(system::install));
    add(2, one(system::unitFile));
    add(4, one(system::service));
    add(2, one(system::user));
    add(1, one(system::group));
    add(1, one(system::cron));
    add(1, one(system::sysctl));
    add(3, commands::snapshot);
    add(3, commands::copied);
    add(3, commands::guarded);
    add(3, commands::unknown);
    add(3, commands::probeAndAct);
    add(2, commands::asked);
    add(2, commands::fact);
    add(2, commands::talk);
    add(1, commands::folderByCommand);
    add(1, commands::modeByCommand);
  }

  private void add(int weight, Supplier<Optional<List<Map<String, Object>>>> maker) {
    for (int at = 0; at < weight; at++) {
      makers.add(maker);
    }
  }

  private static Supplier<Optional<List<Map<String, Object>>>> one(
      Supplier<Optional<Map<String, Object>>> maker) {
    return () -> maker.get().map(List::of);
  }

  void make(int number) {
    variables();
    handlers();
    for (int wanted = role.tasks.size() + number; role.tasks.size() < wanted; ) {
      int kind = dice.below(100);
      if (kind < 8) {
        role.tasks.add(block());
      } else if (kind < 16) {
        role.tasks.add(include());
      } else if (kind < 19 && !role.handlers.isEmpty()) {
        role.tasks.add(task("meta", "flush_handlers"));
      } else {
        role.tasks.addAll(tasks());
      }
    }
  }

  private void variables() {
    Site site = scene.site;
    site.define(role, scene.name("bright"), List.of(true, false));
    site.define(role, scene.name("size"), List.of(1, 3, 5));
    site.define(role, scene.name("colour"), List.of("red", "blue", "grey"));
    site.define(role, scene.name("lamps"), List.of(List.of("up", "down"), List.of("port")));
    site.define(role, scene.name("heights"), List.of(Map.of("mast", 9), Map.of("hull", 2)));
    site.define(role, scene.name("folder"), List.of("/srv"));
  }

  private void handlers() {
    for (int at = dice.below(4); at > 0; at--) {
      String name = role.name + " handler " + at;
      String unit = dice.any(SystemTasks.PACKAGES);
      Map<String, Object> handler =
          switch (dice.below(6)) {
            case 0, 1, 2 -> task("service", with("name", unit, "state", HANDLED.get(unit)));
            case 4 -> copying("/srv/" + name.replace(' ', '-'));
            case 3 -> task("command", "lanternctl handled " + name.replace(' ', '-'));
            default ->
                task(
                    "copy", with("content", "handled\n", "dest", "/srv/" + name.replace(' ', '-')));
          };
      if (dice.percent(20)) {
        handler.put("listen", role.name + " listens");
      }
      if (dice.percent(15)) {
        handler.put("when", scene.site.condition(role.name).text());
      }
      if (handler.containsKey("service")) {
        system
            .started(unit)
            .forEach(each -> role.tasks.add(named("task " + scene.next() + " of " + unit, each)));
      }
      topics.add(name);
      role.handlers.add(named(name, handler));
    }
    if (role.handlers.stream().anyMatch(each -> each.containsKey("listen"))) {
      topics.add(role.name + " listens");
    }
    if (role.handlers.size() > 1 && dice.percent(20)) {
      role.handlers.getFirst().put("notify", role.handlers.getLast().get("name"));
    }
  }

  /// What a file holds when the handlers run, at the end of the play.
  private Map<String, Object> copying(String to) {
    String from =
        dice.any(
            List.of(
                "/etc/coast.conf",
                "/etc/coast.d/" + role.name + "-a.conf",
                "/srv/" + role.name + "-b.conf"));
    return from.equals("/etc/coast.conf") && dice.percent(50)
        ? task("command", "cp " + from + " " + to)
        : task("shell", "cat " + from + " > " + to + " || true");
  }

  private static Map<String, Object> named(String name, Map<String, Object> task) {
    Map<String, Object> named = with("name", name);
    named.putAll(task);
    return named;
  }

  private Map<String, Object> block() {
    Map<String, Object> block = new java.util.LinkedHashMap<>();
    Optional<Condition> condition = condition(70);
    block.put("block", under(condition, false));
    condition.ifPresent(each -> block.put("when", each.text()));
    if (dice.percent(25) && scene.changes && !topics.isEmpty()) {
      block.put("notify", dice.any(topics));
    }
    return block;
  }

  private Map<String, Object> include() {
    Optional<Condition> condition = condition(60);
    String file = "part" + scene.next() + ".yml";
    role.included.put(file, under(condition, true));
    Map<String, Object> include = named("include " + file, task(dice.any(INCLUDES), file));
    condition.ifPresent(each -> include.put("when", each.text()));
    return include;
  }

  private Optional<Condition> condition(int chance) {
    return dice.percent(chance) ? Optional.of(scene.site.condition(role.name)) : Optional.empty();
  }

  /// Tasks that do nothing if the condition does not hold.
  private List<Map<String, Object>> under(Optional<Condition> condition, boolean flushes) {
    KnownMachine before = scene.machine.copy();
    List<Register> registers = List.copyOf(scene.registers);
    List<String> facts = List.copyOf(scene.facts);
    List<Map<String, Object>> tasks = new ArrayList<>();
    boolean changes = false;
    for (int at = 1 + dice.below(3); at > 0; at--) {
      tasks.addAll(tasks());
      changes |= scene.changes;
    }
    scene.changes = changes;
    if (condition.isPresent() && !condition.get().holds()) {
      scene.machine = before;
      scene.registers = new ArrayList<>(registers);
      scene.facts = new ArrayList<>(facts);
    }
    return tasks;
  }

  /// One task, or some that belong together.
  private List<Map<String, Object>> tasks() {
    KnownMachine before = scene.machine.copy();
    List<Register> changing =
        scene.registers.stream().filter(each -> each.says() == Says.CHANGED).toList();
    Optional<Condition> condition = condition(20);
    boolean onChange = !changing.isEmpty() && condition.isEmpty() && dice.percent(20);
    scene.leaf = onChange;
    scene.changes = false;
    List<Map<String, Object>> made = dice.any(makers).get().orElse(List.of());
    scene.leaf = false;
    boolean lone = made.size() == 1;
    if (lone && made.getFirst().containsKey("when")) {
      condition = Optional.empty();
    }
    if (condition.isPresent() && lone && !condition.get().holds() || onChange) {
      scene.machine = before;
    }
    boolean changes = scene.changes && !onChange && condition.map(Condition::holds).orElse(true);
    if (onChange && lone) {
      String result = dice.any(changing).name();
      made.getFirst()
          .put(
              "when",
              result + dice.any(List.of(" is changed", ".changed", "|changed").subList(0, 2)));
    } else if (lone
        && condition.isPresent()
        && !made.getFirst().containsKey("register")
        && !made.getFirst().containsKey("when")
        && !made.getFirst().containsKey("set_fact")) {
      made.getFirst().put("when", condition.get().text());
    }
    List<Map<String, Object>> decorated = made.stream().map(each -> decorated(each, lone)).toList();
    scene.changes = changes;
    return decorated;
  }

  private Map<String, Object> decorated(Map<String, Object> task, boolean lone) {
    String module = task.keySet().iterator().next();
    if (!topics.isEmpty() && scene.changes && lone && dice.percent(45)) {
      task.put(
          "notify",
          dice.percent(80) ? dice.any(topics) : List.of(dice.any(topics), topics.getFirst()));
    }
    if (lone
        && !task.containsKey("register")
        && !task.containsKey("when")
        && !module.equals("set_fact")
        && dice.percent(15)) {
      String name = scene.name("r" + scene.next());
      task.put("register", name);
      scene.registers.add(new Register(name, Says.CHANGED));
    }
    if (dice.percent(6)) {
      task.put("tags", List.of(dice.any(List.of("lamps", "setup", "always"))));
    }
    if (dice.percent(5)) {
      task.put("become", true);
    }
    if (dice.percent(2)) {
      task.put("no_log", true);
    }
    if (dice.percent(2)) {
      task.put("run_once", true);
    }
    if (dice.percent(4)) {
      task.put("delegate_to", "localhost");
    }
    return named("task " + scene.next() + " " + module.replace('_', ' '), task);
  }
}
