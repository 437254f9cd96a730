package rolepack.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import rolepack.analysis.BindingTimes;
import rolepack.analysis.BuildEvaluator;
import rolepack.analysis.Evaluation;
import rolepack.analysis.Pin;
import rolepack.ir.DataTemplate;
import rolepack.ir.Repository;
import rolepack.ir.VariableDefinition;
import rolepack.ir.jinja.FreeVariables;
import rolepack.ir.jinja.Template;
import rolepack.ir.jinja.TemplateSettings;
import rolepack.rewrite.Compilation;
import rolepack.rewrite.TemplateCompiler;
import rolepack.rewrite.gotemplate.UsedBooleans;
import rolepack.rewrite.scope.Profile;
import rolepack.rewrite.scope.Shape;
import rolepack.site.SiteScope;

/// Compiles templates, each once for what it reads: the planner looks at a task again and again
/// while it finds out which variables are pinned.
///
/// Safe for several threads.
final class TemplateCompilations {
  private final Profile profile;
  private final Repository repository;
  private Optional<Set<String>> booleans = Optional.empty();
  private final Map<Key, Compilation> done = new ConcurrentHashMap<>();

  /// What a compilation depends on.
  ///
  /// @param values what the names mean that differ from task to task
  private record Key(
      String role,
      String file,
      String text,
      TemplateSettings settings,
      boolean direct,
      List<String> values) {
    Key {
      values = List.copyOf(values);
    }
  }

  /// @param repository whose templates show what variables without definitions are
  TemplateCompilations(Profile profile, Repository repository) {
    this.profile = profile;
    this.repository = repository;
  }

  private synchronized boolean isBoolean(String name) {
    if (booleans.isEmpty()) {
      booleans =
          Optional.of(
              UsedBooleans.of(
                  repository.roles().stream()
                      .flatMap(each -> each.templates().stream())
                      .flatMap(each -> each.template().stream())
                      .toList()));
    }
    return booleans.get().contains(name);
  }

  /// @param direct whether a template stanza of the site reads what the template writes
  Compilation compile(Template template, boolean direct, TemplatePlace place) {
    BuildEvaluator task = place.evaluator();
    Includes includes = new Includes(template, place);
    TreeSet<String> names = new TreeSet<>(FreeVariables.of(template));
    includes.all().forEach(each -> names.addAll(FreeVariables.of(each)));
    Set<String> behind = new HashSet<>();
    List<String> values = values(names, task, behind);
    Map<String, Shape> found = found(template, includes, place, names, behind);
    found.keySet().forEach(each -> values.add(each + " is found"));
    Key key =
        new Key(
            place.role().name(),
            template.span().file().path(),
            template.span().text(),
            template.settings(),
            direct,
            values);
    Compilation known = done.get(key);
    if (known == null) {
      known =
          task.render(template) instanceof Evaluation.Known<String>(String text, List<Pin> pins)
              ? new Compilation.Constant(text, pins)
              : compiled(template, includes, direct, place, found);
      done.put(key, known);
    }
    return known;
  }

  private Compilation compiled(
      Template template,
      Includes includes,
      boolean direct,
      TemplatePlace place,
      Map<String, Shape> found) {
    SiteScope scope =
        new SiteScope(
            place.environment().site(),
            place.evaluator(),
            template.span(),
            includes::find,
            direct,
            this::isBoolean,
            found,
            place.foundFolder());
    return direct ? collapsed(template, scope) : run(template, scope);
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
                    "it holds characters that only rolepack uses"));
  }

  /// What the play has found out by then and the template may read: of a text only what it prints,
  /// since a text that looks like data is data to Ansible.
  ///
  /// @param behind the names that definitions use which the template reads
  private static Map<String, Shape> found(
      Template template,
      Includes includes,
      TemplatePlace place,
      Set<String> names,
      Set<String> behind) {
    Map<String, Shape> found = new TreeMap<>(place.found());
    found.keySet().retainAll(names);
    if (!found.isEmpty()) {
      List<Template> all = new ArrayList<>(includes.all());
      all.add(template);
      Set<String> used = PrintedNames.otherwise(all);
      used.addAll(behind);
      found
          .entrySet()
          .removeIf(each -> each.getValue() instanceof Shape.Text && used.contains(each.getKey()));
    }
    return found;
  }

  private static List<String> values(
      TreeSet<String> names, BuildEvaluator task, Set<String> behind) {
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
            .ifPresent(
                each -> {
                  behind.addAll(BindingTimes.variables(each));
                  open.addAll(BindingTimes.variables(each));
                });
      }
    }
    return values;
  }
}
