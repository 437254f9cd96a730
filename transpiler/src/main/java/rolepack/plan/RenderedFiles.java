package rolepack.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import rolepack.analysis.Effects;
import rolepack.analysis.Resource;
import rolepack.rewrite.scope.Reading;
import rolepack.rewrite.scope.Shape;

/// What tasks have to do with files that consul-template makes.
final class RenderedFiles {
  private RenderedFiles() {}

  /// The files that an item leaves to consul-template.
  static List<RenderedFile> of(Item item) {
    return item.parts().stream()
        .flatMap(
            each ->
                each instanceof Part.Renders(RenderedFile file)
                    ? java.util.stream.Stream.of(file)
                    : java.util.stream.Stream.empty())
        .toList();
  }

  /// All files that consul-template makes for an item, those that a task which stays puts in place
  /// too.
  static List<RenderedFile> all(Item item) {
    return item.beside().map(Beside::files).orElseGet(() -> of(item));
  }

  /// Whether an item leaves files to consul-template.
  static boolean any(Item item) {
    return item.parts().stream().anyMatch(Part.Renders.class::isInstance);
  }

  /// The names of the facts that some files read, in order.
  static TreeSet<String> facts(List<RenderedFile> files) {
    TreeSet<String> names = new TreeSet<>();
    for (RenderedFile file : files) {
      for (Reading reading : file.readings()) {
        if (reading instanceof Reading.Fact fact) {
          names.add(fact.path().substring(fact.path().lastIndexOf('/') + 1));
        }
      }
    }
    return names;
  }

  /// What some files read that the play finds out, by name: how the playbook writes it as JSON.
  static SequencedMap<String, String> found(Item item) {
    SequencedMap<String, String> values = new TreeMap<>();
    for (RenderedFile file : of(item)) {
      for (Reading reading : file.readings()) {
        if (reading instanceof Reading.Found found) {
          String text = found.type() instanceof Shape.Text ? " | string" : "";
          values.put(found.name(), "{{ %s%s | to_json }}".formatted(found.name(), text));
        }
      }
    }
    return values;
  }

  /// Whether a file reads what the play finds out.
  static boolean readsFound(RenderedFile file) {
    return file.readings().stream().anyMatch(Reading.Found.class::isInstance);
  }

  /// The paths of a role's files that tasks which stay and come later may need, for each file that
  /// is made at a time.
  static SequencedSet<String> needed(RoleItems role, Installation installation, Handlers handlers) {
    SequencedSet<String> paths = new LinkedHashSet<>();
    List<Item> tasks = role.tasks();
    for (int i = 0; i < tasks.size(); i++) {
      Item item = tasks.get(i);
      item.beside()
          .filter(each -> each.installation().equals(installation))
          .ifPresent(each -> each.files().forEach(file -> paths.add(file.destination())));
      if (!any(item) || !Installation.of(item).equals(installation)) {
        continue;
      }
      for (RenderedFile file : of(item)) {
        for (Item later : tasks.subList(i + 1, tasks.size())) {
          if (later.isKept() && needs(later, file, item, handlers)) {
            paths.add(file.destination());
          }
        }
      }
    }
    return paths;
  }

  private static boolean needs(Item later, RenderedFile file, Item item, Handlers handlers) {
    SequencedSet<Resource> written = new LinkedHashSet<>();
    written.add(new Resource.Path(file.destination(), false));
    Effects own = new Effects(new LinkedHashSet<>(), written);
    Optional<Resource> shared = own.conflict(later.candidate().effects());
    return shared.filter(each -> !isRestarted(each, item, handlers)).isPresent();
  }

  /// Effects less the packages that come and go.
  static Effects withoutPackages(Effects effects) {
    return new Effects(withoutPackages(effects.reads()), withoutPackages(effects.writes()));
  }

  private static SequencedSet<Resource> withoutPackages(SequencedSet<Resource> resources) {
    SequencedSet<Resource> left = new LinkedHashSet<>(resources);
    left.removeIf(Resource.Package.class::isInstance);
    return left;
  }

  /// Whether a service is restarted by the command of the file: then it may be started before.
  static boolean isRestarted(Resource resource, Item item, Handlers handlers) {
    return resource instanceof Resource.Service
        && !RenderedFiles.of(item).isEmpty()
        && RenderedFiles.of(item).stream().noneMatch(each -> isUnit(each.destination()))
        && handlers.effectsOf(item).writes().contains(resource);
  }

  /// Whether a path is a unit of systemd, without which no service can be started.
  private static boolean isUnit(String path) {
    return path.contains("/systemd/system/") || path.startsWith("/etc/init.d/");
  }
}
