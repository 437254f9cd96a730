package rolepack.evaluation.consultemplate;

import static rolepack.evaluation.consultemplate.SprigTable.ANY;
import static rolepack.evaluation.consultemplate.SprigTable.BOOL;
import static rolepack.evaluation.consultemplate.SprigTable.INT;
import static rolepack.evaluation.consultemplate.SprigTable.TEXT;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rolepack.evaluation.gotemplate.GoFunctionError;
import rolepack.evaluation.gotemplate.GoText;
import rolepack.evaluation.gotemplate.GoType;
import rolepack.evaluation.gotemplate.GoValue;

/// Sprig's functions on texts.
final class SprigTexts {
  private SprigTexts() {}

  static void addTo(SprigTable table) {
    table.add("hello", TEXT, List.of(), _ -> GoValue.of("Hello!"));
    table.addText("trim", GoTexts::trimSpace);
    table.addText("upper", GoTexts::toUpper);
    table.addText("lower", GoTexts::toLower);
    table.addText("title", GoTexts::title);
    table.addText("untitle", SprigCases::untitle);
    table.addText("swapcase", SprigCases::swapCase);
    table.addText("snakecase", text -> SprigCases.separated(text, '_'));
    table.addText("kebabcase", text -> SprigCases.separated(text, '-'));
    table.addText("camelcase", SprigCases::camel);
    table.addText("nospace", SprigTexts::withoutSpace);
    table.addText("initials", SprigTexts::initials);
    table.addTexts("trimAll", (set, text) -> GoTexts.trim(text, set));
    table.addTexts("trimall", (set, text) -> GoTexts.trim(text, set));
    table.addTexts("trimSuffix", (suffix, text) -> GoTexts.trimSuffix(text, suffix));
    table.addTexts("trimPrefix", (prefix, text) -> GoTexts.trimPrefix(text, prefix));
    List<GoType> texts = List.of(TEXT, TEXT);
    table.add("contains", BOOL, texts, a -> GoValue.of(text(a, 1).contains(text(a, 0))));
    table.add("hasPrefix", BOOL, texts, a -> GoValue.of(text(a, 1).startsWith(text(a, 0))));
    table.add("hasSuffix", BOOL, texts, a -> GoValue.of(text(a, 1).endsWith(text(a, 0))));
    List<GoType> numbered = List.of(INT, TEXT);
    table.add("repeat", TEXT, numbered, a -> GoValue.of(Bounds.repeat(text(a, 1), integer(a, 0))));
    table.add("trunc", TEXT, numbered, a -> GoValue.of(truncate(integer(a, 0), text(a, 1))));
    table.add(
        "substr",
        TEXT,
        List.of(INT, INT, TEXT),
        a -> GoValue.of(substring(integer(a, 0), integer(a, 1), text(a, 2))));
    table.add(
        "replace",
        TEXT,
        List.of(TEXT, TEXT, TEXT),
        a -> GoValue.of(Bounds.replaceAll(text(a, 2), text(a, 0), text(a, 1))));
    table.add(
        "plural",
        TEXT,
        List.of(TEXT, TEXT, INT),
        a -> GoValue.of(integer(a, 2) == 1 ? text(a, 0) : text(a, 1)));
    table.add("indent", TEXT, numbered, a -> GoValue.of(indent(integer(a, 0), text(a, 1))));
    table.add("nindent", TEXT, numbered, a -> GoValue.of("\n" + indent(integer(a, 0), text(a, 1))));
    table.add("wrap", TEXT, numbered, a -> GoValue.of(Wrapping.wrap(text(a, 1), integer(a, 0))));
    table.add(
        "wrapWith",
        TEXT,
        List.of(INT, TEXT, TEXT),
        a -> GoValue.of(Wrapping.wrap(text(a, 2), integer(a, 0), text(a, 1))));
    table.add(
        "abbrev",
        TEXT,
        numbered,
        a -> GoValue.of(Wrapping.abbreviate(text(a, 1), 0, integer(a, 0))));
    table.add(
        "abbrevboth",
        TEXT,
        List.of(INT, INT, TEXT),
        a -> GoValue.of(Wrapping.abbreviate(text(a, 2), integer(a, 0), integer(a, 1))));
    table.addVariadic("quote", TEXT, List.of(ANY), SprigTexts::quote);
    table.addVariadic("squote", TEXT, List.of(ANY), SprigTexts::singleQuote);
    table.addVariadic("cat", TEXT, List.of(ANY), SprigTexts::concatenate);
    addSplitting(table);
  }

