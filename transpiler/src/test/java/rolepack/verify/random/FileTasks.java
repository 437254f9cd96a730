package rolepack.verify.random;

import static rolepack.verify.random.Scene.task;
import static rolepack.verify.random.Scene.with;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.verify.random.KnownMachine.KnownFile;

/// Tasks that write whole files, folders and links.
final class FileTasks {
  private static final List<String> TEMPLATES =
      List.of(
          "colour {{ R_colour }}\n",
          "{% if R_bright %}\nbright {{ R_size }}\n{% else %}\ndark\n{% endif %}\n",
          "{% for lamp in R_lamps %}\nlamp {{ lamp }}\n{% endfor %}\n",
          "host {{ ansible_hostname }} {{ R_size + 1 }}\n",
          "{% if 'porch' in group_names %}porch{% else %}cellar{% endif %}\n",
          "{% for name, height in R_heights | dictsort %}{{ name }}={{ height }} {% endfor %}\n",
          "always the same\n",
          "made at {{ lookup('pipe', 'echo noon') }}\n");

  private final Scene scene;
  private final Dice dice;

  FileTasks(Scene scene) {
    this.scene = scene;
    this.dice = scene.dice;
  }

  Optional<Map<String, Object>> copyContent() {
    return written(
        (path, _) -> {
          String end = dice.percent(80) ? "\n" : "";
          Map<String, Object> task =
              task("copy", with("content", scene.text() + end, "dest", path));
          if (dice.percent(15)) {
            task.put(
                "vars",
                with(scene.name("colour"), dice.any(List.of("green", "{{ ansible_hostname }}"))));
          }
          return task;
        });
  }

  Optional<Map<String, Object>> copyFile() {
    return written(
        (path, _) -> {
          String source = scene.role.text("files", "file " + scene.next() + "\nold line\n");
          return task("copy", with("src", source, "dest", path));
        });
  }

  Optional<Map<String, Object>> template() {
    return written(
        (path, _) -> {
          String text =
              dice.any(TEMPLATES).replace("R_", scene.role.name + "_") + scene.next() + "\n";
          return task("template", with("src", scene.role.text("templates", text), "dest", path));
        });
  }

  /// A copy that keeps what is there.
  Optional<Map<String, Object>> copyOnce() {
    return scene
        .writable()
        .map(
            file -> {
              scene.machine.put(file.with(true, file.reset()));
              Map<String, Object> arguments =
                  with(
                      "content",
                      "once " + scene.next() + "\n",
                      "dest",
                      file.path(),
                      "force",
                      false);
              return task("copy", arguments);
            });
  }

  /// A file of the machine that is copied there.
  Optional<Map<String, Object>> copyRemote() {
    return scene
        .readable()
        .flatMap(
            source ->
                written(
                        (path, _) ->
                            task(
                                "copy",
                                with("src", source.path(), "dest", path, "remote_src", true)))
                    .filter(
                        task -> !((Map<?, ?>) task.get("copy")).get("dest").equals(source.path())));
  }

  private interface Writer {
    Map<String, Object> write(String path, KnownFile file);
  }

  private Optional<Map<String, Object>> written(Writer writer) {
    return scene
        .writable()
        .map(
            file -> {
              scene.changes = true;
              scene.machine.put(file.with(true, true));
              Map<String, Object> task = writer.write(scene.spelled(file.path()), file);
              @SuppressWarnings("unchecked")
              Map<String, Object> arguments = (Map<String, Object>) task.values().iterator().next();
              attributes(arguments, false);
              return task;
            });
  }

  private void attributes(Map<String, Object> arguments, boolean folder) {
    List<Object> modes =
        folder
            ? List.of("0755", "0750", "u=rwx,go=rx", "02775", "a+rx")
            : List.of("0644", "0640", "u=rw,g=r,o=", "0755", "u+x", "a-w");
    if (dice.percent(45)) {
      arguments.put("mode", dice.any(modes));
    }
    if (dice.percent(20)) {
      arguments.put("owner", dice.any(List.copyOf(scene.machine.accounts)));
    }
    if (dice.percent(15)) {
      arguments.put("group", dice.any(List.copyOf(scene.machine.groups)));
    }
  }

  Optional<Map<String, Object>> folder() {
    List<String> parents = List.copyOf(scene.machine.folders);
    String path = dice.any(parents) + "/" + scene.role.name + (scene.leaf ? "" + scene.next() : "");
    if (path.length() > 60 || scene.machine.folders.contains(path) && dice.percent(70)) {
      return Optional.empty();
    }
    scene.changes = scene.machine.folders.add(path);
    Map<String, Object> arguments = with("path", path, "state", "directory");
    attributes(arguments, true);
    return Optional.of(task("file", arguments));
  }

