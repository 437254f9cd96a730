package rolepack.evaluation.consultemplate;

/// How the data comes that a pass asked for: consul-template renders whenever something came.
public enum Arrival {
  /// Everything before the next pass, as it mostly does.
  TOGETHER,
  /// One thing before each pass, in the order in which the template asked.
  ONE_BY_ONE,
  /// One thing before each pass, the last one first.
  LAST_FIRST
}
