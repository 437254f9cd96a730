package rolepack.script;

import java.util.List;

/// A Python regular expression, as far as a script can match it the same way.
sealed interface RegexNode {
  /// Text as it stands.
  record Text(String text) implements RegexNode {}

  /// One character of a set: `[a-z]`, `\d`, `.`.
  ///
  /// @param ascii the characters below 128 that it holds
  /// @param wide whether it holds every other character
  record OneOf(String ascii, boolean wide) implements RegexNode {}

  /// A place: `^`, `$`, `\b`.
  record At(Place place) implements RegexNode {}

  /// The kinds of places.
  enum Place {
    /// `^`, `\A`: the beginning of the text.
    START,
    /// `\Z`: the end of the text.
    END,
    /// `$`: the end of the text, or before the newline at its end.
    LAST_LINE_END,
    /// `^` of an expression for many lines.
    LINE_START,
    /// `$` of an expression for many lines.
    LINE_END,
    /// `\b`
    WORD_EDGE,
    /// `\B`
    NO_WORD_EDGE
  }

  /// `(…)`, `(?P<name>…)`
  record Group(int number, RegexNode body) implements RegexNode {}

  /// `\1`, `(?P=name)`
  record SameAs(int group) implements RegexNode {}

  /// `…*`, `…+?`, `…{2,3}`
  ///
  /// @param most -1 for any number
  record Repeat(RegexNode body, int least, int most, boolean greedy) implements RegexNode {}

  /// One after the other.
  record Sequence(List<RegexNode> parts) implements RegexNode {
    public Sequence {
      parts = List.copyOf(parts);
    }
  }

  /// `…|…`
  record Choice(List<RegexNode> branches) implements RegexNode {
    public Choice {
      branches = List.copyOf(branches);
    }
  }

  /// `(?=…)`, `(?!…)`, `(?<=…)`, `(?<!…)`
  record Look(boolean behind, boolean negative, RegexNode body) implements RegexNode {}
}
