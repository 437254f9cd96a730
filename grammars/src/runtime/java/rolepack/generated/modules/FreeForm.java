package rolepack.generated.modules;

/// What a module makes of text that is not `key=value`.
public enum FreeForm {
  /// An error.
  NONE,
  /// `command: ls -l creates=x`: words stay as they are, only the module's own keys are taken out.
  COMMAND,
  /// `include_vars: file.yml`, `meta: flush_handlers`: every `key=value` is an argument, the rest
  /// is text.
  TEXT
}
