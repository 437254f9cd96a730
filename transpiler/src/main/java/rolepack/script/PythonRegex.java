package rolepack.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads Python's regular expressions; what a script could not match in the same way is refused.
///
/// @param groups how many groups it has
/// @param names the numbers of those that have a name
record PythonRegex(RegexNode node, int groups, Map<String, Integer> names, boolean characters) {
  /// What an expression is matched against.
  enum Subject {
    /// Bytes, as `lineinfile` and `blockinfile` read a file.
    LINE(false, false, false),
    /// Text of many lines, as `replace` reads a file.
    LINES(true, true, false),
    /// Text whose newlines are characters as others, as `after` and `before` see it.
    SECTION(true, false, true);

    private final boolean characters;
    private final boolean multiline;
    private final boolean dotAll;

    Subject(boolean characters, boolean multiline, boolean dotAll) {
      this.characters = characters;
      this.multiline = multiline;
      this.dotAll = dotAll;
    }
  }

  PythonRegex {
    names = Map.copyOf(names);
  }

  /// The expression; empty where a script cannot match it, or Python refuses it.
  static Optional<PythonRegex> parse(String source, Subject subject) {
    try {
      Reading reading = new Reading(source, subject);
      RegexNode node = reading.choice();
      return reading.at == source.length()
          ? Optional.of(new PythonRegex(node, reading.groups, reading.names, subject.characters))
          : Optional.empty();
    } catch (Refused _) {
      return Optional.empty();
    }
  }

  RegexWidth width() {
    return RegexWidth.of(node, characters);
  }

