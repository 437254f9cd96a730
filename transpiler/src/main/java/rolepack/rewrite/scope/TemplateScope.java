package rolepack.rewrite.scope;

import java.util.Optional;
import rolepack.ir.Topology;
import rolepack.ir.jinja.Template;

/// What the names of a template stand for on the machine that renders it.
public interface TemplateScope {
  /// What a variable is read from; a name that nothing defines is [Source.Undefined] only where
  /// Ansible would fail as well, else the site may store it.
  Source source(String name);

  /// The template that an `include`, `import` or `extends` names; empty where there is none.
  Optional<Template> include(String name);

  /// Where the site's values begin in Consul KV, without slashes at its ends: `acme`; the fact
  /// files are in `/etc/acme/facts`.
  String prefix();

  /// Which groups of hosts follow Consul's catalogue.
  Topology topology();

  /// Whether a template stanza of the site reads the template's destination, so that what it prints
  /// is a consul-template itself.
  default boolean isTemplateSource() {
    return false;
  }

  /// Whether other templates of the repository use a variable as a boolean, and none as anything
  /// else.
  default boolean isBooleanElsewhere(String name) {
    return false;
  }

  /// Whether the value of a variable may have been written with a template in it. After the first
  /// such variable Ansible reads what macros of other templates return as data where it looks like
  /// it.
  default boolean mayBeTemplated(String name) {
    return !(source(name) instanceof Source.Undefined);
  }
}
