package rolepack.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import rolepack.analysis.BindingTimes;
import rolepack.ir.Action;
import rolepack.ir.Condition;
import rolepack.ir.DataTemplate;
import rolepack.ir.Keywords;
import rolepack.ir.TaskNode;
import rolepack.ir.VariableDefinition;

/// The variables that a piece of a playbook reads: those that its expressions look up. Where
/// something may look up others, by names that it computes, every word of its text counts.
final class ReadNames {
  /// What gives variables by their names.
  private static final Set<String> BY_NAME = Set.of("hostvars", "vars", "lookup", "query", "q");

  /// Modules of which an argument is an expression without braces.
  private static final Set<String> OF_EXPRESSIONS = Set.of("assert", "debug");

  private final Set<String> names = new HashSet<>();
  private final StringBuilder texts = new StringBuilder();

  private ReadNames() {}

  static ReadNames of(TaskNode.Task task) {
    ReadNames read = new ReadNames();
    read.task(task);
    return read;
  }

  static ReadNames of(List<TaskNode> nodes) {
    ReadNames read = new ReadNames();
    nodes.forEach(read::node);
    return read;
  }

  static ReadNames of(Keywords keywords) {
    ReadNames read = new ReadNames();
    read.keywords(keywords);
    return read;
  }

  static ReadNames of(VariableDefinition definition) {
    ReadNames read = new ReadNames();
    read.value(definition.value());
    return read;
  }

  static ReadNames of(Condition condition) {
    ReadNames read = new ReadNames();
    read.condition(condition);
    return read;
  }

  boolean contains(String name) {
    return names.contains(name) || Words.contains(texts.toString(), name);
  }

  private void node(TaskNode node) {
    switch (node) {
      case TaskNode.Task task -> task(task);
      case TaskNode.Block block -> {
        keywords(block.keywords());
        block.body().forEach(this::node);
        block.rescue().forEach(this::node);
        block.always().forEach(this::node);
      }
    }
  }

  private void task(TaskNode.Task task) {
    keywords(task.keywords());
    switch (task.action()) {
      case Action.Module module -> {
        module.arguments().forEach(each -> value(each.value()));
        module.freeForm().ifPresent(this::value);
        if (OF_EXPRESSIONS.contains(module.name())) {
          text(module.span().text());
        }
      }
      case Action.Include include -> {
        value(include.target());
        include.variables().forEach(each -> value(each.value()));
      }
      case Action.Opaque opaque -> text(opaque.span().text());
      case Action.Meta _ -> {}
    }
    if (isOpen()) {
      text(task.span().text());
    }
  }

  private void keywords(Keywords keywords) {
    keywords.conditions().forEach(this::condition);
    keywords.values().forEach(this::value);
    keywords.vars().forEach(each -> value(each.value()));
    keywords
        .loop()
        .ifPresent(
            each -> {
              value(each.value());
              if (each.lookup().equals("varnames") || each.lookup().equals("vars")) {
                text(each.span().text());
              }
            });
  }

  /// The output of a template that is read as an expression may name anything.
  private void condition(Condition condition) {
    names.addAll(BindingTimes.variables(condition));
    if (!(condition instanceof Condition.Expression) || isOpen()) {
      text(condition.source());
    }
  }

  private void value(DataTemplate value) {
    names.addAll(BindingTimes.variables(value));
    if (isOpen() || hasBroken(value)) {
      text(value.span().text());
    }
  }

  private boolean isOpen() {
    return BY_NAME.stream().anyMatch(names::contains);
  }

  private static boolean hasBroken(DataTemplate value) {
    return switch (value) {
      case DataTemplate.Broken _ -> true;
      case DataTemplate.Constant _, DataTemplate.Text _ -> false;
      case DataTemplate.Sequence sequence ->
          sequence.items().stream().anyMatch(ReadNames::hasBroken);
      case DataTemplate.Mapping mapping ->
          mapping.entries().stream()
              .anyMatch(each -> hasBroken(each.key()) || hasBroken(each.value()));
    };
  }

  private void text(String text) {
    texts.append(text).append('\n');
  }
}
