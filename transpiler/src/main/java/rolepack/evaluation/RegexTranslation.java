package rolepack.evaluation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Writes a regular expression of Python in Java's syntax.
///
/// What Java would match in another way is [EvaluationException.Unsupported]; what Python rejects
/// is an error.
final class RegexTranslation {
  static final String WORD = "\\p{L}\\p{N}_";
  static final String SPACE =
      "\\t-\\r\\x1c- \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
  private static final String BOUNDARY =
      "(?:(?<=[%1$s])(?![%1$s])|(?<![%1$s])(?=[%1$s]))".formatted(WORD);
  private static final String NO_BOUNDARY =
      "(?:(?<=[%1$s])(?=[%1$s])|(?<![%1$s])(?![%1$s]))".formatted(WORD);

  /// What a quantifier would apply to.
  private enum Last {
    NOTHING,
    ATOM,
    QUANTIFIED
  }

  /// A group that is open.
  ///
  /// @param number 0 where it does not capture
  /// @param multiline the flag around it
  private record Open(int number, boolean multiline, boolean lookbehind) {}

  private final String source;
  private final StringBuilder out = new StringBuilder();
  private final Map<String, Integer> names = new HashMap<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private final Set<Integer> closed = new HashSet<>();
  private int groups;
  private int at;
  private boolean multiline;
  private Last last = Last.NOTHING;

  private RegexTranslation(String source, boolean multiline) {
    this.source = source;
    this.multiline = multiline;
  }

  static RegexTranslation of(String source, boolean multiline) {
    RegexTranslation translation = new RegexTranslation(source, multiline);
    translation.run();
    return translation;
  }

  String java() {
    return out.toString();
  }

  Map<String, Integer> names() {
    return names;
  }

  private boolean more() {
    return at < source.length();
  }

  private char peek() {
    if (!more()) {
      throw PythonRegex.error("unexpected end of pattern");
    }
    return source.charAt(at);
  }

  private void run() {
    while (more()) {
      char c = source.charAt(at++);
      switch (c) {
        case '\\' -> escape();
        case '[' -> {
          RegexClass characters = RegexClass.read(source, at);
          out.append(characters.pattern());
          at = characters.end();
          last = Last.ATOM;
        }
        case '(' -> open();
        case ')' -> close();
        case '|' -> {
          refuseInLookbehind();
          out.append('|');
          last = Last.NOTHING;
        }
        case '^' -> {
          out.append(multiline ? "(?:^|(?<=\\n))" : "^");
          last = Last.NOTHING;
        }
        case '$' -> {
          out.append('$');
          last = Last.NOTHING;
        }
        case '.' -> atom(".");
        case '*', '+', '?' -> quantifier(String.valueOf(c));
        case '{' -> braces();
        default -> {
          at--;
          int point = source.codePointAt(at);
          at += Character.charCount(point);
          atom(RegexClass.literal(point));
        }
      }
    }
    if (!open.isEmpty()) {
      throw PythonRegex.error("missing ), unterminated subpattern");
    }
  }

  private void atom(String java) {
    out.append(java);
    last = Last.ATOM;
  }

  private void refuseInLookbehind() {
    if (open.stream().anyMatch(Open::lookbehind)) {
      throw EvaluationException.unsupported("alternatives or repetitions in a look-behind");
    }
  }

  private void quantifier(String java) {
    switch (last) {
      case NOTHING -> throw PythonRegex.error("nothing to repeat");
      case QUANTIFIED -> throw PythonRegex.error("multiple repeat");
      case ATOM -> {}
    }
    refuseInLookbehind();
    out.append(java);
    if (more() && (peek() == '?' || peek() == '+')) {
      out.append(peek());
      at++;
    }
    last = Last.QUANTIFIED;
  }

  private String digits() {
    int start = at;
    while (more() && peek() >= '0' && peek() <= '9') {
      at++;
    }
    return source.substring(start, at);
  }

  private void braces() {
    int start = at;
    String least = digits();
    boolean comma = more() && peek() == ',';
    at += comma ? 1 : 0;
    String most = comma ? digits() : least;
    if (!more() || peek() != '}' || at == start) {
      at = start;
      atom("\\{");
      return;
    }
    at++;
    if (least.length() > 5 || most.length() > 5) {
      throw EvaluationException.unsupported("a repetition of more than 99999");
    }
    int from = least.isEmpty() ? 0 : Integer.parseInt(least);
    if (!most.isEmpty() && Integer.parseInt(most) < from) {
      throw PythonRegex.error("min repeat greater than max repeat");
    }
    quantifier("{" + from + (comma ? "," + most : "") + "}");
  }

