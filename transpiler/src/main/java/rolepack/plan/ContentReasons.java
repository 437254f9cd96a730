package rolepack.plan;

import rolepack.analysis.Binding;
import rolepack.analysis.BindingTime;
import rolepack.analysis.Blocker;
import rolepack.source.SourceSpan;

/// Why a content that is not known at build time keeps its task in the playbook: where the values
/// are known on the host only, no script can hold them.
final class ContentReasons {
  private ContentReasons() {}

  /// The reason for a file's content, a line, a command.
  static ResidualReason of(Blocker blocker, String what) {
    if (blocker instanceof Blocker.Unbound(Binding binding, SourceSpan span)
        && binding.origin().time() == BindingTime.RENDER
        && binding.origin() != Binding.Origin.SECRET) {
      return new ResidualReason(
          ReasonCode.PER_HOST,
          "its %s reads %s, which is known on the host only".formatted(what, binding.name()),
          span,
          binding.origin() == Binding.Origin.SITE
              ? "Convert with --bake to build its present value into the package."
              : "Move what depends on the host into a template.");
    }
    return BlockerReasons.of(blocker, what);
  }
}
