package rolepack.evaluation.consultemplate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rolepack.evaluation.gotemplate.GoFunction;
import rolepack.evaluation.gotemplate.GoFunctionError;
import rolepack.evaluation.gotemplate.GoType;
import rolepack.evaluation.gotemplate.GoType.Basic;
import rolepack.evaluation.gotemplate.GoValue;
import rolepack.generated.functions.ConsulTemplateVersion;

/// The functions on texts: case, trimming, splitting, replacing, regular expressions.
final class TextFunctions {
  private static final List<GoType> ONE = List.of(Basic.STRING);
  private static final List<GoType> TWO = List.of(Basic.STRING, Basic.STRING);
  private static final List<GoType> THREE = List.of(Basic.STRING, Basic.STRING, Basic.STRING);

  private TextFunctions() {}

  private interface OfOne {
    String apply(String text) throws GoFunctionError;
  }

  private interface OfTwo {
    String apply(String first, String second) throws GoFunctionError;
  }

  private static GoFunction one(OfOne change) {
    return GoFunction.of(Basic.STRING, ONE, a -> GoValue.of(change.apply(Arguments.text(a, 0))));
  }

  private static GoFunction two(OfTwo change) {
    return GoFunction.of(
        Basic.STRING,
        TWO,
        a -> GoValue.of(change.apply(Arguments.text(a, 0), Arguments.text(a, 1))));
  }

  static void addTo(Map<String, GoFunction> functions, ConsulTemplateVersion version) {
    functions.put("toLower", one(GoTexts::toLower));
    functions.put("toUpper", one(GoTexts::toUpper));
    functions.put(
        "toTitle",
        one(Change.TITLES_BY_UNICODE.isIn(version) ? GoTexts::unicodeTitle : GoTexts::title));
    functions.put("trimSpace", one(GoTexts::trimSpace));
    functions.put("trim", two((set, text) -> GoTexts.trim(text, set)));
    functions.put("trimPrefix", two((prefix, text) -> GoTexts.trimPrefix(text, prefix)));
    functions.put("trimSuffix", two((suffix, text) -> GoTexts.trimSuffix(text, suffix)));
    functions.put(
        "join",
        GoFunction.of(
            Basic.STRING,
            List.of(Basic.STRING, GoType.STRINGS),
            a -> GoValue.of(Bounds.join(Arguments.text(a, 0), Arguments.elements(a.get(1))))));
    functions.put(
        "split",
        GoFunction.of(
            GoType.STRINGS,
            TWO,
            a -> GoValue.strings(split(Arguments.text(a, 0), Arguments.text(a, 1)))));
    functions.put(
        "splitToMap",
        GoFunction.of(
            CatalogTypes.TEXTS_BY_TEXT,
            THREE,
            a -> splitToMap(Arguments.text(a, 0), Arguments.text(a, 1), Arguments.text(a, 2))));
    functions.put(
        "replaceAll",
        GoFunction.of(
            Basic.STRING,
            THREE,
            a ->
                GoValue.of(
                    Bounds.replaceAll(
                        Arguments.text(a, 2), Arguments.text(a, 0), Arguments.text(a, 1)))));
    functions.put(
        "regexReplaceAll",
        GoFunction.of(
            Basic.STRING,
            THREE,
            a ->
                GoValue.of(
                    GoRegex.compile(Arguments.text(a, 0))
                        .replaceAll(Arguments.text(a, 2), Arguments.text(a, 1)))));
    functions.put(
        "regexMatch",
        GoFunction.of(
            Basic.BOOL,
            TWO,
            a -> GoValue.of(GoRegex.compile(Arguments.text(a, 0)).matches(Arguments.text(a, 1)))));
    functions.put(
        "indent",
        GoFunction.of(
            Basic.STRING,
            List.of(Basic.INT, Basic.STRING),
            a -> GoValue.of(indent(Arguments.integer(a, 0), Arguments.text(a, 1)))));
  }

  private static List<String> split(String separator, String text) {
    String trimmed = GoTexts.trimSpace(text);
    return trimmed.isEmpty() ? List.of() : GoTexts.split(trimmed, separator);
  }

  private static GoValue splitToMap(String separator, String assignment, String text) {
    Map<GoValue, GoValue> entries = new LinkedHashMap<>();
    for (String part : split(separator, text)) {
      int at = part.indexOf(assignment);
      if (at >= 0) {
        entries.put(
            GoValue.of(part.substring(0, at)),
            GoValue.of(part.substring(at + assignment.length())));
      }
    }
    return new GoValue.Dictionary(CatalogTypes.TEXTS_BY_TEXT, entries);
  }

  private static String indent(long spaces, String text) throws GoFunctionError {
    if (spaces < 0) {
      throw new GoFunctionError("indent value must be a positive integer");
    }
    String prefix = Bounds.repeat(" ", spaces);
    StringBuilder out = new StringBuilder();
    boolean start = true;
    for (int at = 0; at < text.length(); at++) {
      char each = text.charAt(at);
      out.append(start && each != '\n' ? prefix : "").append(each);
      start = each == '\n';
      Bounds.check(out.length());
    }
    return out.toString();
  }
}
