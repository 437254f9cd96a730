package rolepack.evaluation.consultemplate;

import static rolepack.evaluation.consultemplate.SprigTable.BOOL;
import static rolepack.evaluation.consultemplate.SprigTable.INT;
import static rolepack.evaluation.consultemplate.SprigTable.TEXT;

import java.util.List;
import rolepack.evaluation.gotemplate.GoFunction;
import rolepack.evaluation.gotemplate.GoFunctionError;
import rolepack.evaluation.gotemplate.GoType;
import rolepack.evaluation.gotemplate.GoValue;

/// Sprig's functions on regular expressions: a wrong expression ends the plain ones with a panic,
/// and `must…` with an error.
final class SprigPatterns {
  private SprigPatterns() {}

  static void addTo(SprigTable table) {
    List<GoType> two = List.of(TEXT, TEXT);
    List<GoType> three = List.of(TEXT, TEXT, TEXT);
    List<GoType> limited = List.of(TEXT, TEXT, INT);
    table.add("regexMatch", BOOL, two, SprigPatterns::matches);
    table.add("mustRegexMatch", BOOL, two, a -> GoValue.of(regex(a).matches(text(a, 1))));
    both(table, "RegexFind", TEXT, two, a -> GoValue.of(regex(a).find(text(a, 1))));
    both(
        table,
        "RegexFindAll",
        GoType.STRINGS,
        limited,
        a -> orNil(regex(a).findAll(text(a, 1), Arguments.integer(a, 2))));
    both(
        table,
        "RegexReplaceAll",
        TEXT,
        three,
        a -> GoValue.of(regex(a).replaceAll(text(a, 1), text(a, 2))));
    both(
        table,
        "RegexReplaceAllLiteral",
        TEXT,
        three,
        a -> GoValue.of(regex(a).replaceAllLiterally(text(a, 1), text(a, 2))));
    both(
        table,
        "RegexSplit",
        GoType.STRINGS,
        limited,
        a -> orNil(regex(a).split(text(a, 1), Arguments.integer(a, 2))));
    table.addText("regexQuoteMeta", GoRegex::quoteMeta);
  }

  /// Go gives no list at all where there is nothing, which JSON writes as null.
  private static GoValue orNil(List<String> texts) {
    return texts.isEmpty()
        ? new GoValue.Items(GoType.STRINGS, List.of(), true)
        : GoValue.strings(texts);
  }

  private static void both(
      SprigTable table, String name, GoType result, List<GoType> parameters, GoFunction.Body body) {
    table.add("must" + name, result, parameters, body);
    table.add(
        "r" + name.substring(1),
        result,
        parameters,
        arguments -> {
          try {
            return body.call(arguments);
          } catch (GoFunctionError error) {
            throw new GoFunctionError(
                "regexp: Compile(%s): %s"
                    .formatted(backQuoted(text(arguments, 0)), error.getMessage()));
          }
        });
  }

  private static String backQuoted(String text) {
    return text.indexOf('`') >= 0 ? Printing.quote(text) : "`" + text + "`";
  }

  private static GoValue matches(List<GoValue> arguments) {
    try {
      return GoValue.of(regex(arguments).matches(text(arguments, 1)));
    } catch (GoFunctionError wrong) {
      return GoValue.FALSE;
    }
  }

  private static GoRegex regex(List<GoValue> arguments) throws GoFunctionError {
    return GoRegex.compile(text(arguments, 0));
  }

  private static String text(List<GoValue> arguments, int index) {
    return Arguments.text(arguments, index);
  }
}
