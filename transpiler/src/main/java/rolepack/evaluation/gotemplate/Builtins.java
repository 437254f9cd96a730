package rolepack.evaluation.gotemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The functions that every Go template has.
final class Builtins {
  /// The type of parameters that see how a value is held.
  static final GoType REFLECT =
      new GoType.Named("reflect.Value", new GoType.Struct(List.of()), Map.of());

  private static final List<GoType> ONE = List.of(REFLECT);
  private static final List<GoType> TWO = List.of(REFLECT, REFLECT);
  private static final List<GoType> ANY = List.of(GoType.Basic.INTERFACE);

  private static final Map<String, Callee> ALL =
      Map.ofEntries(
          Map.entry("and", new Callee(TWO, true, arguments -> arguments.getLast())),
          Map.entry("or", new Callee(TWO, true, arguments -> arguments.getLast())),
          Map.entry(
              "not", new Callee(ONE, false, arguments -> bool(!isTrue(arguments.getFirst())))),
          Map.entry("call", new Callee(TWO, true, Builtins::call)),
          Map.entry("index", new Callee(TWO, true, Indexing::index)),
          Map.entry("slice", new Callee(TWO, true, Indexing::slice)),
          Map.entry("len", new Callee(ONE, false, Indexing::length)),
          Map.entry("print", any(Printf::sprint)),
          Map.entry("println", any(Printf::sprintln)),
          Map.entry(
              "printf",
              new Callee(
                  List.of(GoType.Basic.STRING, GoType.Basic.INTERFACE), true, Builtins::printf)),
          Map.entry("html", any(values -> Escaping.html(shown(values)))),
          Map.entry("js", any(values -> Escaping.javascript(shown(values)))),
          Map.entry("urlquery", any(values -> Escaping.urlQuery(shown(values)))),
          Map.entry("eq", new Callee(TWO, true, Comparison::eq)),
          Map.entry("ne", comparison(Comparison::notEqual)),
          Map.entry("lt", comparison(Comparison::less)),
          Map.entry("le", comparison(Comparison::lessOrEqual)),
          Map.entry("gt", comparison((left, right) -> !Comparison.lessOrEqual(left, right))),
          Map.entry("ge", comparison((left, right) -> !Comparison.less(left, right))));

  private Builtins() {}

  static Map<String, Callee> all() {
    return ALL;
  }

  static boolean isTrue(Operand operand) {
    return Values.isTrue(operand.value());
  }

  private interface Printing {
    String print(List<GoValue> values);
  }

  private interface Test {
    boolean test(Operand left, Operand right) throws GoFunctionError;
  }

  private static Callee any(Printing printing) {
    return new Callee(ANY, true, arguments -> text(printing.print(values(arguments))));
  }

  private static Callee comparison(Test test) {
    return new Callee(
        TWO, false, arguments -> bool(test.test(arguments.getFirst(), arguments.getLast())));
  }

  private static Operand bool(boolean value) {
    return Operand.of(GoValue.of(value));
  }

  private static Operand text(String text) {
    return Operand.of(GoValue.of(text));
  }

  private static List<GoValue> values(List<Operand> operands) {
    List<GoValue> values = new ArrayList<>(operands.size());
    for (Operand operand : operands) {
      values.add(operand.value());
    }
    return values;
  }

  private static Operand printf(List<Operand> arguments) {
    List<GoValue> values = values(arguments);
    String format = values.getFirst() instanceof GoValue.Text(GoType _, String text) ? text : "";
    return text(Printf.sprintf(format, values.subList(1, values.size())));
  }

  /// The text that escapers escape: what an action would print for each argument.
  private static String shown(List<GoValue> values) {
    List<GoValue> shown = new ArrayList<>(values.size());
    for (GoValue value : values) {
      shown.add(printable(value));
    }
    return Printf.sprint(shown);
  }

  /// What is printed for a value: its target for a pointer, `<no value>` for none.
  static GoValue printable(GoValue value) {
    GoValue target = value;
    while (target instanceof GoValue.Pointer pointer && pointer.target().isPresent()) {
      target = pointer.target().get();
    }
    return target == GoValue.NIL ? GoValue.of("<no value>") : target;
  }

  private static Operand call(List<Operand> arguments) throws GoFunctionError {
    Operand function = arguments.getFirst().concrete();
    if (!function.isValid()) {
      throw new GoFunctionError("call of nil");
    }
    throw new GoFunctionError("non-function of type " + function.type());
  }
}
