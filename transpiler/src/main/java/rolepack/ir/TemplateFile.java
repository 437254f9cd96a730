package rolepack.ir;

import java.util.Optional;
import rolepack.ir.jinja.Template;
import rolepack.source.SourceFile;

/// A file of a role's `templates/`.
///
/// @param template empty where Jinja2 rejects the file; its diagnostic has been reported
public record TemplateFile(SourceFile source, Optional<Template> template) {
  public String path() {
    return source.path();
  }
}