  private void open() {
    last = Last.NOTHING;
    if (!more() || peek() != '?') {
      push("(", true, false);
      return;
    }
    at++;
    char kind = peek();
    at++;
    switch (kind) {
      case ':' -> push("(?:", false, false);
      case '=' -> push("(?=", false, false);
      case '!' -> push("(?!", false, false);
      case '>' -> push("(?>", false, false);
      case '<' -> {
        char direction = peek();
        at++;
        if (direction != '=' && direction != '!') {
          throw PythonRegex.error("unknown extension ?<" + direction);
        }
        push("(?<" + direction, false, true);
      }
      case 'P' -> named();
      case '#' -> {
        int end = source.indexOf(')', at);
        if (end < 0) {
          throw PythonRegex.error("missing ), unterminated comment");
        }
        at = end + 1;
      }
      case '(' -> throw EvaluationException.unsupported("a conditional in a regular expression");
      default -> {
        at--;
        flags();
      }
    }
  }

  private void push(String java, boolean capturing, boolean lookbehind) {
    open.push(new Open(capturing ? ++groups : 0, multiline, lookbehind));
    out.append(java);
  }

  private void close() {
    if (open.isEmpty()) {
      throw PythonRegex.error("unbalanced parenthesis");
    }
    Open group = open.pop();
    multiline = group.multiline();
    closed.add(group.number());
    atom(")");
  }

  private void named() {
    char kind = peek();
    at++;
    if (kind == '<') {
      String name = upTo('>');
      push("(", true, false);
      if (names.put(name, groups) != null) {
        throw PythonRegex.error("redefinition of group name " + name);
      }
    } else if (kind == '=') {
      String name = upTo(')');
      Integer group = names.get(name);
      if (group == null) {
        throw PythonRegex.error("unknown group name " + name);
      }
      reference(group);
    } else {
      throw PythonRegex.error("unknown extension ?P" + kind);
    }
  }

  private String upTo(char end) {
    int found = source.indexOf(end, at);
    String name = found < 0 ? "" : source.substring(at, found);
    if (name.isEmpty() || !TextCases.isIdentifier(name)) {
      throw PythonRegex.error("bad character in group name");
    }
    at = found + 1;
    return name;
  }

  private void reference(int group) {
    if (group > groups) {
      throw PythonRegex.error("invalid group reference " + group);
    }
    if (!closed.contains(group)) {
      throw PythonRegex.error("cannot refer to an open group");
    }
    refuseInLookbehind();
    atom("(?:\\" + group + ")");
  }

  private void flags() {
    int start = at;
    boolean on = true;
    boolean lines = multiline;
    for (char c = peek(); c != ')' && c != ':'; c = peek()) {
      switch (c) {
        case 'i', 's' -> {}
        case 'm' -> lines = on;
        case '-' -> on = false;
        case 'u', 'a', 'x', 'L' ->
            throw EvaluationException.unsupported(
                "the flag %s of a regular expression".formatted(c));
        default -> throw PythonRegex.error("unknown extension ?" + c);
      }
      at++;
    }
    String java = "(?" + source.substring(start, at) + peek();
    boolean global = peek() == ')';
    at++;
    if (!global) {
      push(java, false, false);
      multiline = lines;
    } else if (start == 2 && on) {
      out.append(java);
      multiline = lines;
    } else {
      throw PythonRegex.error("global flags not at the start of the expression");
    }
  }

  private void escape() {
    char c = peek();
    if (c >= '1' && c <= '9') {
      number();
      return;
    }
    at++;
    switch (c) {
      case 'A' -> position("\\A");
      case 'Z' -> position("\\z");
      case 'b' -> position(BOUNDARY);
      case 'B' -> position(NO_BOUNDARY);
      case 'd' -> atom("\\p{Nd}");
      case 'D' -> atom("\\P{Nd}");
      case 's' -> atom("[" + SPACE + "]");
      case 'S' -> atom("[^" + SPACE + "]");
      case 'w' -> atom("[" + WORD + "]");
      case 'W' -> atom("[^" + WORD + "]");
      default -> {
        RegexClass.Single character = RegexClass.escaped(source, at - 1);
        at = character.end();
        atom(RegexClass.literal(character.point()));
      }
    }
  }

  private void position(String java) {
    out.append(java);
    last = Last.NOTHING;
  }

  /// A reference to a group, or a character in octal with three digits.
  private void number() {
    int end = at + 1;
    if (end < source.length() && Character.isDigit(source.charAt(end))) {
      end++;
      if (end < source.length()
          && source.substring(at, end + 1).chars().allMatch(c -> c >= '0' && c <= '7')) {
        int point = Integer.parseInt(source.substring(at, end + 1), 8);
        if (point > 0377) {
          throw PythonRegex.error("octal escape value outside of range 0-0o377");
        }
        at = end + 1;
        atom(RegexClass.literal(point));
        return;
      }
    }
    int group = Integer.parseInt(source.substring(at, end));
    at = end;
    reference(group);
  }
}
