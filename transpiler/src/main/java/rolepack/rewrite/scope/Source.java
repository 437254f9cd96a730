package rolepack.rewrite.scope;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.analysis.Binding;
import rolepack.analysis.Blocker;
import rolepack.analysis.Pin;
import rolepack.evaluation.Value;
import rolepack.ir.DataTemplate;
import rolepack.ir.jinja.Template;

/// What a variable is read from when a template is rendered.
public sealed interface Source {
  /// The templates that the definitions hold, those in lists and dicts included.
  default List<Template> templates() {
    List<Template> templates = new ArrayList<>();
    switch (this) {
      case Stored stored -> stored.seen().forEach(each -> collect(each, templates));
      case Derived derived -> collect(derived.definition(), templates);
      case Known _,
          Secret _,
          Fact _,
          Found _,
          Groups _,
          HostVariables _,
          HostNames _,
          PlayOnly _,
          Unavailable _,
          Undefined _ -> {}
    }
    return templates;
  }

  private static void collect(DataTemplate data, List<Template> templates) {
    switch (data) {
      case DataTemplate.Constant _, DataTemplate.Broken _ -> {}
      case DataTemplate.Text text -> templates.add(text.template());
      case DataTemplate.Sequence sequence ->
          sequence.items().forEach(each -> collect(each, templates));
      case DataTemplate.Mapping mapping ->
          mapping.entries().forEach(each -> collect(each.value(), templates));
    }
  }

  /// A value that is known when the package is built.
  ///
  /// @param pins the variables of the site that it was computed from
  record Known(Value value, List<Pin> pins) implements Source {
    public Known {
      pins = List.copyOf(pins);
    }

    public Known(Value value) {
      this(value, List.of());
    }
  }

  /// A value of the site in Consul KV: a text as it is, `True` or `False`, a decimal number, a list
  /// or a dict as JSON.
  ///
  /// @param layers where it may be, the most specific first; never empty
  /// @param fallback what it is where no layer has it: the role's default, which may read other
  ///   variables; empty where an absent value is undefined
  /// @param seen every definition of the repository, the fallback included, for types and samples
  record Stored(List<Layer> layers, Optional<DataTemplate> fallback, List<DataTemplate> seen)
      implements Source {
    public Stored {
      layers = List.copyOf(layers);
      seen = List.copyOf(seen);
    }

    public Stored(String key, Optional<DataTemplate> fallback) {
      this(List.of(new Layer.Site(key)), fallback, fallback.map(List::of).orElse(List.of()));
    }
  }

  /// A definition that the site does not change and that reads variables it may: role vars, the
  /// task's own variables.
  record Derived(DataTemplate definition) implements Source {}

  /// A secret, in Vault: a text, or a list or a dict as JSON.
  ///
  /// @param path `secret/acme/name`
  /// @param field the field of it that holds the text
  /// @param type what the text is; unknown where only its uses can show it
  /// @param absence how the site says that it has no such secret; empty where the repository
  ///   defines it
  record Secret(String path, String field, Shape type, Optional<Absence> absence)
      implements Source {}

  /// A fact of the machine, in a file: a text without a newline at its end, or JSON.
  ///
  /// @param path from the root on: `/etc/acme/facts/inventory_hostname`
  /// @param type what the file's text is
  record Fact(String path, Shape type) implements Source {}

  /// A value that a running play finds out, as JSON in a file that a task of the playbook writes.
  ///
  /// @param path from the root on: `/etc/acme/facts/play/nameservers`
  /// @param type what it is; of a text the template sees no more than how it is printed
  record Found(String path, Shape type) implements Source {}

  /// `groups`: a dict of the inventory's groups, each in Consul KV under `prefix/topology/GROUP` as
  /// a JSON list of dicts: `name` and the variables that templates read of a host.
  ///
  /// @param path the keys' start, with a slash at its end: `acme/topology/`
  record Groups(String path) implements Source {}

  /// `hostvars`: a dict of the hosts' variables; the hosts are those of the group `all`.
  ///
  /// @param path as for [Groups]
  record HostVariables(String path) implements Source {}

  /// `play_hosts`: the names of a group's hosts.
  ///
  /// @param path as for [Groups]
  record HostNames(String path, String group) implements Source {}

  /// A value that only a running play has.
  record PlayOnly(Binding binding) implements Source {}

  /// Something that rolepack cannot provide for another reason.
  record Unavailable(Blocker blocker) implements Source {}

  /// A name that is not defined, where Ansible sees that, too.
  record Undefined() implements Source {}
}
