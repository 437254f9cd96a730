package rolepack.frontend.yaml;

import java.util.ArrayList;
import java.util.List;

/// The tokens that turn out to be keys if a `:` follows: one for every open `[` and `{`, and one
/// for the block around them.
///
/// A key without `?` stands on one line and has at most 1024 characters.
final class KeyCandidates {
  private static final int LONGEST_KEY = 1024;

  private final Cursor cursor;
  private final List<Candidate> candidates = new ArrayList<>(List.of(Candidate.NONE));

  /// A token after which a `:` would make it a key.
  ///
  /// @param token its number, -1 for none
  /// @param required whether it must be a key, since it starts a line of a block mapping
  /// @param at where it starts
  record Candidate(int token, boolean required, int at, int lineStart, int column) {
    static final Candidate NONE = new Candidate(-1, false, 0, 0, 0);

    boolean isPossible() {
      return token >= 0;
    }
  }

  KeyCandidates(Cursor cursor) {
    this.cursor = cursor;
  }

  boolean inFlow() {
    return candidates.size() > 1;
  }

  void enterFlow() {
    candidates.add(Candidate.NONE);
  }

  void leaveFlow() {
    if (inFlow()) {
      candidates.removeLast();
    }
  }

  /// Whether a token may turn out to be a key.
  boolean has(int token) {
    for (int i = 0; i < candidates.size(); i++) {
      if (candidates.get(i).token() == token) {
        return true;
      }
    }
    return false;
  }

  /// The token that starts here may be a key.
  ///
  /// @param indent the column of the innermost block collection
  void save(int token, int indent) {
    int column = inFlow() ? 0 : cursor.column();
    boolean required = !inFlow() && indent == column;
    drop();
    candidates.set(
        candidates.size() - 1,
        new Candidate(token, required, cursor.at(), cursor.lineStart(), column));
  }

  /// The innermost candidate, which is none after this.
  Candidate take() {
    return candidates.set(candidates.size() - 1, Candidate.NONE);
  }

  /// The innermost candidate is no key.
  void drop() {
    drop(candidates.size() - 1);
  }

  /// Those that ended before this line, or that are too long, are no keys.
  void dropStale() {
    for (int i = 0; i < candidates.size(); i++) {
      Candidate each = candidates.get(i);
      if (each.isPossible()
          && (each.lineStart() != cursor.lineStart()
              || cursor.isFurtherThan(LONGEST_KEY, each.at()))) {
        drop(i);
      }
    }
  }

  private void drop(int level) {
    Candidate candidate = candidates.set(level, Candidate.NONE);
    if (candidate.required()) {
      throw TreeBuilder.invalid(
          cursor.span(candidate.at(), cursor.lineEnd(candidate.at())),
          "this line is neither 'key: value' nor part of the value above",
          "add the colon, or indent the line to continue the value");
    }
  }
}
