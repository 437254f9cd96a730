package rolepack.frontend.task;

import java.util.Map;
import java.util.Optional;
import rolepack.ir.DataTemplate;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;

/// The text of a path that is constant, or whose only variables are Ansible's own folders: `{{
/// role_path }}/tasks/x.yml`.
public final class ConstantText {
  private ConstantText() {}

  /// @param places the folders by their variable
  public static Optional<String> of(DataTemplate data, Map<String, String> places) {
    return switch (data) {
      case DataTemplate.Constant constant -> ScalarText.of(constant.node());
      case DataTemplate.Text text -> of(text, places);
      case DataTemplate.Broken _, DataTemplate.Sequence _, DataTemplate.Mapping _ ->
          Optional.empty();
    };
  }

  /// A folder is written from the top of the repository, which `//` at the start stands for.
  private static Optional<String> of(DataTemplate.Text text, Map<String, String> places) {
    StringBuilder path = new StringBuilder();
    for (Node node : text.template().body()) {
      if (node instanceof Node.Text(_, String plain)) {
        path.append(plain);
      } else if (node instanceof Node.Output(_, Expr.Name(_, String name))
          && places.containsKey(name)) {
        path.append(path.isEmpty() ? "//" : "").append(places.get(name));
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(path.toString());
  }
}
