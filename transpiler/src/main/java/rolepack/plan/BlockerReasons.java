package rolepack.plan;

import rolepack.analysis.Binding;
import rolepack.analysis.Blocker;
import rolepack.ir.VariableScope.Kind;
import rolepack.source.SourceSpan;

/// Says in words why a value that is missing at build time keeps a task in the playbook.
final class BlockerReasons {
  private BlockerReasons() {}

  /// The reason for a place that needs a build-time value.
  ///
  /// @param what the place, as the rest of "its … ": `argument dest`, `loop`
  static ResidualReason of(Blocker blocker, String what) {
    return switch (blocker) {
      case Blocker.Unbound(Binding binding, SourceSpan span) -> unbound(binding, span, what);
      case Blocker.Fails(String message, SourceSpan span) ->
          new ResidualReason(
              ReasonCode.NO_EQUIVALENT,
              "its %s does not evaluate: %s".formatted(what, message),
              span,
              "Correct the expression; Ansible fails there too.");
      case Blocker.NeedsAnsible(String message, SourceSpan span) ->
          new ResidualReason(
              ReasonCode.DYNAMIC_VALUE,
              "its %s cannot be told before the play runs: %s".formatted(what, message),
              span,
              "Put the value into a variable of the repository.");
    };
  }

  private static ResidualReason unbound(Binding binding, SourceSpan span, String what) {
    String name = binding.name();
    String reads = "its %s reads %s, ".formatted(what, name);
    return switch (binding.origin()) {
      case DYNAMIC ->
          new ResidualReason(
              ReasonCode.DYNAMIC_VALUE,
              reads + "which is set while the play runs" + at(binding),
              span,
              ("If the site knows %s beforehand, define it in group_vars or in the role's defaults"
                      + " instead of in a task.")
                  .formatted(name));
      case CONTROLLER ->
          new ResidualReason(
              ReasonCode.DYNAMIC_VALUE,
              reads + "which only a running Ansible knows",
              span,
              "Write the value out, or put it into a variable of the repository.");
      case SECRET ->
          new ResidualReason(
              ReasonCode.SECRET,
              reads + "a secret, which no package may hold",
              span,
              "Read it from Vault in a template; if it is none, list it under `public` in"
                  + " rolepack.yml.");
      case PER_HOST ->
          new ResidualReason(
              ReasonCode.PER_HOST,
              reads + "which differs between hosts, groups or plays" + at(binding),
              span,
              differs(binding).formatted(name));
      case HOST_FACT, TOPOLOGY ->
          new ResidualReason(
              ReasonCode.PER_HOST,
              reads + "which differs from host to host",
              span,
              "Move what depends on the host into a template.");
      case UNKNOWN ->
          new ResidualReason(
              ReasonCode.MISSING_SOURCE,
              reads + "which the repository defines nowhere",
              span,
              "Define %s in group_vars/all, or pass it with --extra-vars, and convert again."
                  .formatted(name));
      case FIXED, PLATFORM_FACT, SITE ->
          new ResidualReason(
              ReasonCode.PER_HOST,
              reads + "which the site may change",
              span,
              "Convert with --bake to build its present value into the package.");
    };
  }

  /// How to unblock what reads a variable of several values: packages for each of them need values
  /// that are written out.
  private static String differs(Binding binding) {
    boolean ofPlace =
        binding
            .definition()
            .map(each -> each.scope().kind())
            .filter(each -> each == Kind.ROLE_PARAMETERS || each == Kind.PLAY_VARS)
            .isPresent();
    return ofPlace
        ? "Write %s out wherever the role is applied, define it nowhere else and read it in no"
            + " handler, or make a role of each case."
        : "Give %s the same value everywhere, read it in a template, or make a role of each case.";
  }

  private static String at(Binding binding) {
    return binding.cause().map(each -> " (%s)".formatted(each.place())).orElse("");
  }
}
