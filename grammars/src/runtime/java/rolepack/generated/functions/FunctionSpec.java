package rolepack.generated.functions;

import java.util.List;
import java.util.Optional;

/// A filter or test of the template language.
///
/// @param pure whether its result depends on nothing but its operands
/// @param since the origin's version that it came with
/// @param removed the origin's first version without it
/// @param collections the collections whose names a template may put in front
public record FunctionSpec(
    String name,
    Origin origin,
    boolean pure,
    String since,
    Optional<String> removed,
    List<String> collections) {
  public FunctionSpec {
    collections = List.copyOf(collections);
  }
}
