package rolepack.script;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Compiles Python's regular expressions into instructions of a small matcher, which is written in
/// awk: like Python's it tries the first alternative first, goes back where it fails, and keeps
/// what the groups matched. The awks' own expressions know neither.
final class RegexMachine {
  /// The matcher. `at` is a place in the text `s`, counted from 1; `Kept` holds where groups begin
  /// and end. `matches` says whether the instructions from `pc` on match at a place; `find` looks
  /// for the first match from a place on.
  static final List<String> FUNCTIONS =
      """
      function op(name, a, b, c, d) {
        Op[++Ops] = name; A[Ops] = a; B[Ops] = b; C[Ops] = c; D[Ops] = d
      }
      function in_set(at, set, other, wide,    c, w) {
        c = substr(s, at, 1)
        if (c == "" || (index(set, c) > 0) == other) return 0
        w = 1
        if (wide && c >= "\\300") while ((c = substr(s, at + w, 1)) >= "\\200" && c < "\\300") w++
        return w
      }
      function is_word(at) { return substr(s, at, 1) ~ /[A-Za-z0-9_]/ || Wide && substr(s, at, 1) >= "\\200" }
      function is_at(place, at) {
        if (place == "start") return at == 1
        if (place == "end") return at > length(s)
        if (place == "last-line-end") return at > length(s) || at == length(s) && substr(s, at) == "\\n"
        if (place == "line-start") return at == 1 || substr(s, at - 1, 1) == "\\n"
        if (place == "line-end") return at > length(s) || substr(s, at, 1) == "\\n"
        return (at > 1 && is_word(at - 1)) != is_word(at) ? place == "word-edge" : place != "word-edge"
      }
      function matches(pc, at,    name, n, w, old, end, range) {
        for (;; pc++) {
          name = Op[pc]
          if (name == "done") { if (Must && at == From) return 0; Stop = at; return 1 }
          if (name == "seen") return 1
          if (name == "text") {
            if (substr(s, at, length(A[pc])) != A[pc]) return 0
            at += length(A[pc])
          } else if (name == "set") {
            if (!(w = in_set(at, A[pc], B[pc], C[pc]))) return 0
            at += w
          } else if (name == "at") {
            if (!is_at(A[pc], at)) return 0
          } else if (name == "same") {
            if (!((2 * A[pc] + 1) in Kept)) return 0
            old = substr(s, Kept[2 * A[pc]], Kept[2 * A[pc] + 1] - Kept[2 * A[pc]])
            if (substr(s, at, length(old)) != old) return 0
            at += length(old)
          } else if (name == "keep") {
            n = A[pc] in Kept; old = Kept[A[pc]]; Kept[A[pc]] = at
            if (matches(pc + 1, at)) return 1
            if (n) Kept[A[pc]] = old; else delete Kept[A[pc]]
            return 0
          } else if (name == "either") {
            if (matches(A[pc], at)) return 1
            pc = B[pc] - 1
          } else if (name == "go") {
            pc = A[pc] - 1
          } else if (name == "look") {
            if (B[pc] ? (at > B[pc] && matches(pc + 1, at - B[pc])) == C[pc] : matches(pc + 1, at) == C[pc]) return 0
            pc = A[pc] - 1
          } else {
            # Sets as often as they match: the most first, or with "few" the least.
            split(D[pc], range, " ")
            end[n = 0] = at
            while ((name == "many" || n < range[1]) && (range[2] < 0 || n < range[2]) && (w = in_set(end[n], A[pc], B[pc], C[pc]))) {
              end[n + 1] = end[n] + w; n++
            }
            if (n < range[1]) return 0
            if (name == "many") {
              for (; n >= range[1]; n--) if (matches(pc + 1, end[n])) return 1
              return 0
            }
            for (;; n++) {
              if (matches(pc + 1, end[n])) return 1
              if (range[2] >= 0 && n >= range[2] || !(w = in_set(end[n], A[pc], B[pc], C[pc]))) return 0
              end[n + 1] = end[n] + w
            }
          }
        }
      }
      function find(pc, text, from) {
        s = text
        split("", Kept)
        for (From = from; From <= length(s) + 1; From++) {
          if (matches(pc, From)) { Kept[0] = From; Kept[1] = Stop; return From }
          Must = 0
        }
        return 0
      }
      function group(n) {
        return (2 * n + 1) in Kept ? substr(s, Kept[2 * n], Kept[2 * n + 1] - Kept[2 * n]) : ""
      }
      """
          .lines()
          .toList();

  private final List<String> instructions = new ArrayList<>();
  private boolean characters;

  RegexMachine() {}

  /// Adds an expression.
  ///
  /// @return the number of its first instruction, which `find` wants to know
  int add(PythonRegex regex) {
    characters |= regex.characters();
    int first = next();
    compile(regex.node());
    emit("done");
    return first;
  }

