package rolepack.rewrite.gotemplate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rolepack.evaluation.Value;
import rolepack.ir.Topology;
import rolepack.ir.Topology.HostSource;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.jinja.Expr;
import rolepack.rewrite.scope.Reading;
import rolepack.rewrite.scope.Shape;
import rolepack.rewrite.scope.Source;
import rolepack.source.SourceSpan;

/// `groups`, `hostvars`, `group_names`, `inventory_hostname` → the topology in Consul KV, and fact
/// files.
///
/// A group is a JSON list of dicts, one for each host: `name` and the variables that templates
/// read; or what Consul's catalogue has, where `rolepack.yml` says so.
final class LowerTopology {
  private static final Shape HOSTS = new Shape.ListOf(Shape.UNKNOWN);

  private final Lowering lowering;
  private final CatalogueHosts catalogue;

  LowerTopology(Lowering lowering) {
    this.lowering = lowering;
    this.catalogue = new CatalogueHosts(lowering);
  }

  private GoExpr fact(String name, Shape shape) {
    String path = "/etc/" + lowering.scope().prefix() + "/facts/" + name;
    lowering.prologue().read(new Reading.Fact(name, path, shape));
    return lowering.prologue().value(name, GoExpr.call("file", GoExpr.text(path)));
  }

  /// This machine's `inventory_hostname`.
  GoExpr hostName() {
    return fact("inventory_hostname", Shape.TEXT);
  }

  /// Whether this machine is in a group.
  GoExpr isIn(String group) {
    return GoExpr.call(
        "in", fact("group_names", new Shape.ListOf(Shape.TEXT)), GoExpr.text("\"" + group + "\""));
  }

  /// `groups[group]`.
  Decision group(String path, Decision group, SourceSpan span) {
    return names(path, group, span);
  }

  /// The hosts' names of a group, each with the host's entry.
  Decision names(String path, Decision group, SourceSpan span) {
    return group.then(
        name ->
            switch (name) {
              case Lowered.Constant(Value.Str(String known, var _)) -> named(path, known);
              case Lowered.Code code -> computed(path, code, span);
              case Lowered.Undefined _ -> Decision.of(name);
              default ->
                  throw new UntranslatableException(
                      "groups", span, "the group's name is made by a loop");
            });
  }

  private Decision named(String path, String group) {
    Optional<HostSource> source = lowering.scope().topology().source(group);
    return source.isPresent()
        ? catalogued(group, source.get())
        : hosts("hosts_" + group, GoExpr.text(path + group), Optional.of(group));
  }

  private Decision catalogued(String group, HostSource source) {
    lowering.prologue().read(new Reading.Catalogued(reading(group), group, source));
    GoExpr list = lowering.prologue().value(clean("hosts_" + group), CatalogueHosts.list(source));
    return hosts(new HostData(list, Optional.of(source)));
  }

  /// A group whose name is a value: one of those in the catalogue, or one in Consul KV.
  private Decision computed(String path, Lowered.Code code, SourceSpan span) {
    Map<String, Topology.Group> inCatalogue = lowering.scope().topology().groups();
    if (!inCatalogue.isEmpty() && !(code.shape() instanceof Shape.Text)) {
      throw UntranslatableException.untyped(
          "groups", span, "the group's name is not known to be text");
    }
    Decision hosts =
        hosts(
            "hosts_of_" + describe(code.expr()),
            GoExpr.call("printf", GoExpr.text(path + "%s"), code.expr()),
            Optional.empty());
    for (Map.Entry<String, Topology.Group> each : inCatalogue.entrySet()) {
      Decision rest = hosts;
      hosts =
          Decision.choose(
              Decision.truth(GoExpr.call("eq", code.expr(), GoExpr.text(each.getKey()))),
              () -> catalogued(each.getKey(), each.getValue().source()),
              () -> rest);
    }
    return hosts;
  }

  private static String reading(String group) {
    return "groups['" + group + "']";
  }

  /// A word for an expression: a variable's name, or the end of a key.
  static String describe(GoExpr expression) {
    return switch (expression) {
      case GoExpr.Variable variable -> variable.name().substring(1);
      case GoExpr.Text text -> text.value().substring(text.value().lastIndexOf('/') + 1);
      case GoExpr.Parenthesised inner -> {
        String word = "";
        for (GoExpr operand : inner.pipeline().commands().getFirst().operands()) {
          String each = describe(operand);
          if (!each.isEmpty() && !each.contains("%") && word.isEmpty()) {
            word = each;
          }
        }
        yield word;
      }
      case GoExpr.Chain chain -> describe(chain.operand());
      case GoExpr.Field field -> field.names().getLast();
      case GoExpr.Dot _, GoExpr.Nil _, GoExpr.Bool _, GoExpr.Number _, GoExpr.Function _ -> "";
    };
  }

  private Decision hosts(String variable, GoExpr key, Optional<String> group) {
    String reading = group.map(LowerTopology::reading).orElse("groups");
    if (lowering.prologue().reading(reading) == null) {
      lowering.prologue().read(new Reading.Hosts(reading, group, Map.of(), Set.of()));
    }
    String function = lowering.profile().has("keyOrDefault") ? "keyOrDefault" : "key_or_default";
    GoExpr list =
        lowering
            .prologue()
            .value(
                clean(variable),
                GoCode.pipe(GoExpr.call(function, key, GoExpr.text("[]")), "parseJSON"));
    return hosts(HostData.stored(list));
  }

