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
/// @param check what says whether a new text is right, before it takes its place
/// @param attributes lines of a script that give it an SELinux context and attributes
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
    Optional<Check> check,
    List<String> attributes,
    List<Reading> readings,
    Compilation.Validation validation,
    SourceSpan origin) {
  /// A file without attributes.
  public RenderedFile(
      String source,
      String name,
      String text,
      String destination,
      boolean direct,
      int mode,
      Optional<String> owner,
      Optional<String> group,
      boolean backup,
      Optional<Check> check,
      List<Reading> readings,
      Compilation.Validation validation,
      SourceSpan origin) {
    this(
        source,
        name,
        text,
        destination,
        direct,
        mode,
        owner,
        group,
        backup,
        check,
        List.of(),
        readings,
        validation,
        origin);
  }

  public RenderedFile {
    attributes = List.copyOf(attributes);
    readings = List.copyOf(readings);
  }

  /// What a new text has to pass before it takes its place.
  ///
  /// @param command says whether the text, `"$t"`, is right; empty where any is
  /// @param onlyNew whether a file that is there stays as it is
  /// @param setsMode whether the task says the mode; else an existing file keeps its own
  /// @param owner as the task says it; empty where an existing file keeps its own
  /// @param group likewise
  public record Check(
      Optional<String> command,
      boolean onlyNew,
      boolean setsMode,
      Optional<String> owner,
      Optional<String> group) {}

  /// Whether it has text whatever its values are; consul-template may not make an empty file.
  boolean isNeverEmpty() {
    int depth = 0;
    int at = 0;
    while (at < text.length()) {
      if (!text.startsWith("{{", at)) {
        if (depth == 0 && !Character.isWhitespace(text.charAt(at))) {
          return true;
        }
        at++;
        continue;
      }
      int end = endOfAction(at + 2);
      String action = text.substring(at + 2, end).replaceFirst("^-?\\s*", "");
      if (action.matches("(?s)(if|with|range|define|block)\\b.*")) {
        depth++;
      } else if (action.startsWith("end")) {
        depth--;
      }
      at = end + 2;
    }
    return false;
  }

  /// Where the braces are that end an action; strings may hold some, too.
  private int endOfAction(int from) {
    char quote = 0;
    for (int at = from; at < text.length(); at++) {
      char each = text.charAt(at);
      if (quote != 0) {
        if (each == '\\' && quote != '`') {
          at++;
        } else if (each == quote) {
          quote = 0;
        }
      } else if (each == '"' || each == '`' || each == '\'') {
        quote = each;
      } else if (text.startsWith("}}", at)) {
        return at;
      }
    }
    return text.length() - 2;
  }
}
