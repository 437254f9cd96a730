package rolepack.ir;

import java.util.List;
import java.util.Optional;
import rolepack.generated.modules.ModuleSpec;
import rolepack.source.SourceSpan;

/// What a task does.
public sealed interface Action {
  /// The part of the task that names the action and gives its arguments.
  SourceSpan span();

  /// The action's name as users know it: `copy`, `include_tasks`, `kube`.
  String name();

  /// `copy: src=a dest=b`; a module of the catalogue.
  ///
  /// @param freeForm the text of `command: ls -l`, without its `key=value` arguments
  /// @param local written as `local_action`
  record Module(
      SourceSpan span,
      ModuleSpec spec,
      List<Argument> arguments,
      Optional<DataTemplate> freeForm,
      boolean local)
      implements Action {
    public Module {
      arguments = List.copyOf(arguments);
    }

    @Override
    public String name() {
      return spec.name();
    }

    /// The argument with a name, canonical.
    public Optional<Argument> argument(String name) {
      return arguments.stream().filter(each -> each.name().equals(name)).findFirst();
    }
  }

  /// `include: other.yml a=b`, `import_tasks`, `include_role`, …
  ///
  /// @param name the keyword as it is written, without a collection's prefix
  /// @param target the file or role
  /// @param resolved the path of the task file or variable file, or the name of the role, where the
  ///   target is constant and was found
  /// @param tasksFrom `tasks_from` of a role
  /// @param variables what is passed with it beside the task's `vars`; of `include_vars` what the
  ///   file defines, or any file that it may mean where that is not known
  record Include(
      SourceSpan span,
      String name,
      IncludeKind kind,
      boolean dynamic,
      DataTemplate target,
      Optional<String> resolved,
      Optional<String> tasksFrom,
      List<VariableDefinition> variables)
      implements Action {
    public Include {
      variables = List.copyOf(variables);
    }
  }

  /// `meta: flush_handlers`.
  record Meta(SourceSpan span, String action) implements Action {
    @Override
    public String name() {
      return "meta";
    }
  }

  /// A module that the catalogue does not have: the site's own, or one of a collection.
  record Opaque(
      SourceSpan span,
      String name,
      List<Argument> arguments,
      Optional<DataTemplate> freeForm,
      boolean local)
      implements Action {
    public Opaque {
      arguments = List.copyOf(arguments);
    }
  }

  /// What an include brings in.
  enum IncludeKind {
    TASKS,
    ROLE,
    VARIABLES
  }
}
