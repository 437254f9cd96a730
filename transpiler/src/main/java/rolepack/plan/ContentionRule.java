package rolepack.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rolepack.analysis.Resource;
import rolepack.generated.modules.ModuleFamily;
import rolepack.ir.Action;

/// Keeps templates whose destination something else writes, too: consul-template would write over
/// it again and again.
final class ContentionRule {
  /// How modules call the file that they write.
  private static final Set<String> WRITTEN = Set.of("dest", "path");

  private final Handlers handlers;
  private final List<RoleItems> roles;
  private final Map<String, List<Item>> writers = new HashMap<>();

  ContentionRule(Handlers handlers, List<RoleItems> roles) {
    this.handlers = handlers;
    this.roles = roles;
    // A program that is only named with the file reads it, as far as anyone can tell.
    roles.stream()
        .flatMap(RoleItems::all)
        .filter(each -> !isProgram(each))
        .forEach(
            item -> {
              for (Resource each : item.candidate().effects().writes()) {
                if (each instanceof Resource.Path(String path, boolean _)) {
                  writers.computeIfAbsent(path, _ -> new ArrayList<>()).add(item);
                }
              }
            });
  }

  /// Whether a task runs a program, or a module of the site's own, that is taken for a reader of
  /// the files it is only named.
  static boolean isProgram(Item item) {
    return !item.scope().settings().strict()
        && (isCommand(item)
            || item.task().action() instanceof Action.Opaque opaque
                && opaque.arguments().stream().noneMatch(each -> WRITTEN.contains(each.name())));
  }

  /// Whether a task runs a program.
  static boolean isCommand(Item item) {
    return item.task().action() instanceof Action.Module module
        && module.spec().family() == ModuleFamily.COMMANDS;
  }

  /// Applies the rule once.
  ///
  /// @return whether it kept a task that moved before
  boolean apply() {
    boolean news = false;
    for (RoleItems role : roles) {
      for (int i = 0; i < role.tasks().size(); i++) {
        Item item = role.tasks().get(i);
        for (RenderedFile file : RenderedFiles.of(item)) {
          List<Item> later = role.tasks().subList(i + 1, role.tasks().size());
          Optional<Item> other = other(item, file, later);
          if (other.isPresent()) {
            news |= item.keep(reason(file, other.get()));
          }
        }
      }
    }
    return news;
  }

  private Optional<Item> other(Item item, RenderedFile file, List<Item> later) {
    String path = file.destination();
    return writers.getOrDefault(path, List.of()).stream()
        .filter(each -> contends(each, item))
        .findFirst()
        .or(
            () ->
                later.stream()
                    .filter(each -> !isProgram(each) && writesTree(each, path))
                    .filter(each -> contends(each, item))
                    .findFirst());
  }

  private boolean contends(Item other, Item item) {
    return other.task() != item.task()
        && other.idle().isEmpty()
        && !(other.candidate().lowered() instanceof Lowered.Folds && !other.isKept())
        && (other.scope() == item.scope()
            || handlers.mayMeet(other.scope().role().name(), item.scope().role().name()))
        && !Exclusion.exclude(
            item.candidate().instance().conditions(), other.candidate().instance().conditions());
  }

  /// Whether a task changes all that is below a folder.
  private static boolean writesTree(Item item, String path) {
    return item.candidate().effects().writes().stream()
        .anyMatch(
            each ->
                each instanceof Resource.Path(String folder, boolean tree)
                    && tree
                    && !folder.equals("/")
                    && path.startsWith(folder + "/"));
  }

  private static ResidualReason reason(RenderedFile file, Item other) {
    return new ResidualReason(
        ReasonCode.ORDER,
        "%s writes %s, too, and consul-template would write over it"
            .formatted(other.text(), file.destination()),
        other.task().span(),
        "Let one task write the file.");
  }
}