  Optional<Map<String, Object>> absent() {
    return scene
        .writable()
        .filter(file -> file.reset() || !file.there())
        .map(
            file -> {
              scene.changes = file.there();
              scene.machine.put(file.with(false, true));
              return task("file", with("path", scene.spelled(file.path()), "state", "absent"));
            });
  }

  Optional<Map<String, Object>> attributesOfFile() {
    List<KnownFile> own =
        scene.machine.files(file -> file.there() && file.owner().equals(scene.role.name));
    if (own.isEmpty() || scene.leaf) {
      return Optional.empty();
    }
    Map<String, Object> arguments = with("path", dice.any(own).path());
    attributes(arguments, false);
    return arguments.size() == 1 ? Optional.empty() : Optional.of(task("file", arguments));
  }

  Optional<Map<String, Object>> touch() {
    return scene
        .writable()
        .filter(file -> !file.there())
        .map(
            file -> {
              scene.changes = true;
              scene.machine.put(file.with(true, file.reset()));
              return task(
                  "file",
                  with(
                      "path",
                      file.path(),
                      "state",
                      "touch",
                      "modification_time",
                      "preserve",
                      "access_time",
                      "preserve"));
            });
  }

  Optional<Map<String, Object>> link() {
    List<KnownFile> all = scene.machine.files(KnownFile::there);
    if (all.isEmpty()) {
      return Optional.empty();
    }
    String folder = dice.any(List.copyOf(scene.machine.folders));
    String path = folder + "/" + scene.role.name + "-link" + scene.next();
    Map<String, Object> arguments =
        with("src", dice.any(all).path(), "path", path, "state", "link");
    if (dice.percent(30)) {
      arguments.put("force", true);
    }
    scene.changes = true;
    return Optional.of(task("file", arguments));
  }

  /// Pieces that are put together.
  Optional<List<Map<String, Object>>> assembled() {
    if (scene.leaf) {
      return Optional.empty();
    }
    String folder =
        dice.any(List.copyOf(scene.machine.folders)) + "/" + scene.role.name + "-p" + scene.next();
    return written((path, _) -> task("assemble", with("src", folder, "dest", path)))
        .map(
            assemble ->
                List.of(
                    task("file", with("path", folder, "state", "directory")),
                    task("copy", with("content", scene.text() + "\n", "dest", folder + "/1")),
                    task(
                        "template",
                        with(
                            "src",
                            scene.role.text("templates", "second\n"),
                            "dest",
                            folder + "/2")),
                    assemble));
  }

  /// A copy of several files, each of whose names is an item.
  Optional<Map<String, Object>> copies() {
    String folder = dice.any(List.copyOf(scene.machine.folders));
    int number = scene.next();
    String keyword = dice.percent(50) ? "with_items" : "loop";
    Object items = "{{ " + scene.name("lamps") + " }}";
    String item = "{{ item }}";
    List<String> values = new ArrayList<>();
    ((List<?>) scene.site.value(scene.name("lamps"))).forEach(each -> values.add(each.toString()));
    switch (dice.below(4)) {
      case 0 -> {
        items = List.of("east", "west");
        values.clear();
        values.addAll(List.of("east", "west"));
      }
      case 1 -> {
        keyword = "with_dict";
        items = "{{ " + scene.name("heights") + " }}";
        item = "{{ item.key }}";
        values.clear();
        ((Map<?, ?>) scene.site.value(scene.name("heights")))
            .keySet()
            .forEach(each -> values.add(each.toString()));
      }
      case 2 -> {
        items = List.of(Map.of("name", "north"), Map.of("name", "south"));
        item = "{{ item.name }}";
        values.clear();
        values.addAll(List.of("north", "south"));
      }
      default -> {}
    }
    String start = folder + "/" + scene.role.name + number + "-";
    for (String value : values) {
      scene.machine.put(scene.machine.file(start + value, scene.role.name).with(true, true));
    }
    Map<String, Object> arguments = with("content", "item " + item + "\n", "dest", start + item);
    attributes(arguments, false);
    scene.changes = true;
    Map<String, Object> task = task("copy", arguments);
    task.put(keyword, items);
    if (dice.percent(20)) {
      // Those that are left out are nobody else's.
      task.put(
          "when", item.replace("{{ ", "").replace(" }}", "") + " != '" + values.getFirst() + "'");
      scene.machine.put(
          scene.machine.file(start + values.getFirst(), scene.role.name).with(false, false));
      scene.changes = values.size() > 1;
    }
    return Optional.of(task);
  }
}
