package rolepack.rewrite.property;

/// What a piece of a template stands for. In a pattern `$T` is any text, `$t` one without parts.
enum Kind {
  TEXT('T'),
  NUMBER('N'),
  CONDITION('C'),
  /// A list of texts.
  LIST('L'),
  /// A list of numbers.
  NUMBERS('I'),
  /// A list of dicts with `name`, `port`, `on` and `tags`.
  DICTS('M'),
  /// A dict of texts.
  DICT('D'),
  /// Whatever can be printed.
  PRINTED('P'),
  /// A statement, or text.
  STATEMENT('S'),
  /// Several statements.
  BODY('B');

  final char letter;

  Kind(char letter) {
    this.letter = letter;
  }

  static Kind of(char letter) {
    for (Kind each : values()) {
      if (each.letter == Character.toUpperCase(letter)) {
        return each;
      }
    }
    throw new IllegalArgumentException("no kind has the letter " + letter);
  }
}
