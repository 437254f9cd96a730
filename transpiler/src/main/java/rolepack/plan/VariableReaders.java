package rolepack.plan;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import rolepack.analysis.TaskInstance;
import rolepack.ir.Action;
import rolepack.ir.DataTemplate;
import rolepack.ir.Repository;
import rolepack.ir.Role;
import rolepack.ir.TemplateFile;

/// Finds what stays in the playbook and reads a variable that a task sets.
final class VariableReaders {
  private final Repository repository;
  private final List<RoleItems> roles;
  private final SurroundingReaders surroundings;
  private final Map<Object, ReadNames> read = new IdentityHashMap<>();

  VariableReaders(Repository repository, List<RoleItems> roles) {
    this.repository = repository;
    this.roles = roles;
    this.surroundings = new SurroundingReaders(repository);
  }

  /// Something that stays and names a variable: a task, a value, or a template that a task which
  /// stays may use.
  Optional<String> of(String name, Item setter) {
    return items()
        .filter(each -> each.task() != setter.task())
        .filter(each -> names(each, name))
        .findFirst()
        .map(Item::text)
        .or(() -> surroundings.of(name))
        .or(() -> template(name));
  }

  private Stream<Item> items() {
    return roles.stream().flatMap(RoleItems::all);
  }

  /// Whether what an item leaves in the playbook names a variable: the item itself, or the
  /// condition under which its package is installed.
  private boolean names(Item item, String name) {
    return item.isKept()
        ? mayRead(item, name)
        : item.candidate().guard().stream().anyMatch(each -> ReadNames.of(each).contains(name));
  }

  /// Whether a task, or what stands around it, may read a variable.
  boolean mayRead(Item item, String name) {
    return itselfMayRead(item, name) || aroundMayRead(item, name);
  }

  boolean itselfMayRead(Item item, String name) {
    return names(item.task(), ReadNames::of).contains(name);
  }

  boolean aroundMayRead(Item item, String name) {
    TaskInstance instance = item.candidate().instance();
    return instance.enclosing().stream().anyMatch(each -> names(each, ReadNames::of).contains(name))
        || instance.locals().values().stream()
            .anyMatch(each -> names(each, ReadNames::of).contains(name));
  }

  private <T> ReadNames names(T piece, Function<T, ReadNames> reading) {
    return read.computeIfAbsent(piece, _ -> reading.apply(piece));
  }

  /// What reads a variable and never leaves a playbook, beside the tasks of roles.
  Optional<String> around(String name) {
    return surroundings.of(name);
  }

  private Optional<String> template(String name) {
    return templates()
        .filter(each -> Words.contains(each.source().text(), name))
        .filter(each -> mayBeUsed(each, new HashSet<>()))
        .map(TemplateFile::path)
        .findFirst();
  }

  private Stream<TemplateFile> templates() {
    return repository.roles().stream().map(Role::templates).flatMap(List::stream);
  }

  /// Whether a task that stays names a template, or one that takes it in, or does not say which.
  private boolean mayBeUsed(TemplateFile template, Set<TemplateFile> seen) {
    if (!seen.add(template)) {
      return false;
    }
    String file = Paths.name(template.path());
    return items()
            .filter(Item::isKept)
            .anyMatch(each -> each.task().span().text().contains(file) || isOpen(each))
        || templates()
            .filter(each -> each.source().text().contains(file))
            .anyMatch(each -> mayBeUsed(each, seen));
  }

  /// Whether a task uses a template whose name depends on a value.
  private static boolean isOpen(Item item) {
    return switch (item.task().action()) {
      case Action.Module module when module.name().equals("template") ->
          module
              .argument("src")
              .filter(each -> !(each.value() instanceof DataTemplate.Constant))
              .isPresent();
      case Action.Module _, Action.Opaque _ -> item.task().span().text().contains("template");
      case Action.Include _, Action.Meta _ -> false;
    };
  }
}
