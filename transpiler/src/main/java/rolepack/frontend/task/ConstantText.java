package rolepack.frontend.task;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import rolepack.ir.DataTemplate;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.FactMembers;
import rolepack.ir.jinja.Node;

/// The text of a path that is constant, or whose only variables are Ansible's own folders and the
/// facts that the target decides: `{{ role_path }}/tasks/x.yml`, `{{ ansible_os_family }}.yml`.
///
/// @param ofTarget whether a fact of the target is in it, so that for another target it names
///   another file
public record ConstantText(String text, boolean ofTarget) {
  /// Stands for a part that is not known; no path has such a character.
  public static final char UNKNOWN = '\0';

  /// The variables that are known when a repository is read.
  ///
  /// @param folders what `role_path`, `playbook_dir` and the like name, relative to the repository
  /// @param facts the facts that the target decides
  public record Names(Map<String, String> folders, Map<String, String> facts) {
    public Names {
      folders = Map.copyOf(folders);
      facts = Map.copyOf(facts);
    }
  }

  /// A folder is written from the top of the repository, which `//` at the start stands for.
  public static Optional<ConstantText> of(DataTemplate data, Names names) {
    return switch (data) {
      case DataTemplate.Constant constant ->
          ScalarText.of(constant.node()).map(each -> new ConstantText(each, false));
      case DataTemplate.Text text -> of(text, names);
      case DataTemplate.Broken _, DataTemplate.Sequence _, DataTemplate.Mapping _ ->
          Optional.empty();
    };
  }

  /// The same where some of it is not known: [#UNKNOWN] stands for each such part.
  static Optional<ConstantText> pattern(DataTemplate data, Names names) {
    return data instanceof DataTemplate.Text text
        ? Optional.of(read(text, names))
        : of(data, names);
  }

  private static Optional<ConstantText> of(DataTemplate.Text text, Names names) {
    return Optional.of(read(text, names)).filter(each -> each.text().indexOf(UNKNOWN) < 0);
  }

  private static ConstantText read(DataTemplate.Text text, Names names) {
    StringBuilder path = new StringBuilder();
    boolean ofTarget = false;
    for (Node node : text.template().body()) {
      if (node instanceof Node.Text(_, String plain)) {
        path.append(plain);
      } else if (node instanceof Node.Output(_, Expr.Name(_, String name))
          && names.folders().containsKey(name)) {
        path.append(path.isEmpty() ? "//" : "").append(names.folders().get(name));
      } else if (node instanceof Node.Output(_, Expr shown) && fact(shown, names).isPresent()) {
        path.append(fact(shown, names).get());
        ofTarget = true;
      } else {
        path.append(UNKNOWN);
      }
    }
    return new ConstantText(path.toString(), ofTarget);
  }

  /// `ansible_os_family`, `ansible_facts.os_family`, `ansible_facts['os_family'] | lower`.
  private static Optional<String> fact(Expr expression, Names names) {
    return switch (expression) {
      case Expr.Name(_, String name) -> Optional.ofNullable(names.facts().get(name));
      case Expr.Filter filter when filter.name().equals("lower") ->
          fact(filter.operand(), names).map(each -> each.toLowerCase(Locale.ROOT));
      default -> FactMembers.variable(expression).flatMap(each -> fact(each, names));
    };
  }
}
