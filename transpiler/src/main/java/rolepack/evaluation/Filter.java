package rolepack.evaluation;

/// What stands behind the name of a filter or a test: `operand|name(inputs)`.
@FunctionalInterface
interface Filter {
  Value apply(Value operand, Inputs inputs);
}
