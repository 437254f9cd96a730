package rolepack.rewrite.gotemplate;

import java.util.Optional;
import rolepack.generated.functions.ConsulTemplateVersion;
import rolepack.ir.jinja.Expr;
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

  /// Of a construct that no function of consul-template stands for.
  static UntranslatableException unknown(Expr construct) {
    String words = Words.of(construct);
    return with(
        words,
        construct.span(),
        "it has no counterpart in consul-template",
        "Store what it gives as a variable of its own, or write it without %s.".formatted(words));
  }

  /// Of a member that is looked up by a name that the site may change.
  static UntranslatableException computed(Expr index) {
    return with(
        "index",
        index.span(),
        "the index is computed",
        "Write the name out, store the member as a variable of its own, or build the values in with"
            + " --bake.");
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