  /// The expression has something that is not taken.
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused() {
      super("refused", null, false, false);
    }
  }

  private static final class Reading {
    private static final int MOST_COPIES = 20;

    private final String source;
    private final Subject subject;
    private final RegexSets sets;
    private final Map<String, Integer> names = new HashMap<>();
    private final boolean multiline;
    private final boolean dotAll;
    private int groups;
    private int depth;
    private int at;

    Reading(String source, Subject subject) {
      this.source = source;
      this.subject = subject;
      String flags = "";
      if (source.matches("(?s)\\(\\?[ims]+\\).*")) {
        flags = source.substring(2, source.indexOf(')'));
        at = source.indexOf(')') + 1;
      }
      this.multiline = subject.multiline || flags.contains("m");
      this.dotAll = subject.dotAll || flags.contains("s");
      this.sets = new RegexSets(source, subject.characters, flags.contains("i"));
    }

    private boolean more() {
      return at < source.length();
    }

    private boolean take(String text) {
      if (source.startsWith(text, at)) {
        at += text.length();
        return true;
      }
      return false;
    }

    RegexNode choice() {
      if (++depth > 50) {
        throw new Refused();
      }
      List<RegexNode> branches = new ArrayList<>(List.of(sequence()));
      while (take("|")) {
        branches.add(sequence());
      }
      depth--;
      return branches.size() == 1 ? branches.getFirst() : new RegexNode.Choice(branches);
    }

    private RegexNode sequence() {
      List<RegexNode> parts = new ArrayList<>();
      while (more() && source.charAt(at) != '|' && source.charAt(at) != ')') {
        Optional<RegexNode> part = item();
        part.ifPresent(each -> parts.add(quantified(each)));
      }
      return new RegexNode.Sequence(parts);
    }

    private Optional<RegexNode> item() {
      int each = source.codePointAt(at);
      at += Character.charCount(each);
      return switch (each) {
        case '.' -> Optional.of(dotAll ? sets.but("") : sets.but("\n"));
        case '^' -> place(multiline ? RegexNode.Place.LINE_START : RegexNode.Place.START);
        case '$' -> place(multiline ? RegexNode.Place.LINE_END : RegexNode.Place.LAST_LINE_END);
        case '[' -> {
          RegexSets.Read read = sets.bracket(at).orElseThrow(Refused::new);
          at = read.end();
          yield Optional.of(read.set());
        }
        case '(' -> group();
        case '\\' -> Optional.of(escape());
        case '*', '+', '?' -> throw new Refused();
        default -> Optional.of(sets.literal(each));
      };
    }

    private static Optional<RegexNode> place(RegexNode.Place place) {
      return Optional.of(new RegexNode.At(place));
    }

    private RegexNode escape() {
      if (!more()) {
        throw new Refused();
      }
      char each = source.charAt(at);
      if (each >= '1' && each <= '9') {
        return sameAs();
      }
      at++;
      return switch (each) {
        case 'A' -> new RegexNode.At(RegexNode.Place.START);
        case 'Z' -> new RegexNode.At(RegexNode.Place.END);
        case 'b' -> new RegexNode.At(RegexNode.Place.WORD_EDGE);
        case 'B' -> new RegexNode.At(RegexNode.Place.NO_WORD_EDGE);
        default -> {
          Optional<RegexNode.OneOf> known = sets.shorthand(each);
          yield known.isPresent()
              ? known.get()
              : sets.literal(sets.escaped(each).orElseThrow(Refused::new));
        }
      };
    }

    private RegexNode sameAs() {
      int start = at;
      while (more() && Character.isDigit(source.charAt(at)) && at - start < 2) {
        at++;
      }
      int number = Integer.parseInt(source.substring(start, at));
      boolean octal = more() && Character.isDigit(source.charAt(at));
      if (octal || number > groups || sets.ignoresCase()) {
        throw new Refused();
      }
      return new RegexNode.SameAs(number);
    }

    private Optional<RegexNode> group() {
      if (take("?#")) {
        at = source.indexOf(')', at) + 1;
        if (at == 0) {
          throw new Refused();
        }
        return Optional.empty();
      }
      if (take("?:")) {
        return Optional.of(closed(choice()));
      }
      if (take("?P=")) {
        Integer number = names.get(name(')'));
        if (number == null || sets.ignoresCase()) {
          throw new Refused();
        }
        return Optional.of(new RegexNode.SameAs(number));
      }
      for (String look : List.of("?=", "?!", "?<=", "?<!")) {
        if (take(look)) {
          return Optional.of(look(look));
        }
      }
      int number = groups + 1;
      if (take("?P<")) {
        names.put(name('>'), number);
      } else if (take("?")) {
        throw new Refused();
      }
      groups = number;
      return Optional.of(new RegexNode.Group(number, closed(choice())));
    }

    private String name(char end) {
      int close = source.indexOf(end, at);
      String name = close < 0 ? "" : source.substring(at, close);
      if (!name.matches("[A-Za-z_]\\w*") || end == '>' && names.containsKey(name)) {
        throw new Refused();
      }
      at = close + 1;
      return name;
    }

    private RegexNode look(String opening) {
      int before = groups;
      RegexNode body = closed(choice());
      boolean behind = opening.contains("<");
      boolean negative = opening.endsWith("!");
      // What a group kept would have to be forgotten where the rest does not match.
      if (groups > before || behind && !RegexWidth.of(body, subject.characters).isFixed()) {
        throw new Refused();
      }
      return new RegexNode.Look(behind, negative, body);
    }

    private RegexNode closed(RegexNode body) {
      if (!take(")")) {
        throw new Refused();
      }
      return body;
    }

    private RegexNode quantified(RegexNode item) {
      Optional<int[]> counts = counts();
      if (counts.isEmpty()) {
        return item;
      }
      int least = counts.get()[0];
      int most = counts.get()[1];
      boolean greedy = !take("?");
      RegexWidth width = RegexWidth.of(item, subject.characters);
      boolean simple = item instanceof RegexNode.OneOf;
      boolean severalBytes =
          item instanceof RegexNode.Text && width.least() > 1 && !subject.characters;
      if (counts().isPresent()
          || severalBytes
          || item instanceof RegexNode.At
          || item instanceof RegexNode.Look
          || most >= 0 && most < least
          || !simple && (most > MOST_COPIES || least > MOST_COPIES)
          // Python stops such a loop in a way of its own.
          || width.least() == 0 && (most < 0 || most > 1)) {
        throw new Refused();
      }
      return new RegexNode.Repeat(item, least, most, greedy);
    }

    /// `*`, `+`, `?`, `{2}`, `{2,}`, `{,3}`, `{2,3}`; any other brace is a character.
    private Optional<int[]> counts() {
      if (!more()) {
        return Optional.empty();
      }
      switch (source.charAt(at)) {
        case '*' -> {
          at++;
          return Optional.of(new int[] {0, -1});
        }
        case '+' -> {
          at++;
          return Optional.of(new int[] {1, -1});
        }
        case '?' -> {
          at++;
          return Optional.of(new int[] {0, 1});
        }
        case '{' -> {
          int close = source.indexOf('}', at);
          String inside = close < 0 ? "" : source.substring(at + 1, close);
          if (!inside.matches("\\d{1,4}(,\\d{0,4})?|,\\d{1,4}")) {
            return Optional.empty();
          }
          at = close + 1;
          int comma = inside.indexOf(',');
          String first = comma < 0 ? inside : inside.substring(0, comma);
          String last = comma < 0 ? inside : inside.substring(comma + 1);
          return Optional.of(
              new int[] {
                first.isEmpty() ? 0 : Integer.parseInt(first),
                last.isEmpty() ? -1 : Integer.parseInt(last)
              });
        }
        default -> {
          return Optional.empty();
        }
      }
    }
  }
}
