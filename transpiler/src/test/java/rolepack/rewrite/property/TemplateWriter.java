package rolepack.rewrite.property;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes one template, as choices say.
final class TemplateWriter {
  private static final int DEPTH = 4;

  private final Choices choices;
  private final Grammar grammar = Grammar.all();
  private final List<Map<String, Kind>> scopes = new ArrayList<>();
  private final boolean trims;
  private int names;

  private TemplateWriter(Choices choices) {
    this.choices = choices;
    this.trims = choices.once(4);
  }

  static String write(Choices choices) {
    TemplateWriter writer = new TemplateWriter(choices);
    String header =
        choices.once(40)
            ? choices.of(
                "#jinja2: lstrip_blocks: True\n",
                "#jinja2: trim_blocks: False\n",
                "#jinja2: trim_blocks: True, lstrip_blocks: True\n")
            : "";
    String body = writer.body(DEPTH);
    // What a loop prints last is taken to end without a newline; see docs/templates.md.
    boolean loopMayBeLast =
        body.contains("{%") && body.contains("for") && body.strip().endsWith("}");
    String end = choices.of("end\n", "\n", "", "end");
    return header + body + (loopMayBeLast ? "end\n" : end);
  }

  private String body(int depth) {
    StringBuilder out = new StringBuilder();
    int count = 1 + choices.below(depth == DEPTH ? 4 : 3);
    for (int i = 0; i < count; i++) {
      out.append(piece(Kind.STATEMENT, depth - 1));
    }
    return out.toString();
  }

  private String piece(Kind kind, int depth) {
    if (kind == Kind.BODY) {
      return body(depth);
    }
    List<String> patterns = grammar.patterns(kind);
    boolean simple = depth <= 0 || patterns.isEmpty() || !choices.once(2);
    return simple ? leaf(kind, depth) : expand(choices.of(patterns), depth);
  }

  private String leaf(Kind kind, int depth) {
    List<String> local = new ArrayList<>();
    scopes.forEach(
        scope ->
            scope.forEach(
                (name, each) -> {
                  if (each == kind) {
                    local.add(name);
                  }
                }));
    boolean near = !local.isEmpty() && choices.once(2);
    return expand(near ? choices.of(local) : choices.of(grammar.leaves(kind)), depth);
  }

  private String expand(String pattern, int depth) {
    Map<Character, String> own = new HashMap<>();
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      char after = i + 1 < pattern.length() ? pattern.charAt(i + 1) : ' ';
      if (c == '$' && Character.isLetter(after)) {
        i++;
        Kind kind = Kind.of(after);
        int end = i;
        Map<String, Kind> scope = new HashMap<>();
        if (kind == Kind.BODY && pattern.startsWith("(", i + 1)) {
          end = pattern.indexOf(')', i);
          scope = scope(pattern.substring(i + 2, end), own);
        }
        scopes.add(scope);
        out.append(Character.isLowerCase(after) ? leaf(kind, depth - 1) : piece(kind, depth - 1));
        scopes.removeLast();
        i = end;
      } else if (c == '@' && Character.isLetter(after)) {
        i++;
        out.append(name(after, own));
      } else if (trims && (c == '{' && (after == '%' || after == '{'))) {
        out.append(c).append(after).append(choices.of("", "", "", "-", after == '%' ? "+" : ""));
        i++;
      } else if (trims && (c == '%' || c == '}') && after == '}' && i > 0) {
        out.append(choices.of("", "", "", "-")).append(c).append(after);
        i++;
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private String name(char letter, Map<Character, String> own) {
    return own.computeIfAbsent(letter, it -> it + String.valueOf(++names));
  }

  /// `x:T,k.name:T` and, alone, `loop`.
  private Map<String, Kind> scope(String written, Map<Character, String> own) {
    Map<String, Kind> scope = new HashMap<>();
    for (String each : written.split(",")) {
      if (each.equals("loop")) {
        scope.putAll(LoopPatterns.MEMBERS);
      } else {
        String[] parts = each.split(":");
        String name = name(parts[0].charAt(0), own) + parts[0].substring(1);
        scope.put(name, Kind.of(parts[1].charAt(0)));
      }
    }
    return scope;
  }
}
