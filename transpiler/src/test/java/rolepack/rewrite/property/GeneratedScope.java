package rolepack.rewrite.property;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.diagnostics.Diagnostics;
import rolepack.evaluation.Value;
import rolepack.evaluation.VariablesOfTests;
import rolepack.frontend.jinja.TemplateParser;
import rolepack.ir.Topology;
import rolepack.ir.jinja.Template;
import rolepack.rewrite.FixtureScope;
import rolepack.rewrite.scope.Layer;
import rolepack.rewrite.scope.Source;
import rolepack.rewrite.scope.TemplateScope;
import rolepack.source.SourceFile;

/// The variables of generated templates, of every type and from every source, and what they
/// include.
final class GeneratedScope implements TemplateScope {
  static final GeneratedScope INSTANCE = new GeneratedScope();

  private static final String BINDINGS =
      """
      s1: web
      s2: ""
      b1: yes
      b2: no
      n1: 8080
      n2: 0
      n3: 2
      fl: 1.5
      ls: [a, b]
      lt: [a]
      li: [3, 1]
      lm: [{name: n, "on": yes, port: 1, tags: [t]}]
      ll: [[a, b], [c, d]]
      mp: {host: h, zone: z}
      mp2: {name: n, port: 1}
      mo: {zone: z, host: h, "a b": x}
      mx: {tls: yes, port: 3, mode: x}
      dd: {a: {n: 1, x: y}, b: {n: 2, x: z}}
      cfg: {}
      k2: host
      nn: ~
      nd: ~
      mixed: [1, a, yes]
      group: web
      ly: layered
      le: ""
      tf: "{% if b1 %}{{ s1 }}{% else %}x{% endif %}"
      required: [u1, lz]
      layered: {ly: [host, web], le: [host], lz: [host, web]}
      secrets: [sec]
      facts: {f1: text, fi: int, fb: bool, fa: list, ansible_memtotal_mb: int}
      derived: {dv: "http://{{ s1 }}:{{ n1 }}"}
      known:
        k1: known
        kl: [p, q]
        km: {os: el7, count: 3, nested: {deep: d}}
      """;

  private static final Map<String, String> INCLUDED =
      Map.of(
          "part.j2", "part {{ s1 }}\n",
          "loop.j2", "{% for i in ls %}{{ i }} {% endfor %}\n",
          "macros.j2", "{% macro line(k, v) %}{{ k }}={{ v }}\n{% endmacro %}\n");

  private final FixtureScope variables =
      new FixtureScope(new SourceFile("bindings.yml", BINDINGS), new Diagnostics());

  private GeneratedScope() {}

  @Override
  public Source source(String name) {
    return switch (name) {
      case "play_hosts" -> new Source.HostNames(prefix() + "/topology/", "all");
      case "r1" -> required(name, Value.of("r"));
      case "nn" ->
          new Source.Stored(
              List.of(new Layer.Site(prefix() + "/nn")),
              Optional.of(VariablesOfTests.data(Value.NONE)),
              List.of(VariablesOfTests.data(Value.of("x"))));
      case "r2" -> required(name, new Value.List(List.of(Value.of("r"))));
      default -> variables.source(name);
    };
  }

  /// A variable without a default, whose type some definition shows.
  private Source required(String name, Value seen) {
    return new Source.Stored(
        List.of(new Layer.Site(prefix() + "/" + name)),
        Optional.empty(),
        List.of(VariablesOfTests.data(seen)));
  }

  @Override
  public Optional<Template> include(String name) {
    return Optional.ofNullable(INCLUDED.get(name))
        .flatMap(text -> TemplateParser.parseFile(new SourceFile(name, text), new Diagnostics()));
  }

  @Override
  public Topology topology() {
    return Topology.NONE;
  }

  @Override
  public String prefix() {
    return variables.prefix();
  }
}
