package rolepack.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;
import rolepack.ir.jinja.Nodes;
import rolepack.ir.jinja.Template;

/// The templates that a template includes, imports or extends, searched beside it and where the
/// task finds its templates.
final class Includes {
  private final Template template;
  private final TemplatePlace place;
  private final Map<String, Optional<Template>> found = new LinkedHashMap<>();

  Includes(Template template, TemplatePlace place) {
    this.template = template;
    this.place = place;
  }

  /// The template of a name; empty where there is none.
  Optional<Template> find(String name) {
    Optional<Template> known = found.get(name);
    if (known == null) {
      known = locate(name);
      found.put(name, known);
    }
    return known;
  }

  private Optional<Template> locate(String name) {
    String beside = Paths.parent("/" + template.span().file().path()).substring(1) + "/" + name;
    Optional<String> path =
        place.files().text(beside).isPresent()
            ? Optional.of(Paths.clean("/" + beside).substring(1))
            : place.files().find(name, "templates", place.role(), place.beside());
    return path.flatMap(place.templates()::at);
  }

  /// All that constant names lead to, through others too.
  List<Template> all() {
    List<Template> all = new ArrayList<>();
    List<Template> open = new ArrayList<>(List.of(template));
    while (!open.isEmpty()) {
      for (String name : names(open.removeFirst().body())) {
        find(name)
            .filter(each -> !all.contains(each))
            .ifPresent(
                each -> {
                  all.add(each);
                  open.add(each);
                });
      }
    }
    return all;
  }

  private static List<String> names(List<Node> body) {
    List<String> names = new ArrayList<>();
    Nodes.each(
        body,
        node ->
            named(node)
                .ifPresent(
                    each -> {
                      if (each instanceof Expr.Text text) {
                        names.add(text.value());
                      }
                    }));
    return names;
  }

  private static Optional<Expr> named(Node node) {
    return switch (node) {
      case Node.Include include -> Optional.of(include.template());
      case Node.Import imported -> Optional.of(imported.template());
      case Node.FromImport imported -> Optional.of(imported.template());
      case Node.Extends parent -> Optional.of(parent.parent());
      case Node _ -> Optional.empty();
    };
  }
}