  /// Hosts' names, of a Go list of their entries.
  Decision hosts(HostData entries) {
    return Decision.of(
        new Lowered.Made(
            new Sequence(entries.expr(), each -> Decision.of(name(entries.as(each))), Shape.TEXT)));
  }

  /// The entries of hosts whose names a list is made of, all of them.
  static Optional<HostData> entries(Lowered list) {
    return list instanceof Lowered.Made(Sequence sequence)
            && sequence.isWhole()
            && sequence.item().apply(GoExpr.variable("$x")).only().orElse(null)
                instanceof Lowered.Code code
            && code.host().isPresent()
        ? code.host().map(each -> each.as(sequence.over()))
        : Optional.empty();
  }

  /// A word as a part of a variable's name.
  static String clean(String name) {
    StringBuilder clean = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean fits = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      if (fits || clean.isEmpty() || clean.charAt(clean.length() - 1) != '_') {
        clean.append(fits ? c : '_');
      }
    }
    return clean.toString();
  }

  private Lowered name(HostData entry) {
    return entry.catalogue().isPresent()
        ? catalogue.name(entry)
        : new Lowered.Code(
            GoCode.member(entry.expr(), "name"), Lowered.Form.DATA, Shape.TEXT, Optional.of(entry));
  }

  /// `name in groups[group]`.
  ///
  /// @param name as JSON
  Decision isAmong(HostData hosts, GoExpr name) {
    // The members of an entry are in byte order of their names in JSON, with nothing between.
    return hosts.catalogue().isPresent()
        ? catalogue.has(hosts, name)
        : Decision.truth(
            GoExpr.call(
                "in",
                GoCode.pipe(hosts.expr(), "toJSON"),
                GoExpr.call("printf", GoExpr.text("\"name\":%s"), name)));
  }

  /// Whether hosts that the catalogue has are sorted by their names.
  boolean areSorted() {
    return catalogue.areSorted();
  }

  /// `hostvars[host].name`.
  Decision variable(HostData entry, String name, boolean checked, Expr place) {
    if (name.equals(Topology.HOST_NAME)) {
      return Decision.of(name(entry));
    }
    if (entry.catalogue().isPresent()) {
      return catalogue.variable(entry, name, checked, place);
    }
    Shape shape = lowering.shapes().ofHosts(name);
    boolean asks = lowering.profile().has("keyExists");
    boolean fact = asks && lowering.scope().source(name) instanceof Source.Fact;
    note(name, shape, fact);
    GoExpr member = GoCode.member(entry.expr(), name);
    Decision value = Decision.of(new Lowered.Code(member, Lowered.Form.DATA, shape));
    if (!checked && !fact && !(asks && StoredKey.parsed(shape))) {
      return value;
    }
    return new Decision.Branch(
        new Decision.Test(GoCode.not(Texts.isOf("<nil>", member)), !checked, Optional.empty()),
        value,
        fact ? own(entry, name, shape, checked) : Decision.undefined(name));
  }

  /// A fact of a host from the host's own key, for which consul-template waits where the template
  /// needs it: the inventory does not know facts.
  private Decision own(HostData entry, String name, Shape shape, boolean checked) {
    GoExpr path =
        GoExpr.call(
            "printf",
            GoExpr.text(lowering.scope().prefix() + "/hosts/%s/" + name),
            GoCode.member(entry.expr(), "name"));
    GoExpr key = GoExpr.call("key", path);
    Decision value =
        Decision.of(
            StoredKey.parsed(shape)
                ? new Lowered.Code(
                    GoCode.pipe(StoredKey.parseable(key, shape), "parseJSON"),
                    Lowered.Form.DATA,
                    shape)
                : new Lowered.Code(key, Lowered.Form.STRING, shape));
    return checked
        ? new Decision.Branch(
            new Decision.Test(GoExpr.call("keyExists", path), true, Optional.empty()),
            value,
            Decision.undefined(name))
        : value;
  }

  /// `hostvars[name].variable`, by looking through all hosts: it can be printed only.
  Decision lookUp(Lowered.Code host, String path, String name, Expr place) {
    Decision all = names(path, Decision.constant(Value.of("all")), place.span());
    if (!(all.only().orElse(null) instanceof Lowered.Made(Sequence hosts))) {
      throw new IllegalStateException("no list of all hosts");
    }
    return Decision.of(
        new Lowered.Printed(
            lowering
                .loops()
                .separated(
                    hosts.where(
                        each ->
                            hosts
                                .item()
                                .apply(each)
                                .then(
                                    it ->
                                        Decision.truth(
                                            GoExpr.call(
                                                "eq", ((Lowered.Code) it).expr(), host.expr())))),
                    "",
                    item ->
                        lowering
                            .printer()
                            .nodes(
                                item.then(
                                    each ->
                                        variable(
                                            ((Lowered.Code) each).host().orElseThrow(),
                                            name,
                                            false,
                                            place)),
                                place),
                    place)));
  }

  /// Remembers that a variable of other hosts is read; of which group's is not known any more.
  private void note(String name, Shape shape, boolean fact) {
    for (Reading reading : lowering.prologue().readings()) {
      if (reading instanceof Reading.Hosts hosts) {
        Map<String, Shape> members = new HashMap<>(hosts.members());
        members.put(name, shape);
        Set<String> own = new HashSet<>(hosts.own());
        if (fact) {
          own.add(name);
        }
        lowering.prologue().replace(new Reading.Hosts(hosts.name(), hosts.group(), members, own));
      }
    }
  }
}
