package rolepack.rewrite.gotemplate;

import java.util.Optional;
import rolepack.generated.functions.ConsulTemplateVersion;
import rolepack.source.SourceSpan;

/// A construct that has no consul-template of the profile; it ends the lowering.
public final class UntranslatableException extends RuntimeException {
  private final String construct;
  private final SourceSpan span;
  private final Optional<ConsulTemplateVersion> since;
  private final Optional<String> remedy;

  UntranslatableException(
      String construct,
      SourceSpan span,
      String message,
      Optional<ConsulTemplateVersion> since,
      Optional<String> remedy) {
    super(message, null, false, false);
    this.construct = construct;
    this.span = span;
    this.since = since;
    this.remedy = remedy;
  }

  UntranslatableException(
      String construct, SourceSpan span, String message, Optional<ConsulTemplateVersion> since) {
    this(construct, span, message, since, Optional.empty());
  }

  UntranslatableException(String construct, SourceSpan span, String message) {
    this(construct, span, message, Optional.empty(), Optional.empty());
  }

  /// Of a value whose type nothing shows.
  static UntranslatableException untyped(String construct, SourceSpan span, String message) {
    return with(
        construct,
        span,
        message,
        "Show its type by a value in the role's defaults or in group_vars, or write it without %s."
            .formatted(construct));
  }

  static UntranslatableException with(
      String construct, SourceSpan span, String message, String remedy) {
    return new UntranslatableException(
        construct, span, message, Optional.empty(), Optional.of(remedy));
  }

  /// As users write it: `filter regex_search`.
  public String construct() {
    return construct;
  }

  public SourceSpan span() {
    return span;
  }

  /// What to do about it, where there is something better than to do without.
  public Optional<String> remedy() {
    return remedy;
  }

  /// The first version that could; empty where none can.
  public Optional<ConsulTemplateVersion> since() {
    return since;
  }
}
