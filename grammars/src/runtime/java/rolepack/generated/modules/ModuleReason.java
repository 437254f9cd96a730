package rolepack.generated.modules;

/// Why no task of a module ever moves into a package.
///
/// @param code the name of a constant of the planner's reason codes: `CLUSTER_OP`
/// @param message one clause in plain words, the task is its subject: `changes a Consul cluster`
/// @param remedy one sentence for users: what to do so that the task can move
public record ModuleReason(String code, String message, String remedy) {}
