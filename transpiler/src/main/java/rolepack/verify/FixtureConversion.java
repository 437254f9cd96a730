package rolepack.verify;

import java.nio.file.Path;
import java.util.List;
import rolepack.backend.Artifact;

/// What makes the output of a fixture; the pipeline, which this package does not know.
@FunctionalInterface
public interface FixtureConversion {
  /// The files that a conversion writes, and besides them what only fixtures show: the messages as
  /// `diagnostics.txt`, the binding times as `division.txt`.
  ///
  /// @throws FixtureProblem where the case asks for something that cannot be
  List<Artifact> convert(FixtureCase fixture, Path repository) throws FixtureProblem;
}
