package rolepack;

import java.util.Objects;
import rolepack.frontend.ReadOptions;
import rolepack.plan.PlanSettings;

/// What is to be converted, and how.
public record ConversionRequest(ReadOptions input, PlanSettings settings) {
  public ConversionRequest {
    Objects.requireNonNull(input);
    Objects.requireNonNull(settings);
  }
}
