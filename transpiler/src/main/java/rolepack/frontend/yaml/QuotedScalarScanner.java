package rolepack.frontend.yaml;

/// Scans `'single'` and `"double"` quoted scalars.
final class QuotedScalarScanner {
  private final Cursor cursor;
  private final char quote;
  private final int start;
  private final ScalarText text;
  private final FoldedBreaks breaks;

  private QuotedScalarScanner(Cursor cursor) {
    this.cursor = cursor;
    this.quote = cursor.peek();
    this.start = cursor.at();
    cursor.skip();
    this.text = new ScalarText(cursor.file(), cursor.at());
    this.breaks = new FoldedBreaks(cursor);
  }

  static Scalar scan(Cursor cursor) {
    return new QuotedScalarScanner(cursor).scan();
  }

  private Scalar scan() {
    while (true) {
      breaks.forget();
      checkGoesOn();
      takeText();
      if (cursor.peek() == quote) {
        break;
      }
      while (!cursor.isAtEnd() && Cursor.isBlankOrEnd(cursor.peek())) {
        breaks.take();
      }
      breaks.appendTo(text);
    }
    int end = cursor.at();
    cursor.skip();
    return Scalar.of(text, cursor.span(start, cursor.at()), end);
  }

  private void checkGoesOn() {
    if (cursor.isAtDocumentMarker()) {
      throw unclosed();
    }
    if (cursor.isAtEnd()) {
      throw unclosed();
    }
  }

  private InvalidYaml unclosed() {
    return TreeBuilder.invalid(
        cursor.span(start, start + 1),
        "the %s here is never closed".formatted(quote),
        "close it, or put the text in the other kind of quotes");
  }

  /// Up to white space, the closing quote or an escaped line break.
  private void takeText() {
    int from = cursor.at();
    while (true) {
      cursor.skipQuoted(quote);
      char each = cursor.peek();
      if (Cursor.isBlankOrEnd(each) || (each == quote && !isEscapedQuote())) {
        break;
      }
      text.append(from, cursor.at());
      if (each == quote) {
        text.append(quote, cursor.at());
        cursor.skip(2);
      } else if (Cursor.isBreak(cursor.peek(1))) {
        cursor.skip();
        breaks.escapedBreak();
        cursor.skipBreak();
        return;
      } else {
        takeEscape();
      }
      from = cursor.at();
    }
    text.append(from, cursor.at());
    breaks.forget();
  }

  /// `''` in single quotes.
  private boolean isEscapedQuote() {
    return quote == '\'' && cursor.peek(1) == quote;
  }

  private void takeEscape() {
    int offset = cursor.at();
    char escape = cursor.peek(1);
    int digits =
        switch (escape) {
          case 'x' -> 2;
          case 'u' -> 4;
          case 'U' -> 8;
          default -> 0;
        };
    if (digits == 0) {
      text.append(simpleEscape(escape), offset);
      cursor.skip(2);
      return;
    }
    cursor.skip(2);
    int value = 0;
    for (int i = 0; i < digits; i++) {
      char each = cursor.peek(i);
      int digit = each < 128 ? Character.digit(each, 16) : -1;
      if (digit < 0) {
        throw cursor.invalid("\\%s needs %d hexadecimal digits".formatted(escape, digits));
      }
      value = value << 4 | digit;
    }
    if (!Character.isValidCodePoint(value) || (value >= 0xD800 && value < 0xE000)) {
      throw cursor.invalid("there is no such character");
    }
    for (char each : Character.toChars(value)) {
      text.append(each, offset);
    }
    cursor.skip(digits);
  }

  private char simpleEscape(char escape) {
    return switch (escape) {
      case '0' -> '\0';
      case 'a' -> '\u0007';
      case 'b' -> '\b';
      case 't', '\t' -> '\t';
      case 'n' -> '\n';
      case 'v' -> '\u000B';
      case 'f' -> '\f';
      case 'r' -> '\r';
      case 'e' -> '\u001B';
      case ' ', '"', '/', '\\' -> escape;
      case 'N' -> '\u0085';
      case '_' -> '\u00A0';
      case 'L' -> '\u2028';
      case 'P' -> '\u2029';
      default ->
          throw cursor.invalid(
              "there is no escape \\%s".formatted(shown(escape)),
              "write \\\\ for a backslash, or use single quotes");
    };
  }

  private static String shown(char escape) {
    return escape > ' ' && escape <= '~' ? String.valueOf(escape) : "with this character";
  }
}
