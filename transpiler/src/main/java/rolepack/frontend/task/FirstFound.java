package rolepack.frontend.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.ir.DataTemplate;
import rolepack.ir.Loop;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;
import rolepack.ir.yaml.YamlNode;

/// The files of which an include takes the first that is there: `{{ item }}` of `with_first_found`,
/// and `{{ lookup('first_found', params) }}`.
///
/// @param paths in the order in which they are tried; [ConstantText#UNKNOWN] stands for parts that
///   are not known
/// @param folder the folder of a role where Ansible looks first: `files`, `vars`
record FirstFound(List<String> paths, String folder) {
  /// What an include tries; empty where its target is something else.
  ///
  /// @param ofVariables whether it includes variables
  /// @param vars the `vars` of the task
  static Optional<FirstFound> of(
      DataTemplate target,
      Optional<Loop> loop,
      boolean ofVariables,
      Optional<YamlNode> vars,
      ReadingContext context) {
    if (!(target instanceof DataTemplate.Text text)
        || text.template().body().size() != 1
        || !(text.template().body().getFirst() instanceof Node.Output output)) {
      return Optional.empty();
    }
    if (loop.isPresent()
        && loop.get().lookup().equals("first_found")
        && output.expression() instanceof Expr.Name(_, String name)
        && name.equals(loop.get().variable())) {
      return paths(loop.get().value(), context)
          .map(each -> new FirstFound(each, ofVariables ? "vars" : "files"));
    }
    return argument(output.expression())
        .flatMap(name -> vars(vars).flatMap(each -> each.get(name)))
        .map(each -> DataTemplateReader.read(each, context.diagnostics()))
        .flatMap(each -> paths(each, context))
        .map(each -> new FirstFound(each, "files"));
  }

  private static Optional<YamlNode.Mapping> vars(Optional<YamlNode> vars) {
    return vars.filter(YamlNode.Mapping.class::isInstance).map(YamlNode.Mapping.class::cast);
  }

  /// The variable that `lookup('first_found', params)` is given.
  private static Optional<String> argument(Expr expression) {
    return expression instanceof Expr.Call(_, Expr.Name(_, String lookup), var arguments)
            && lookup.equals("lookup")
            && arguments.named().isEmpty()
            && arguments.positional().size() == 2
            && arguments.positional().get(0) instanceof Expr.Text(_, String plugin)
            && plugin.equals("first_found")
            && arguments.positional().get(1) instanceof Expr.Name(_, String name)
        ? Optional.of(name)
        : Optional.empty();
  }

  private static Optional<List<String>> paths(DataTemplate terms, ReadingContext context) {
    List<String> paths = new ArrayList<>();
    List<DataTemplate> items =
        terms instanceof DataTemplate.Sequence sequence ? sequence.items() : List.of(terms);
    for (DataTemplate item : items) {
      Optional<List<String>> more =
          item instanceof DataTemplate.Mapping mapping
              ? ofMapping(mapping, context)
              : ConstantText.pattern(item, context.constants()).map(each -> List.of(each.text()));
      if (more.isEmpty()) {
        return Optional.empty();
      }
      paths.addAll(more.get());
    }
    return Optional.of(paths);
  }

  /// `{files: [a.yml, b.yml], paths: [vars]}`: each file below the first path, then the next.
  private static Optional<List<String>> ofMapping(
      DataTemplate.Mapping mapping, ReadingContext context) {
    Optional<List<String>> files = texts(mapping, "files", context);
    Optional<List<String>> folders = texts(mapping, "paths", context);
    if (files.isEmpty() || folders.isEmpty()) {
      return Optional.empty();
    }
    if (folders.get().isEmpty()) {
      return files;
    }
    List<String> paths = new ArrayList<>();
    for (String folder : folders.get()) {
      files.get().forEach(each -> paths.add(folder + "/" + each));
    }
    return Optional.of(paths);
  }

  private static Optional<List<String>> texts(
      DataTemplate.Mapping mapping, String key, ReadingContext context) {
    for (DataTemplate.Entry entry : mapping.entries()) {
      Optional<String> name =
          ConstantText.of(entry.key(), context.constants()).map(ConstantText::text);
      if (name.equals(Optional.of(key))) {
        return entry.value() instanceof DataTemplate.Mapping
            ? Optional.empty()
            : paths(entry.value(), context);
      }
    }
    return Optional.of(List.of());
  }
}
