package rolepack.evaluation.consultemplate;

import java.util.ArrayList;
import java.util.List;
import rolepack.evaluation.gotemplate.GoValue;

/// Reads the arguments of a call, whose types the executor has checked by the signature.
final class Arguments {
  private Arguments() {}

  static String text(List<GoValue> arguments, int index) {
    return text(arguments.get(index));
  }

  /// The text of a `string`; empty for anything else.
  static String text(GoValue value) {
    return value instanceof GoValue.Text text ? text.value() : "";
  }

  /// The arguments from `start` on, which are texts.
  static List<String> texts(List<GoValue> arguments, int start) {
    List<String> texts = new ArrayList<>();
    for (GoValue each : arguments.subList(start, arguments.size())) {
      texts.add(text(each));
    }
    return texts;
  }

  /// The elements of a `[]string`.
  static List<String> elements(GoValue list) {
    return list instanceof GoValue.Items items ? texts(items.elements(), 0) : List.of();
  }

  static long integer(List<GoValue> arguments, int index) {
    return switch (arguments.get(index)) {
      case GoValue.Int number -> number.value();
      case GoValue.Uint number -> number.value();
      case GoValue other -> 0;
    };
  }

  static boolean bool(List<GoValue> arguments, int index) {
    return arguments.get(index) instanceof GoValue.Bool(boolean value) && value;
  }

  /// A map with texts as keys.
  static GoValue.Dictionary dictionary(List<GoValue> arguments, int index) {
    return arguments.get(index) instanceof GoValue.Dictionary dictionary
        ? dictionary
        : new GoValue.Dictionary(rolepack.evaluation.gotemplate.GoType.DICTIONARY);
  }
}
