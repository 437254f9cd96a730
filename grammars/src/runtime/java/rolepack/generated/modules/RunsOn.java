package rolepack.generated.modules;

/// Where a module does its work.
public enum RunsOn {
  TARGET,
  CONTROLLER
}
