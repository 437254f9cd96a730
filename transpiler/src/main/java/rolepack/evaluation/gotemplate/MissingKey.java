package rolepack.evaluation.gotemplate;

/// What a field of a map gives when the map has no such key (`missingkey=…`).
public enum MissingKey {
  /// No value, and no value for its fields either; consul-template up to 0.18.
  DEFAULT,
  /// The zero value of the map's values: `nil`, whose fields are an error; consul-template later.
  ZERO,
  /// An error; a stanza's `error_on_missing_key`.
  ERROR
}
