package rolepack.frontend.jinja;

import java.util.Arrays;
import rolepack.ir.jinja.TemplateSettings;
import rolepack.source.SourceSpan;
import rolepack.source.TextOrigin;

/// A text to parse, where it comes from, and how it is to be read.
///
/// What Jinja2 and Ansible do to a text before they read it (unify the newlines, double
/// backslashes, …) makes a new text of it, whose characters still know their places.
record SourceText(String text, TextOrigin origin, TemplateSettings settings) {
  SourceSpan span(int start, int end) {
    return origin.span(start, end);
  }

  /// The text with `\n` for each of its newlines, less the last one, unless it is to be kept.
  SourceText withPlainNewlines() {
    SourceText unix = text.indexOf('\r') < 0 ? this : withoutCarriageReturns();
    boolean drop = !settings.keepTrailingNewline() && unix.text.endsWith("\n");
    return drop ? unix.from(0, unix.text.length() - 1) : unix;
  }

  private SourceText withoutCarriageReturns() {
    Rewriting rewriting = new Rewriting();
    for (int at = 0; at < text.length(); at++) {
      char each = text.charAt(at);
      if (each == '\r') {
        rewriting.append('\n', at);
        at += at + 1 < text.length() && text.charAt(at + 1) == '\n' ? 1 : 0;
      } else {
        rewriting.append(each, at);
      }
    }
    return rewriting.of(this);
  }

  /// A part of the text.
  SourceText from(int start, int end) {
    String part = text.substring(start, end);
    if (origin instanceof TextOrigin.Verbatim verbatim) {
      int base = verbatim.base() + start;
      return new SourceText(
          part, new TextOrigin.Verbatim(verbatim.file(), base, end - start), settings);
    }
    if (origin instanceof TextOrigin.Mapped mapped) {
      int[] offsets = Arrays.copyOfRange(mapped.offsets(), start, end + 1);
      return new SourceText(part, new TextOrigin.Mapped(mapped.whole(), offsets), settings);
    }
    return new SourceText(part, origin, settings);
  }

  /// The same with other settings.
  SourceText with(TemplateSettings other) {
    return new SourceText(text, origin, other);
  }

  /// How many newlines the text ends with, as Ansible counts them.
  int trailingNewlines() {
    int at = text.length();
    while (at > 0 && text.charAt(at - 1) == '\n') {
      at--;
    }
    return text.length() - at;
  }

  /// Whether anything in the text could be a tag or a comment.
  boolean holdsDelimiters() {
    return Tokenizer.nextDelimiter(text, 0) < text.length();
  }

  /// A new text in the making, character by character, each with its offset in the old one.
  static final class Rewriting {
    private final StringBuilder text = new StringBuilder();
    private int[] offsets = new int[64];

    void append(char each, int offset) {
      if (text.length() == offsets.length) {
        offsets = Arrays.copyOf(offsets, offsets.length * 2);
      }
      offsets[text.length()] = offset;
      text.append(each);
    }

    /// Appends what all comes from one place.
    void append(String inserted, int offset) {
      for (int at = 0; at < inserted.length(); at++) {
        append(inserted.charAt(at), offset);
      }
    }

    /// Appends `[start, end)` of the old text.
    void copy(String old, int start, int end) {
      for (int at = start; at < end; at++) {
        append(old.charAt(at), at);
      }
    }

    int length() {
      return text.length();
    }

    SourceText of(SourceText old) {
      int[] map = Arrays.copyOf(offsets, text.length() + 1);
      map[text.length()] = old.text.length();
      return new SourceText(text.toString(), through(old.origin, map), old.settings);
    }

    private static TextOrigin through(TextOrigin origin, int[] map) {
      return switch (origin) {
        case TextOrigin.Verbatim verbatim -> {
          for (int at = 0; at < map.length; at++) {
            map[at] += verbatim.base();
          }
          yield new TextOrigin.Mapped(verbatim.whole(), map);
        }
        case TextOrigin.Mapped(SourceSpan whole, int[] offsets) -> {
          for (int at = 0; at < map.length; at++) {
            map[at] = offsets[map[at]];
          }
          yield new TextOrigin.Mapped(whole, map);
        }
        case TextOrigin.Generated _ -> origin;
      };
    }
  }
}
