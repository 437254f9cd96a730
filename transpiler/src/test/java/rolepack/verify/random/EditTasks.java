package rolepack.verify.random;

import static rolepack.verify.random.Scene.task;
import static rolepack.verify.random.Scene.with;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.verify.random.KnownMachine.KnownFile;

/// Tasks that set lines of files; each of them sets lines of its own, so that none undoes
/// another's.
final class EditTasks {
  /// What a file holds that roles edit.
  static final String LINES =
      "# the coast\n[main]\nwick = old\n#oil = old\nshade=3\ngone line\n\n[last]\nend\n";

  private final Scene scene;
  private final Dice dice;

  EditTasks(Scene scene) {
    this.scene = scene;
    this.dice = scene.dice;
  }

  Optional<Map<String, Object>> line() {
    return edited(false).map(this::line);
  }

  private Map<String, Object> line(KnownFile file) {
    String key = scene.role.name + scene.next();
    Map<String, Object> arguments = with("path", scene.spelled(file.path()));
    int kind = dice.below(5);
    scene.changes = kind < 4;
    switch (kind) {
      case 0 -> arguments.put("line", key + " = " + scene.word());
      case 1 -> {
        arguments.put("regexp", "^#?" + key + "\\s*=");
        arguments.put("line", key + " = {{ " + scene.name("colour") + " }}");
      }
      case 2 -> {
        arguments.put("line", key + "=" + scene.word());
        arguments.put(dice.percent(50) ? "insertafter" : "insertbefore", "^\\[(main|last)\\]");
      }
      case 3 -> {
        arguments.put("line", "# " + key);
        arguments.put("insertbefore", "BOF");
      }
      default -> {
        arguments.put("regexp", "^gone");
        arguments.put("state", "absent");
      }
    }
    if (dice.percent(15)) {
      // A program that nobody knows may do anything.
      arguments.put("validate", "beacon look %s");
    }
    return task("lineinfile", arguments);
  }

  /// A line of a file that is made if it is not there.
  Optional<Map<String, Object>> created() {
    return scene
        .writable()
        .filter(file -> !scene.leaf)
        .map(
            file -> {
              scene.changes = true;
              scene.machine.put(file.with(true, file.there() && file.reset()));
              return task(
                  "lineinfile",
                  with(
                      "path", file.path(), "line", scene.role.name + scene.next(), "create", true));
            });
  }

  Optional<Map<String, Object>> replace() {
    return edited(false)
        .map(
            file -> {
              String to = dice.percent(50) ? "new" : "{{ " + scene.name("colour") + " }}";
              return task(
                  "replace",
                  with("path", file.path(), "regexp", "\\bold\\b( \\w+)?", "replace", to));
            });
  }

  Optional<Map<String, Object>> block() {
    return edited(false)
        .map(
            file -> {
              scene.changes = true;
              String key = scene.role.name + scene.next();
              Map<String, Object> arguments =
                  with(
                      "path",
                      file.path(),
                      "block",
                      key + " a\n" + key + " b",
                      "marker",
                      "# {mark} " + key);
              if (dice.percent(30)) {
                arguments.put("insertafter", dice.percent(50) ? "^\\[main\\]" : "EOF");
              }
              return task("blockinfile", arguments);
            });
  }

  Optional<Map<String, Object>> ini() {
    return edited(true)
        .map(
            file -> {
              scene.changes = true;
              Map<String, Object> arguments =
                  with(
                      "path",
                      file.path(),
                      "section",
                      dice.any(List.of("main", "last", scene.role.name)),
                      "option",
                      "o" + scene.role.name + scene.next(),
                      "value",
                      scene.word());
              if (dice.percent(30)) {
                arguments.put("no_extra_spaces", true);
              }
              return task("ini_file", arguments);
            });
  }

  private Optional<KnownFile> edited(boolean ini) {
    return scene.editable(ini);
  }
}
