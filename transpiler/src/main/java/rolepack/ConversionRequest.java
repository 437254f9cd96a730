package rolepack;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import rolepack.frontend.ReadOptions;
import rolepack.plan.PlanSettings;

/// What is to be converted, and how.
///
/// @param contents indexes of the files of the distribution's packages
public record ConversionRequest(ReadOptions input, PlanSettings settings, List<Path> contents) {
  public ConversionRequest {
    Objects.requireNonNull(input);
    Objects.requireNonNull(settings);
    contents = List.copyOf(contents);
  }

  /// A conversion without an index.
  public ConversionRequest(ReadOptions input, PlanSettings settings) {
    this(input, settings, List.of());
  }
}
