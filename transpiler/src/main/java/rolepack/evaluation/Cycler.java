package rolepack.evaluation;

import java.util.List;
import java.util.Optional;

/// `cycler(…)`: gives its values in turn.
final class Cycler implements Value.Members {
  private final List<Value> values;
  private int position;

  private Cycler(List<Value> values) {
    this.values = values;
  }

  static Value of(Inputs inputs) {
    if (!inputs.named().isEmpty()) {
      throw EvaluationException.typeError("cycler() got an unexpected keyword argument");
    }
    if (inputs.positional().isEmpty()) {
      throw new EvaluationException.Failed(
          PythonError.TEMPLATE, "at least one item has to be provided");
    }
    return new Value.Instance(new Cycler(inputs.positional()));
  }

  @Override
  public String description() {
    return "Cycler";
  }

  @Override
  public Optional<Value> attribute(String name) {
    return switch (name) {
      case "current" -> Optional.of(values.get(position));
      case "pos" -> Optional.of(Value.of(position));
      case "items" -> Optional.of(new Value.Tuple(values));
      case "next" ->
          Optional.of(
              new Value.Function(
                  name,
                  inputs -> {
                    inputs.places(name, 0, 0);
                    Value current = values.get(position);
                    position = (position + 1) % values.size();
                    return current;
                  }));
      case "reset" ->
          Optional.of(
              new Value.Function(
                  name,
                  inputs -> {
                    inputs.places(name, 0, 0);
                    position = 0;
                    return Value.NONE;
                  }));
      default -> Optional.empty();
    };
  }
}
