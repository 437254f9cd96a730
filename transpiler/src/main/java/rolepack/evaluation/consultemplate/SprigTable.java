package rolepack.evaluation.consultemplate;

import java.util.List;
import java.util.Map;
import rolepack.evaluation.gotemplate.GoFunction;
import rolepack.evaluation.gotemplate.GoFunctionError;
import rolepack.evaluation.gotemplate.GoType;
import rolepack.evaluation.gotemplate.GoType.Basic;
import rolepack.evaluation.gotemplate.GoValue;

/// Collects sprig's functions under the names that consul-template gives them.
record SprigTable(Map<String, GoFunction> functions) {
  static final GoType TEXT = Basic.STRING;
  static final GoType INT = Basic.INT;
  static final GoType ANY = Basic.INTERFACE;
  static final GoType BOOL = Basic.BOOL;

  void add(String name, GoType result, List<GoType> parameters, GoFunction.Body body) {
    functions.put("sprig_" + name, GoFunction.of(result, parameters, body));
  }

  /// A function whose last parameter takes any number of values.
  void addVariadic(String name, GoType result, List<GoType> parameters, GoFunction.Body body) {
    functions.put("sprig_" + name, GoFunction.variadic(result, parameters, body));
  }

  /// The same function under two names: the second one, `must…`, is known by it.
  void addBoth(
      String name, String must, GoType result, List<GoType> parameters, GoFunction.Body body) {
    add(name, result, parameters, body);
    add(must, result, parameters, body);
  }

  /// A text made of a text.
  interface OfText {
    String apply(String text) throws GoFunctionError;
  }

  void addText(String name, OfText change) {
    add(name, TEXT, List.of(TEXT), a -> GoValue.of(change.apply(Arguments.text(a, 0))));
  }

  /// A text made of two texts.
  interface OfTexts {
    String apply(String first, String second) throws GoFunctionError;
  }

  void addTexts(String name, OfTexts change) {
    add(
        name,
        TEXT,
        List.of(TEXT, TEXT),
        a -> GoValue.of(change.apply(Arguments.text(a, 0), Arguments.text(a, 1))));
  }

  /// Go's error for a nil pointer, which many of sprig's functions run into with `nil`.
  static GoFunctionError nilPointer() {
    return new GoFunctionError("runtime error: invalid memory address or nil pointer dereference");
  }
}
