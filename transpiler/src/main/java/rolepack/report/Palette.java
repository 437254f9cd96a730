package rolepack.report;

/// The colours of what a terminal shows; each text turns one on, `reset` turns all off.
public record Palette(
    String bold, String dim, String green, String yellow, String red, String reset) {
  /// No colour.
  public static final Palette PLAIN = new Palette("", "", "", "", "", "");

  /// The colours that every terminal has.
  public static final Palette ANSI =
      new Palette("\u001B[1m", "\u001B[2m", "\u001B[32m", "\u001B[33m", "\u001B[31m", "\u001B[0m");
}
