package rolepack.evaluation;

import rolepack.ir.DataTemplate;

/// What a variable stands for.
public sealed interface Binding {
  /// A value that is not templated any more: a fact, an item of a loop, a computed value.
  record Known(Value value) implements Binding {}

  /// A value as it is written in a variable file; it is evaluated each time the name is used.
  record Written(DataTemplate template) implements Binding {}
}
