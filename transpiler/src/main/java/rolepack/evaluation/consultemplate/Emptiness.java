package rolepack.evaluation.consultemplate;

import rolepack.evaluation.gotemplate.GoValue;

/// What counts as empty: zero, false, nothing, and what has no elements.
final class Emptiness {
  private Emptiness() {}

  static boolean of(GoValue value) {
    return switch (value) {
      case GoValue.Nil _ -> true;
      case GoValue.Bool(boolean bool) -> !bool;
      case GoValue.Int number -> number.value() == 0;
      case GoValue.Uint number -> number.value() == 0;
      case GoValue.Float number -> number.value() == 0;
      case GoValue.Complex number -> number.real() == 0 && number.imaginary() == 0;
      case GoValue.Text text -> text.value().isEmpty();
      case GoValue.Items items -> items.elements().isEmpty();
      case GoValue.Dictionary dictionary -> dictionary.entries().isEmpty();
      case GoValue.Struct _ -> false;
      case GoValue.Pointer pointer -> pointer.target().isEmpty();
      case GoValue.Channel _ -> false;
    };
  }
}
