package rolepack.rewrite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.diagnostics.Diagnostics;
import rolepack.evaluation.Value;
import rolepack.evaluation.Values;
import rolepack.frontend.configuration.ConfigurationReader;
import rolepack.frontend.task.DataTemplateReader;
import rolepack.frontend.yaml.YamlReader;
import rolepack.ir.DataTemplate;
import rolepack.ir.Topology;
import rolepack.ir.jinja.Template;
import rolepack.ir.yaml.YamlNode;
import rolepack.rewrite.scope.Absence;
import rolepack.rewrite.scope.Layer;
import rolepack.rewrite.scope.Shape;
import rolepack.rewrite.scope.Source;
import rolepack.rewrite.scope.TemplateScope;
import rolepack.source.SourceFile;

/// The variables of a template's fixture, as its first part writes them:
///
/// ```yaml
/// port: 80              # a default that the site may change
/// known: {os: el7}      # known when the package is built
/// required: [domain]    # the site's, without a default
/// layered: {port: [host, web]}
/// secrets: [password, {users: unknown}]
/// facts: {memory: int}
/// found: {token: text}   # what the play finds out
/// derived: {url: "http://{{ domain }}"}
/// topology: {groups: {web: {service: web}}, facts: {private_ipv4: Address}}
/// ```
///
/// `inventory_hostname`, `group_names`, `groups` and `hostvars` are there without being written.
public final class FixtureScope implements TemplateScope {
  private static final String PREFIX = "acme";

  private final Map<String, Source> sources = new HashMap<>();
  private Topology topology = Topology.NONE;

  public FixtureScope(SourceFile file, Diagnostics diagnostics) {
    source("inventory_hostname", new Source.Fact(fact("inventory_hostname"), Shape.TEXT));
    source("group_names", new Source.Fact(fact("group_names"), new Shape.ListOf(Shape.TEXT)));
    source("groups", new Source.Groups(PREFIX + "/topology/"));
    source("hostvars", new Source.HostVariables(PREFIX + "/topology/"));
    Map<String, List<Layer>> layers = new HashMap<>();
    Optional<YamlNode> read = YamlReader.read(file, diagnostics);
    if (read.isEmpty() || !(read.get() instanceof YamlNode.Mapping mapping)) {
      return;
    }
    for (YamlNode.Entry entry : mapping.entries()) {
      String name = ((YamlNode.Text) entry.key()).value();
      DataTemplate data = DataTemplateReader.read(entry.value(), diagnostics);
      switch (name) {
        case "known" ->
            entries(data).forEach((key, each) -> source(key, new Source.Known(value(each))));
        case "required" ->
            ((Value.List) Values.of(entry.value()))
                .items()
                .forEach(
                    each ->
                        source(
                            ((Value.Str) each).text(),
                            new Source.Stored(key(((Value.Str) each).text()), Optional.empty())));
        case "layered" ->
            entries(data)
                .forEach((key, each) -> layers.put(key, layers(key, (Value.List) value(each))));
        case "secrets" -> {
          for (Value each : ((Value.List) Values.of(entry.value())).items()) {
            if (each instanceof Value.Dict typed) {
              typed
                  .entries()
                  .forEach(
                      (key, type) ->
                          secret(((Value.Str) key).text(), shape(((Value.Str) type).text())));
            } else {
              secret(((Value.Str) each).text(), Shape.TEXT);
            }
          }
        }
        case "facts" ->
            entries(data)
                .forEach(
                    (key, each) ->
                        source(
                            key,
                            new Source.Fact(fact(key), shape(((Value.Str) value(each)).text()))));
        case "found" ->
            entries(data)
                .forEach(
                    (key, each) ->
                        source(
                            key,
                            new Source.Found(
                                fact("play/" + key), shape(((Value.Str) value(each)).text()))));
        // The rest of the file is no configuration.
        case "topology" -> topology = ConfigurationReader.read(file, new Diagnostics()).topology();
        case "derived" ->
            entries(data).forEach((key, each) -> source(key, new Source.Derived(each)));
        default -> source(name, new Source.Stored(key(name), Optional.of(data)));
      }
    }
    layers.forEach(
        (name, all) -> {
          Source.Stored stored = (Source.Stored) sources.get(name);
          source(name, new Source.Stored(all, stored.fallback(), stored.seen()));
        });
  }

  private void secret(String name, Shape type) {
    source(
        name,
        new Source.Secret(
            "secret/" + PREFIX + "/" + name,
            "value",
            type,
            Optional.of(new Absence(Optional.of(PREFIX + "/defined/" + name), "defined"))));
  }

  private static List<Layer> layers(String name, Value.List written) {
    List<Layer> layers = new ArrayList<>();
    for (Value each : written.items()) {
      String word = ((Value.Str) each).text();
      layers.add(
          word.equals("host")
              ? new Layer.Host(PREFIX + "/hosts/", "/" + name)
              : new Layer.Group(word, PREFIX + "/groups/" + word + "/" + name));
    }
    layers.add(new Layer.Site(key(name)));
    return layers;
  }

  private static Shape shape(String word) {
    return switch (word) {
      case "text" -> Shape.TEXT;
      case "bool" -> Shape.BOOL;
      case "int" -> Shape.INT;
      case "unknown" -> Shape.UNKNOWN;
      case "list" -> new Shape.ListOf(Shape.TEXT);
      case "map" -> new Shape.MapOf(Map.of(), Shape.UNKNOWN);
      default -> throw new IllegalArgumentException(word);
    };
  }

  private static Map<String, DataTemplate> entries(DataTemplate data) {
    Map<String, DataTemplate> entries = new HashMap<>();
    for (DataTemplate.Entry entry : ((DataTemplate.Mapping) data).entries()) {
      entries.put(((Value.Str) value(entry.key())).text(), entry.value());
    }
    return entries;
  }

  private static Value value(DataTemplate data) {
    return switch (data) {
      case DataTemplate.Constant constant -> Values.of(constant.node());
      case DataTemplate.Sequence sequence ->
          new Value.List(
              new ArrayList<>(sequence.items().stream().map(FixtureScope::value).toList()));
      case DataTemplate.Mapping mapping -> {
        Value.Dict dict = new Value.Dict();
        mapping
            .entries()
            .forEach(each -> dict.entries().put(value(each.key()), value(each.value())));
        yield dict;
      }
      case DataTemplate.Text _, DataTemplate.Broken _ ->
          throw new IllegalArgumentException("no constant: " + data.span());
    };
  }

  private static String key(String name) {
    return PREFIX + "/" + name;
  }

  private static String fact(String name) {
    return "/etc/" + PREFIX + "/facts/" + name;
  }

  private void source(String name, Source source) {
    sources.put(name, source);
  }

  @Override
  public Source source(String name) {
    return sources.getOrDefault(name, new Source.Undefined());
  }

  @Override
  public Topology topology() {
    return topology;
  }

  @Override
  public Optional<Template> include(String name) {
    return Optional.empty();
  }

  @Override
  public String prefix() {
    return PREFIX;
  }
}
