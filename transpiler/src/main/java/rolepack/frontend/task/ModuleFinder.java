package rolepack.frontend.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.diagnostics.NearestName;
import rolepack.generated.modules.ModuleCatalogue;
import rolepack.ir.yaml.YamlNode;

/// Finds the key of a task that names its module, and reports keys that are neither that nor a
/// keyword.
final class ModuleFinder {
  /// What Ansible itself does, whether the catalogue has it or not.
  private static final Set<String> BUILT_IN =
      Set.of(
          "meta",
          "include",
          "include_tasks",
          "include_role",
          "include_vars",
          "import_tasks",
          "import_role",
          "import_playbook");

  private final Diagnostics diagnostics;

  ModuleFinder(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /// The invocation; empty, and reported, where the task has none or several.
  Optional<Invocation> find(YamlNode.Mapping task) {
    List<YamlNode.Entry> known = new ArrayList<>();
    List<YamlNode.Entry> unknown = new ArrayList<>();
    for (YamlNode.Entry entry : task.entries()) {
      Optional<String> key = ScalarText.of(entry.key());
      if (key.isPresent() && isAction(key.get())) {
        known.add(entry);
      } else if (key.isPresent() && !KeywordNames.isOfTask(key.get())) {
        (isKnown(key.get()) ? known : unknown).add(entry);
      }
    }
    if (known.size() > 1) {
      diagnostics.report(DiagnosticKind.SEVERAL_MODULES, task.span(), names(known));
      return Optional.empty();
    }
    if (known.size() == 1) {
      unknown.forEach(this::reportKeyword);
      return read(known.getFirst(), task);
    }
    return chooseUnknown(unknown, task);
  }

  private static boolean isAction(String key) {
    return key.equals("action") || key.equals("local_action");
  }

  private static boolean isKnown(String key) {
    int dot = key.lastIndexOf('.');
    return BUILT_IN.contains(key.substring(dot + 1)) || ModuleCatalogue.find(key).isPresent();
  }

  private static String names(List<YamlNode.Entry> entries) {
    return entries.stream()
        .flatMap(each -> ScalarText.of(each.key()).stream())
        .collect(Collectors.joining(", "));
  }

  /// A module that the catalogue does not have: the first key that is no slip of a keyword.
  private Optional<Invocation> chooseUnknown(List<YamlNode.Entry> unknown, YamlNode.Mapping task) {
    Optional<YamlNode.Entry> chosen = Optional.empty();
    for (YamlNode.Entry each : unknown) {
      if (chosen.isPresent() || nearestKeyword(each).isPresent()) {
        reportKeyword(each);
      } else {
        chosen = Optional.of(each);
      }
    }
    if (chosen.isEmpty()) {
      diagnostics.report(DiagnosticKind.NO_MODULE, task.span());
      return Optional.empty();
    }
    return read(chosen.get(), task);
  }

  private Optional<Invocation> read(YamlNode.Entry entry, YamlNode.Mapping task) {
    String key = ScalarText.of(entry.key()).orElseThrow();
    Optional<YamlNode> args = task.get("args");
    Optional<Invocation> invocation =
        isAction(key)
            ? InvocationReader.action(entry, key.equals("local_action"), args, diagnostics)
            : Optional.of(InvocationReader.module(entry, key, args, diagnostics));
    if (invocation.isEmpty()) {
      diagnostics.report(DiagnosticKind.NO_MODULE, entry.span());
    } else if (!isKnown(invocation.get().module())) {
      reportModule(invocation.get().module(), entry.key());
    }
    return invocation;
  }

  private void reportModule(String module, YamlNode key) {
    Optional<String> near =
        module.length() > 3 && module.indexOf('.') < 0
            ? NearestName.of(module, ModuleCatalogue.names())
            : Optional.empty();
    if (near.isPresent()) {
      diagnostics.report(DiagnosticKind.MISSPELT_MODULE, key.span(), module, near.get());
    } else {
      diagnostics.report(DiagnosticKind.UNKNOWN_MODULE, key.span(), module);
    }
  }

  private static Optional<String> nearestKeyword(YamlNode.Entry entry) {
    String key = ScalarText.of(entry.key()).orElseThrow();
    return key.length() > 3 && key.indexOf('.') < 0
        ? NearestName.of(key, KeywordNames.TASK)
        : Optional.empty();
  }

  private void reportKeyword(YamlNode.Entry entry) {
    String key = ScalarText.of(entry.key()).orElseThrow();
    Set<String> all = new TreeSet<>(KeywordNames.TASK);
    all.addAll(ModuleCatalogue.names());
    String near = nearestKeyword(entry).or(() -> NearestName.of(key, all)).orElse("vars");
    diagnostics.report(DiagnosticKind.UNKNOWN_KEYWORD, entry.key().span(), key, near);
  }
}
