package rolepack.generated.modules;

/// The types of Ansible's argument specs, and what a value of each is in Java.
public enum ParameterType {
  /// `String`
  STR,
  /// `Boolean`
  BOOL,
  /// `Long`
  INT,
  /// `Double`
  FLOAT,
  /// `List<Object>`; a string is split at its commas
  LIST,
  /// `Map<String, Object>`
  DICT,
  /// `String`, as it is written: `~` and `$HOME` are not expanded
  PATH,
  /// whatever was given
  RAW,
  /// `String` that holds JSON
  JSON,
  /// `String` that holds JSON, or any text
  JSONARG,
  /// `Long`, from `2K`, `1MB`
  BYTES,
  /// `Long`, from `2K`, `1Mb`
  BITS
}
