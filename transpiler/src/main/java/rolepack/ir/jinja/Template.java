package rolepack.ir.jinja;

import java.util.List;
import rolepack.source.SourceSpan;

/// A whole template, or a string that holds `{{ }}`, `{% %}` or `{# #}`.
///
/// @param trailingNewlines how many newlines the template's text ends with; Jinja2 drops one, and
///   Ansible appends what the output lacks of them
/// @param settings what its `#jinja2:` header says
public record Template(
    SourceSpan span, List<Node> body, int trailingNewlines, TemplateSettings settings) {
  public Template {
    body = List.copyOf(body);
  }
}
