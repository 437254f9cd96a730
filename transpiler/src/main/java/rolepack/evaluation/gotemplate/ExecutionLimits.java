package rolepack.evaluation.gotemplate;

/// How much one rendering may do: templates are untrusted.
///
/// @param output the most UTF-16 units that are printed
/// @param steps the most nodes and operands that are executed
/// @param depth the most templates that are invoked inside each other
public record ExecutionLimits(int output, long steps, int depth) {
  public static final ExecutionLimits STANDARD = new ExecutionLimits(16_000_000, 5_000_000, 20_000);
}
