package rolepack.plan;

import java.util.Optional;

/// A template of a package, and what the package's configuration of consul-template says of it.
///
/// @param template the name of its file: `metricsd.conf.ctmpl`
/// @param folder where it lies on the machine, with a slash at its end:
///   `/etc/consul-template/templates/acme-metricsd/`
/// @param destination the path that consul-template writes: the file's, or where a script checks it
/// @param ownedByOption whether options of the stanza say whose the file is
/// @param command what consul-template runs after every change; it needs no shell
public record TemplateStanza(
    String template,
    String folder,
    String destination,
    RenderedFile file,
    boolean ownedByOption,
    Optional<String> command) {
  /// Whether a script puts the file in place, with its owner and its mode.
  public boolean isStaged() {
    return !destination.equals(file.destination());
  }

  /// Where consul-template finds the template.
  public String path() {
    return folder + template;
  }
}
