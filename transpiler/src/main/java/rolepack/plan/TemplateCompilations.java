package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import rolepack.analysis.BindingTimes;
import rolepack.analysis.BuildEvaluator;
import rolepack.ir.DataTemplate;
import rolepack.ir.VariableDefinition;
import rolepack.ir.jinja.FreeVariables;
import rolepack.ir.jinja.Template;
import rolepack.rewrite.Compilation;
import rolepack.rewrite.TemplateCompiler;
import rolepack.rewrite.scope.Profile;
import rolepack.site.Site;
import rolepack.site.SiteScope;

/// Compiles templates, each once for what it reads: the planner looks at a task again and again
/// while it finds out which variables are pinned.
///
/// Safe for several threads.
final class TemplateCompilations {
  private final Profile profile;
  private final Map<Key, Compilation> done = new ConcurrentHashMap<>();

  /// What a compilation depends on.
  ///
  /// @param values what the names mean that differ from task to task
  private record Key(String role, String file, String text, boolean direct, List<String> values) {
    Key {
      values = List.copyOf(values);
    }
  }

  TemplateCompilations(Profile profile) {
    this.profile = profile;
  }

  /// @param direct whether a template stanza of the site reads what the template writes
  Compilation compile(Template template, Site site, boolean direct, LoweringContext context) {
    BuildEvaluator task = context.evaluator();
    Includes includes = new Includes(template, context);
    TreeSet<String> names = new TreeSet<>(FreeVariables.of(template));
    includes.all().forEach(each -> names.addAll(FreeVariables.of(each)));
    Key key =
        new Key(
            context.role().name(),
            template.span().file().path(),
            template.span().text(),
            direct,
            values(names, task));
    Compilation known = done.get(key);
    if (known == null) {
      SiteScope scope = new SiteScope(site, task, template.span(), includes::find, direct);
      known = direct ? collapsed(template, scope) : run(template, scope);
      done.put(key, known);
    }
    return known;
  }

  private Compilation run(Template template, SiteScope scope) {
    return TemplateCompiler.compile(template, scope, profile);
  }

  /// A template that is a consul-template already, or would be one without Jinja2.
  private Compilation collapsed(Template template, SiteScope scope) {
    return SecondEngine.hide(template)
        .map(hidden -> SecondEngine.show(run(hidden, scope), template))
        .orElseGet(
            () ->
                new Compilation.Untranslatable(
                    "text for a second engine",
                    template.span(),
                    "it holds characters that only rolepack uses",
                    Optional.empty(),
                    Optional.empty()));
  }

  private static List<String> values(TreeSet<String> names, BuildEvaluator task) {
    List<String> values = new ArrayList<>();
    TreeSet<String> open = new TreeSet<>(names);
    TreeSet<String> seen = new TreeSet<>();
    while (!open.isEmpty()) {
      String name = open.pollFirst();
      if (!seen.add(name)) {
        continue;
      }
      task.bound(name).ifPresent(each -> values.add(name + " is " + each));
      Optional<DataTemplate> written = task.written(name);
      written.ifPresent(each -> values.add(name + " says " + each.span().text()));
      if (task.isPinned(name)) {
        values.add(name + " is pinned");
      }
      if (task.bound(name).isEmpty()) {
        written
            .or(
                () ->
                    task.table().definitions(name).isEmpty()
                        ? Optional.empty()
                        : task.table().binding(name).definition().map(VariableDefinition::value))
            .ifPresent(each -> open.addAll(BindingTimes.variables(each)));
      }
    }
    return values;
  }
}
