package rolepack.evaluation;

/// What one evaluation may use, since what it reads is not trusted.
///
/// @param steps expressions, statements and items that are visited
/// @param size characters and items that are made
/// @param depth variables, macros and templates inside one another
/// @param matching characters that one regular expression looks at
public record Limits(long steps, long size, int depth, long matching) {
  public static final Limits DEFAULT = new Limits(10_000_000, 16_000_000, 150, 20_000_000);
}