  /// What has to run before the first match.
  List<String> begin() {
    List<String> lines = new ArrayList<>(List.of("BEGIN {"));
    if (characters) {
      lines.add("  Wide = 1");
    }
    instructions.forEach(each -> lines.add("  op(" + each + ")"));
    lines.add("}");
    return lines;
  }

  private int next() {
    return instructions.size() + 1;
  }

  private void emit(String name, String... arguments) {
    StringBuilder line = new StringBuilder(Quoting.awk(name));
    for (String each : arguments) {
      line.append(", ").append(each);
    }
    instructions.add(line.toString());
  }

  /// A place for an instruction whose targets are not known yet.
  private int reserve() {
    instructions.add("");
    return instructions.size() - 1;
  }

  private void fill(int reserved, String name, Object... arguments) {
    StringBuilder line = new StringBuilder(Quoting.awk(name));
    for (Object each : arguments) {
      line.append(", ").append(each);
    }
    instructions.set(reserved, line.toString());
  }

  private void compile(RegexNode node) {
    switch (node) {
      case RegexNode.Text(String text) -> emit("text", Quoting.awk(text));
      case RegexNode.OneOf set -> emit("set", set(set));
      case RegexNode.At(RegexNode.Place place) ->
          emit(
              "at", Quoting.awk(place.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')));
      case RegexNode.Group(int number, RegexNode body) -> {
        emit("keep", String.valueOf(2 * number));
        compile(body);
        emit("keep", String.valueOf(2 * number + 1));
      }
      case RegexNode.SameAs(int group) -> emit("same", String.valueOf(group));
      case RegexNode.Sequence(List<RegexNode> parts) -> sequence(parts);
      case RegexNode.Choice(List<RegexNode> branches) -> choice(branches);
      case RegexNode.Repeat repeat -> repeat(repeat);
      case RegexNode.Look look -> look(look);
    }
  }

  /// The arguments `set, other, wide` of `in_set`, the shorter way round.
  private String set(RegexNode.OneOf set) {
    return set.wide()
        ? "%s, 1, %d".formatted(Quoting.awk(missing(set.ascii())), characters ? 1 : 0)
        : "%s, 0, 0".formatted(Quoting.awk(set.ascii()));
  }

  private static String missing(String ascii) {
    StringBuilder out = new StringBuilder();
    for (char each = 1; each < 128; each++) {
      if (ascii.indexOf(each) < 0) {
        out.append(each);
      }
    }
    return out.toString();
  }

  /// Characters that follow each other are one text.
  private void sequence(List<RegexNode> parts) {
    StringBuilder text = new StringBuilder();
    for (RegexNode part : parts) {
      if (part instanceof RegexNode.Text(String each)) {
        text.append(each);
        continue;
      }
      flush(text);
      compile(part);
    }
    flush(text);
  }

  private void flush(StringBuilder text) {
    if (!text.isEmpty()) {
      emit("text", Quoting.awk(text.toString()));
      text.setLength(0);
    }
  }

  private void choice(List<RegexNode> branches) {
    List<Integer> ends = new ArrayList<>();
    for (RegexNode branch : branches.subList(0, branches.size() - 1)) {
      int either = reserve();
      compile(branch);
      ends.add(reserve());
      fill(either, "either", either + 2, next());
    }
    compile(branches.getLast());
    ends.forEach(each -> fill(each, "go", next()));
  }

  private void repeat(RegexNode.Repeat repeat) {
    if (repeat.body() instanceof RegexNode.OneOf set) {
      emit(
          repeat.greedy() ? "many" : "few",
          set(set),
          Quoting.awk(repeat.least() + " " + repeat.most()));
      return;
    }
    for (RegexNode each : Collections.nCopies(repeat.least(), repeat.body())) {
      compile(each);
    }
    if (repeat.most() < 0) {
      int either = reserve();
      compile(repeat.body());
      fill(reserve(), "go", either + 1);
      either(either, repeat.greedy());
      return;
    }
    List<Integer> ways = new ArrayList<>();
    for (int each = repeat.least(); each < repeat.most(); each++) {
      ways.add(reserve());
      compile(repeat.body());
    }
    ways.forEach(each -> either(each, repeat.greedy()));
  }

  private void either(int at, boolean greedy) {
    fill(at, "either", greedy ? at + 2 : next(), greedy ? next() : at + 2);
  }

  private void look(RegexNode.Look look) {
    int at = reserve();
    compile(look.body());
    emit("seen");
    int back = look.behind() ? RegexWidth.of(look.body(), characters).least() : 0;
    fill(at, "look", next(), back, look.negative() ? 1 : 0);
  }
}
