package rolepack.rewrite.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rolepack.diagnostics.Diagnostics;
import rolepack.evaluation.Binding;
import rolepack.evaluation.Scope;
import rolepack.evaluation.Value;
import rolepack.frontend.jinja.TemplateParser;
import rolepack.ir.DataTemplate;
import rolepack.ir.Topology;
import rolepack.ir.jinja.Template;
import rolepack.rewrite.scope.Layer;
import rolepack.rewrite.scope.Source;
import rolepack.rewrite.scope.TemplateScope;
import rolepack.source.SourceFile;

/// Variables of which some are known at build time and the others when a template is rendered.
///
/// @param definitions fixed definitions that read other variables
/// @param files templates by name
record SplitScope(
    Map<String, Value> build,
    Map<String, Value> render,
    Map<String, DataTemplate> definitions,
    Map<String, String> files)
    implements TemplateScope {
  @Override
  public Source source(String name) {
    if (definitions.containsKey(name)) {
      return new Source.Derived(definitions.get(name));
    }
    if (build.containsKey(name)) {
      return new Source.Known(build.get(name));
    }
    return render.containsKey(name)
        ? new Source.Stored(List.of(new Layer.Site("test/" + name)), Optional.empty(), List.of())
        : new Source.Undefined();
  }

  @Override
  public Optional<Template> include(String name) {
    return Optional.ofNullable(files.get(name))
        .flatMap(text -> TemplateParser.parseFile(new SourceFile(name, text), new Diagnostics()));
  }

  @Override
  public boolean mayBeTemplated(String name) {
    return definitions.containsKey(name);
  }

  @Override
  public String prefix() {
    return "test";
  }

  @Override
  public Topology topology() {
    return Topology.NONE;
  }

  /// What the original sees.
  Scope all() {
    return scope(Set.of());
  }

  /// What the residual template sees: to read a value of the build is an error.
  Scope late() {
    return scope(build.keySet());
  }

  private Scope scope(Set<String> hidden) {
    return new Scope() {
      @Override
      public Optional<Binding> variable(String name) {
        if (hidden.contains(name)) {
          return Optional.empty();
        }
        return Optional.ofNullable(definitions.get(name))
            .map(each -> (Binding) new Binding.Written(each))
            .or(() -> Optional.ofNullable(build.get(name)).map(Binding.Known::new))
            .or(() -> Optional.ofNullable(render.get(name)).map(Binding.Known::new));
      }

      @Override
      public Optional<Template> template(String name) {
        return include(name);
      }
    };
  }

  /// The same with other templates.
  SplitScope with(Map<String, String> others) {
    return new SplitScope(build, render, definitions, others);
  }
}