  private static void addSplitting(SprigTable table) {
    List<GoType> texts = List.of(TEXT, TEXT);
    table.add("toString", TEXT, List.of(ANY), a -> GoValue.of(Casting.text(a.get(0))));
    table.add(
        "toStrings", GoType.STRINGS, List.of(ANY), a -> GoValue.strings(Casting.texts(a.get(0))));
    table.add(
        "join",
        TEXT,
        List.of(TEXT, ANY),
        a -> GoValue.of(Bounds.join(text(a, 0), Casting.texts(a.get(1)))));
    table.add(
        "splitList",
        GoType.STRINGS,
        texts,
        a -> GoValue.strings(GoTexts.split(text(a, 1), text(a, 0))));
    table.add(
        "split",
        CatalogTypes.TEXTS_BY_TEXT,
        texts,
        a -> numbered(GoTexts.split(text(a, 1), text(a, 0))));
    table.add(
        "splitn",
        CatalogTypes.TEXTS_BY_TEXT,
        List.of(TEXT, INT, TEXT),
        a -> numbered(GoTexts.split(text(a, 2), text(a, 0), integer(a, 1))));
  }

  private static String text(List<GoValue> arguments, int index) {
    return Arguments.text(arguments, index);
  }

  private static long integer(List<GoValue> arguments, int index) {
    return Arguments.integer(arguments, index);
  }

  private static GoValue numbered(List<String> parts) {
    Map<GoValue, GoValue> entries = new LinkedHashMap<>();
    for (int index = 0; index < parts.size(); index++) {
      entries.put(GoValue.of("_" + index), GoValue.of(parts.get(index)));
    }
    return new GoValue.Dictionary(CatalogTypes.TEXTS_BY_TEXT, entries);
  }

  /// Without white space; goutils takes bytes for characters, so that all but ASCII is garbled.
  private static String withoutSpace(String text) {
    StringBuilder out = new StringBuilder();
    byte[] bytes = GoText.bytes(text);
    for (byte each : bytes) {
      if (!GoTexts.isSpace(each & 0xFF)) {
        out.append((char) (each & 0xFF));
      }
    }
    return out.length() == bytes.length ? text : out.toString();
  }

  /// The first byte of each word, taken for a character as goutils does.
  private static String initials(String text) {
    StringBuilder out = new StringBuilder();
    boolean gap = true;
    for (byte each : GoText.bytes(text)) {
      boolean space = GoTexts.isSpace(each & 0xFF);
      if (gap && !space) {
        out.append((char) (each & 0xFF));
      }
      gap = space;
    }
    return out.toString();
  }

  private static String truncate(long count, String text) {
    int length = GoText.length(text);
    if (count < 0 && length + count > 0) {
      return GoTexts.slice(text, length + count, length);
    }
    return count >= 0 && length > count ? GoTexts.slice(text, 0, count) : text;
  }

  private static String substring(long start, long end, String text) throws GoFunctionError {
    int length = GoText.length(text);
    long from = Math.max(0, start);
    long to = start >= 0 && (end < 0 || end > length) ? length : end;
    if (to < from || to > length || from > length) {
      throw new GoFunctionError(
          start >= 0 && from > to
              ? "runtime error: slice bounds out of range [%d:%d]".formatted(from, to)
              : "runtime error: slice bounds out of range [:%d] with length %d"
                  .formatted(to, length));
    }
    return GoTexts.slice(text, from, to);
  }

  private static String indent(long spaces, String text) throws GoFunctionError {
    String pad = Bounds.repeat(" ", spaces);
    return pad + Bounds.replaceAll(text, "\n", "\n" + pad);
  }

  private static GoValue quote(List<GoValue> values) {
    List<String> quoted = new ArrayList<>();
    for (GoValue each : values) {
      if (each != GoValue.NIL) {
        quoted.add(Printing.quote(Casting.text(each)));
      }
    }
    return GoValue.of(String.join(" ", quoted));
  }

  private static GoValue singleQuote(List<GoValue> values) {
    List<String> quoted = new ArrayList<>();
    for (GoValue each : values) {
      if (each != GoValue.NIL) {
        quoted.add("'" + Printing.print(each) + "'");
      }
    }
    return GoValue.of(String.join(" ", quoted));
  }

  private static GoValue concatenate(List<GoValue> values) {
    List<String> texts = new ArrayList<>();
    for (GoValue each : values) {
      if (each != GoValue.NIL) {
        texts.add(Printing.print(each));
      }
    }
    return GoValue.of(String.join(" ", texts));
  }
}
