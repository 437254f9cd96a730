package rolepack.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import rolepack.analysis.Effects;
import rolepack.analysis.Resource;
import rolepack.generated.modules.ModuleFamily;
import rolepack.ir.Action;
import rolepack.ir.Repository;
import rolepack.ir.TaskNode;

/// Which files are changed by drop-ins: those that nothing else in the repository touches.
///
/// A drop-in is read beside the file that Ansible would edit. Where some task copies the whole
/// file, removes a line of it, looks into it, or sets the same again, the order of both counts, and
/// the file is edited by all.
final class DropIns {
  private final Map<String, DropIn> laid = new ConcurrentHashMap<>();
  private final Set<String> edited = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean news = new AtomicBoolean();

  /// The drop-in, where the file may have one.
  Optional<DropIn> lay(DropIn wanted) {
    DropIn there = laid.putIfAbsent(wanted.path(), wanted);
    if (there != null
        && !(there.main() + there.setting()).equals(wanted.main() + wanted.setting())) {
      edit(wanted.main());
      edit(there.main());
    }
    return edited.contains(wanted.main()) ? Optional.empty() : Optional.of(wanted);
  }

  /// Takes the drop-ins of files back that something else touches.
  ///
  /// @return whether there are any, so that tasks have to be looked at again
  boolean withdraw(List<RoleItems> roles, Repository repository) {
    if (!laid.isEmpty()) {
      List<Item> items = roles.stream().flatMap(RoleItems::all).toList();
      for (Item item : items) {
        for (DropIn each : of(item)) {
          if (editsItself(item, each)
              || items.stream().anyMatch(other -> rivals(other, item, each))
              || isNamedInPlay(each, repository)) {
            edit(each.main());
          }
        }
      }
    }
    return news.getAndSet(false);
  }

  private void edit(String main) {
    if (edited.add(main)) {
      news.set(true);
    }
  }

  private List<DropIn> of(Item item) {
    return item.candidate().lowered() instanceof Lowered.Moves moves
        ? moves.wrote().stream().filter(laid::containsKey).map(laid::get).toList()
        : List.of();
  }

  /// Whether another turn of the task's loop edits the file.
  private boolean editsItself(Item item, DropIn dropIn) {
    if (!(item.candidate().lowered() instanceof Lowered.Moves moves)) {
      return false;
    }
    long edits = moves.wrote().stream().filter(dropIn.places()::contains).count();
    long own = of(item).stream().filter(each -> each.main().equals(dropIn.main())).count();
    return edits > (dropIn.editsToo() ? own : 0);
  }

  private boolean rivals(Item other, Item item, DropIn dropIn) {
    if (other.task() == item.task() || !touches(other, dropIn)) {
      return false;
    }
    List<DropIn> own =
        of(other).stream().filter(each -> each.main().equals(dropIn.main())).toList();
    return own.isEmpty() || own.stream().anyMatch(each -> each.setting().equals(dropIn.setting()));
  }

  private static boolean touches(Item other, DropIn dropIn) {
    Effects effects = other.candidate().effects();
    boolean asksSystemd = other.task().span().text().contains("systemctl");
    return Stream.concat(
            effects.reads().stream().filter(each -> !asksSystemd || !isOfSystemd(each)),
            effects.writes().stream())
        .filter(DropIns::isPath)
        .filter(each -> !isAnywhere(each) || edits(other))
        .anyMatch(
            each ->
                dropIn.places().stream()
                    .anyMatch(path -> each.meets(new Resource.Path(path, false))));
  }

  /// A file at a path that is known on the host only is hardly another program's, but where it is
  /// edited.
  private static boolean isAnywhere(Resource resource) {
    return resource instanceof Resource.Path(String path, _) && path.equals("/");
  }

  private static boolean edits(Item item) {
    return item.task().action() instanceof Action.Module module
        && module.spec().family() == ModuleFamily.EDITS;
  }

  /// What systemd reads itself, it reads with its drop-ins.
  private static boolean isOfSystemd(Resource resource) {
    return resource instanceof Resource.Path(String path, boolean tree)
        && tree
        && path.endsWith("/systemd");
  }

  /// That a package may own the file says nothing about what is in it.
  private static boolean isPath(Resource resource) {
    return resource instanceof Resource.Path
        || resource instanceof Resource.Folder
        || resource instanceof Resource.Everything;
  }

  /// The tasks of plays stay, and are not looked at one by one.
  private static boolean isNamedInPlay(DropIn dropIn, Repository repository) {
    return repository.playbooks().stream()
        .flatMap(each -> each.plays().stream())
        .flatMap(each -> each.tasks().stream())
        .map(TaskNode::span)
        .anyMatch(each -> dropIn.places().stream().anyMatch(each.text()::contains));
  }
}
