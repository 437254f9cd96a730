package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/// What a role's tasks that stay wait for: files that consul-template makes, services that it
/// starts.
///
/// @param scripts where the services' scripts are
record Waits(RoleItems items, Handlers handlers, StartRule starts, StartScripts scripts) {
  /// The tasks that wait for what the packages bring that are installed at a time.
  List<AddedTask> of(Installation installation, Optional<String> privilege, List<String> tags) {
    List<Item> started =
        items.tasks().stream()
            .filter(each -> !each.awaited().isEmpty())
            .filter(each -> Installation.of(each).equals(installation))
            .filter(each -> starts.isNeeded(each, items))
            .toList();
    SequencedSet<String> files = RenderedFiles.needed(items, installation, handlers);
    started.forEach(each -> files.addAll(StartScripts.files(each)));
    List<AddedTask> tasks = new ArrayList<>();
    if (!files.isEmpty()) {
      tasks.add(
          new AddedTask.WaitFor(
              List.copyOf(files), installation.when(), installation.once(), privilege, tags));
    }
    for (Item each : started) {
      List<String> names = StartRule.services(each);
      String services = names.isEmpty() ? "units" : String.join(", ", names);
      scripts
          .path(each)
          .ifPresent(
              path ->
                  tasks.add(
                      new AddedTask.Start(
                          services,
                          path,
                          installation.when(),
                          installation.once(),
                          privilege,
                          tags)));
    }
    return tasks;
  }
}
