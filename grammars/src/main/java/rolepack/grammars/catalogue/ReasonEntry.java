package rolepack.grammars.catalogue;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Why a module's tasks stay in the playbook.
public record ReasonEntry(String code, String message, String remedy) {
  /// The planner's reason codes that a module or program can have for itself.
  private static final Set<String> CODES =
      Set.of(
          "DYNAMIC_VALUE",
          "CLUSTER_OP",
          "CONTROLLER_SIDE",
          "LIVE_SYSTEM",
          "PER_HOST",
          "SECRET",
          "FOREIGN_FILE",
          "HUMAN_USER",
          "UNKNOWN_COMMAND",
          "NOT_YET",
          "NO_EQUIVALENT");

  static Optional<ReasonEntry> read(Entry owner) {
    return owner.entry("reason").map(ReasonEntry::of);
  }

  /// A reason of its own, or the name of one that several share.
  static Optional<ReasonEntry> read(Entry owner, Map<String, ReasonEntry> shared) {
    if (!owner.isText("reason")) {
      return read(owner);
    }
    return owner
        .optional("reason")
        .map(
            name ->
                Optional.ofNullable(shared.get(name))
                    .orElseThrow(() -> owner.problem("no reason is named " + name)));
  }

  static ReasonEntry of(Entry entry) {
    ReasonEntry reason =
        new ReasonEntry(
            entry.required("code"), entry.required("message"), entry.required("remedy"));
    entry.close();
    if (!CODES.contains(reason.code)) {
      throw entry.problem("unknown reason " + reason.code);
    }
    return reason;
  }
}
