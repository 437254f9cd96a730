package rolepack.verify;

import java.util.Objects;

/// Something in an output that is not as it has to be.
///
/// @param file below the output
/// @param message one clause, without the file
public record OutputFinding(String file, String message) {
  public OutputFinding {
    Objects.requireNonNull(file);
    Objects.requireNonNull(message);
  }
}
