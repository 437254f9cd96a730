package rolepack.plan;

import java.util.Optional;

/// A template of a package, and what the package's configuration of consul-template says of it.
///
/// @param template the name of its file: `metricsd.conf.ctmpl`
/// @param folder where it lies on the machine, with a slash at its end:
///   `/etc/consul-template/templates/acme-metricsd/`
/// @param ownedByOption whether options of the stanza say whose the file is
/// @param command what consul-template runs after every change; it needs no shell
public record TemplateStanza(
    String template,
    String folder,
    RenderedFile file,
    boolean ownedByOption,
    Optional<String> command) {
  /// Where consul-template finds the template.
  public String path() {
    return folder + template;
  }
}
