package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;

/// What a role's tasks that stay wait for: files that consul-template makes, services that it
/// starts.
///
/// @param scripts where the services' scripts are
record Waits(RoleItems items, Handlers handlers, StartRule starts, StartScripts scripts) {
  /// The task that waits for what the packages bring that are installed at a time; empty where
  /// nothing has to be waited for.
  Optional<AddedTask.WaitFor> of(
      Installation installation, Optional<String> privilege, List<String> tags) {
    List<Item> started =
        Stream.concat(items.tasks().stream(), items.handlers().stream())
            .filter(each -> !StartScripts.files(each, installation).isEmpty())
            .filter(each -> starts.isNeeded(each, items))
            .toList();
    SequencedSet<String> files = RenderedFiles.needed(items, installation, handlers);
    started.forEach(each -> files.addAll(StartScripts.files(each, installation)));
    List<AddedTask.Start> services = new ArrayList<>();
    for (Item each : started) {
      List<String> names = StartRule.services(each);
      scripts
          .path(each, installation)
          .ifPresent(
              path ->
                  services.add(
                      new AddedTask.Start(
                          names.isEmpty() ? "units" : String.join(", ", names), path)));
    }
    return files.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new AddedTask.WaitFor(
                List.copyOf(files),
                services,
                installation.when(),
                installation.once(),
                privilege,
                tags));
  }
}
