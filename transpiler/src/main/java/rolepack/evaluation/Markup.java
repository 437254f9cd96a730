package rolepack.evaluation;

import rolepack.evaluation.Value.Str.Kind;

/// Texts that are marked as HTML, by `escape`, `safe` and their like.
final class Markup {
  private Markup() {}

  static Value.Str of(String html) {
    return new Value.Str(html, Kind.MARKUP);
  }

  /// Replaces `& < > ' "`.
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '\'' -> escaped.append("&#39;");
        case '"' -> escaped.append("&#34;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /// The text, escaped unless it is marked already.
  static String escaped(Value value) {
    return value instanceof Value.Str text && text.kind() == Kind.MARKUP
        ? text.text()
        : escape(Representation.str(value));
  }

  /// The kind of what a method makes of a text: markup stays markup.
  static Kind kept(Kind kind) {
    return kind == Kind.MARKUP ? Kind.MARKUP : Kind.PLAIN;
  }

  /// `left + right`.
  static Value.Str add(Value.Str left, Value.Str right) {
    boolean markup = left.kind() == Kind.MARKUP || right.kind() == Kind.MARKUP;
    String a = markup ? escaped(left) : left.text();
    String b = markup ? escaped(right) : right.text();
    Meter.make((long) a.length() + b.length());
    return new Value.Str(a + b, markup ? Kind.MARKUP : Kind.PLAIN);
  }

  /// Fails for a text that is marked, where marking changes more than is modelled.
  static void refuse(Value value, String what) {
    if (value instanceof Value.Str text && text.kind() == Kind.MARKUP) {
      throw EvaluationException.unsupported(what + " of a text that is marked as HTML");
    }
  }
}
