package rolepack.plan;

import java.util.List;
import java.util.Optional;
import rolepack.rewrite.Compilation;
import rolepack.rewrite.scope.Reading;
import rolepack.source.SourceSpan;

/// A file of the machine that consul-template makes of a template and keeps up to date.
///
/// @param source the file that the template comes from, relative to the repository
/// @param name what the template's own name is made of: `metricsd.conf`
/// @param text the consul-template
/// @param destination the path on the machine
/// @param direct whether a template stanza of the site reads the path already, so that the template
///   itself belongs there
/// @param owner empty where root owns it
/// @param group empty where it is root's
/// @param readings what it reads when it is rendered
public record RenderedFile(
    String source,
    String name,
    String text,
    String destination,
    boolean direct,
    int mode,
    Optional<String> owner,
    Optional<String> group,
    boolean backup,
    List<Reading> readings,
    Compilation.Validation validation,
    SourceSpan origin) {
  public RenderedFile {
    readings = List.copyOf(readings);
  }
}
