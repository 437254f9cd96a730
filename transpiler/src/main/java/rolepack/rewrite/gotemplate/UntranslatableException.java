package rolepack.rewrite.gotemplate;

import java.util.Optional;
import rolepack.generated.functions.ConsulTemplateVersion;
import rolepack.source.SourceSpan;

/// A construct that has no consul-template of the profile; it ends the lowering.
public final class UntranslatableException extends RuntimeException {
  private final String construct;
  private final SourceSpan span;
  private final Optional<ConsulTemplateVersion> since;

  UntranslatableException(
      String construct, SourceSpan span, String message, Optional<ConsulTemplateVersion> since) {
    super(message, null, false, false);
    this.construct = construct;
    this.span = span;
    this.since = since;
  }

  UntranslatableException(String construct, SourceSpan span, String message) {
    this(construct, span, message, Optional.empty());
  }

  /// As users write it: `filter regex_search`.
  public String construct() {
    return construct;
  }

  public SourceSpan span() {
    return span;
  }

  /// The first version that could; empty where none can.
  public Optional<ConsulTemplateVersion> since() {
    return since;
  }
}
