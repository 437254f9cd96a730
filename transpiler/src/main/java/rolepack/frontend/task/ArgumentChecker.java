package rolepack.frontend.task;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.diagnostics.NearestName;
import rolepack.generated.modules.ArgumentProblem;
import rolepack.generated.modules.ModuleCalls;
import rolepack.generated.modules.ModuleSpec;
import rolepack.ir.Argument;
import rolepack.ir.DataTemplate;
import rolepack.source.SourceSpan;

/// Reports arguments that a module does not have or does not accept, as far as they are constant.
final class ArgumentChecker {
  private static final int NAMED_IN_HINT = 6;

  private final ModuleSpec spec;
  private final Diagnostics diagnostics;

  ArgumentChecker(ModuleSpec spec, Diagnostics diagnostics) {
    this.spec = spec;
    this.diagnostics = diagnostics;
  }

  void check(Invocation invocation, List<Argument> arguments, Optional<DataTemplate> freeText) {
    Map<String, Object> values = new HashMap<>();
    Set<String> unknown = new HashSet<>();
    for (Argument each : arguments) {
      PlainValue.of(each.value())
          .ifPresentOrElse(
              value -> values.put(each.written(), value.value().orElse(null)),
              () -> unknown.add(each.written()));
    }
    boolean stray = invocation.complete() && freeText.isPresent() && !spec.freeForm();
    if (stray && freeText.get() instanceof DataTemplate.Constant constant) {
      diagnostics.report(DiagnosticKind.STRAY_TEXT, constant.span(), spec.name());
    }
    List<ArgumentProblem> problems = new ArrayList<>();
    Optional<String> text =
        spec.freeForm() ? invocation.freeText().map(each -> each.value()) : Optional.empty();
    ModuleCalls.of(spec, values, unknown, text, problems);
    boolean certain = invocation.complete() && (freeText.isEmpty() || spec.freeForm());
    Set<String> meant = new HashSet<>();
    for (ArgumentProblem problem : problems) {
      if (problem.kind() == ArgumentProblem.Kind.UNKNOWN) {
        meant.add(suggestion(problem.argument()));
      }
    }
    for (ArgumentProblem problem : problems) {
      boolean misspelt =
          problem.kind() == ArgumentProblem.Kind.MISSING && meant.contains(problem.argument());
      if (!misspelt) {
        report(problem, invocation.span(), arguments, certain);
      }
    }
  }

  private void report(
      ArgumentProblem problem, SourceSpan task, List<Argument> arguments, boolean certain) {
    String name = problem.argument();
    SourceSpan span =
        arguments.stream()
            .filter(each -> each.written().equals(name) || each.name().equals(name))
            .map(Argument::span)
            .findFirst()
            .orElse(task);
    switch (problem.kind()) {
      case UNKNOWN ->
          diagnostics.report(
              DiagnosticKind.UNKNOWN_ARGUMENT, span, spec.name(), name, suggestion(name));
      case INVALID, CONFLICT ->
          diagnostics.report(
              DiagnosticKind.INVALID_ARGUMENT, span, name, spec.name(), problem.message());
      case MISSING -> {
        if (certain) {
          diagnostics.report(DiagnosticKind.MISSING_ARGUMENT, task, spec.name(), name);
        }
      }
    }
  }

  private String suggestion(String name) {
    List<String> known = new ArrayList<>();
    spec.parameters().forEach(each -> known.add(each.name()));
    spec.parameters().forEach(each -> known.addAll(each.aliases()));
    return NearestName.of(name, known)
        .orElseGet(
            () ->
                known.stream()
                    .limit(NAMED_IN_HINT)
                    .collect(Collectors.joining(", ", "one of ", ", …")));
  }
}
