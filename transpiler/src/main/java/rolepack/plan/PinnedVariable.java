package rolepack.plan;

import java.util.List;
import java.util.Optional;
import rolepack.source.SourceSpan;

/// A variable that had to become a build-time value, since a package name, path, mode, owner, unit
/// or URL is made of it: changing it needs a rebuild.
///
/// @param value what it is now, as Ansible prints it; empty where that must not be shown
/// @param definition where the value comes from
/// @param pinnedBy the places that need it, in order
public record PinnedVariable(
    String name, Optional<String> value, SourceSpan definition, List<SourceSpan> pinnedBy) {
  public PinnedVariable {
    pinnedBy = List.copyOf(pinnedBy);
  }
}
