package rolepack.frontend.yaml;

import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import rolepack.source.SourceFile;

/// Words errors as libyaml does, in the port of it that yaml.v2 is made of.
final class LibyamlMessages {
  private static final String NEVER_CLOSED = "here is never closed";
  private static final String NO_COLON = "this line is neither";

  /// What the scanner's own words say, by a part of them.
  private static final Map<String, String> SCANNER = new LinkedHashMap<>();

  static {
    SCANNER.put(NO_COLON, "could not find expected ':'");
    SCANNER.put(NEVER_CLOSED, "found unexpected end of stream");
    SCANNER.put("a second ': '", "mapping values are not allowed in this context");
    SCANNER.put("this line goes on", "mapping values are not allowed in this context");
    SCANNER.put("a value cannot start with", "found character that cannot start any token");
    SCANNER.put("a tab stands where", "found character that cannot start any token");
    SCANNER.put("a list item must", "block sequence entries are not allowed in this context");
    SCANNER.put("a key must start", "mapping keys are not allowed in this context");
    SCANNER.put("a value that starts with !", "did not find expected whitespace or line break");
    SCANNER.put(
        "a value that starts with", "did not find expected alphabetic or numeric character");
    SCANNER.put("there is no escape", "found unknown escape character");
    SCANNER.put("hexadecimal digits", "did not find expected hexdecimal number");
    SCANNER.put("there is no such character", "found invalid Unicode character escape code");
    SCANNER.put("a line that starts with %", "found unknown directive name");
    SCANNER.put("only YAML 1.1", "found incompatible YAML document");
    SCANNER.put("may not stand in a YAML file", "control characters are not allowed");
    SCANNER.put("the text of a block", "did not find expected comment or line break");
    SCANNER.put("the indentation of a block", "found an indentation indicator equal to 0");
  }

  private LibyamlMessages() {}

  /// @param at where the scanner stopped
  static String ofScanner(SourceFile file, InvalidYaml error, int at) {
    String own = String.valueOf(error.arguments()[0]);
    for (Map.Entry<String, String> each : SCANNER.entrySet()) {
      if (own.contains(each.getKey())) {
        boolean end = each.getKey().equals(NEVER_CLOSED);
        int line = line(file, end ? file.text().length() : at, each.getKey().equals(NO_COLON));
        return (line == 0 ? "" : "line " + (line + 1) + ": ") + each.getValue();
      }
    }
    return own;
  }

  /// The parser counts lines from 0, and says nothing of the first.
  static String ofParser(SourceFile file, MarkedYamlEngineException error) {
    int line = error.getProblemMark().map(mark -> lineOf(file, mark)).orElse(0);
    if (line == 0) {
      line = error.getContextMark().map(mark -> lineOf(file, mark)).orElse(0);
    }
    return (line == 0 ? "" : "line " + line + ": ") + problem(error);
  }

  private static String problem(MarkedYamlEngineException error) {
    String problem = error.getProblem();
    if (problem.startsWith("expected <block end>")) {
      return error.getContext().contains("mapping")
          ? "did not find expected key"
          : "did not find expected '-' indicator";
    }
    if (problem.startsWith("expected ','")) {
      return "did not find expected ',' or '" + (problem.contains("']'") ? "]'" : "}'");
    }
    if (problem.startsWith("expected the node content")) {
      return "did not find expected node content";
    }
    if (problem.startsWith("found undefined tag handle")) {
      return "found undefined tag handle";
    }
    return problem.startsWith("expected '<document start>'")
        ? "did not find expected <document start>"
        : problem;
  }

  private static int lineOf(SourceFile file, Mark mark) {
    return line(file, mark.getIndex(), true);
  }

  /// The line of an offset, from 0.
  ///
  /// @param forced the end of a text stands on a line of its own
  private static int line(SourceFile file, int at, boolean forced) {
    String text = file.text();
    int line = file.line(Math.min(at, text.length())) - 1;
    boolean open = at >= text.length() && !text.isEmpty() && !text.endsWith("\n");
    return line + (forced && open ? 1 : 0);
  }
}
