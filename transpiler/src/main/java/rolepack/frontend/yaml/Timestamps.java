package rolepack.frontend.yaml;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;

/// Dates and date-times, as Python prints the objects that PyYAML makes of them: `2015-12-23`,
/// `2015-12-23 10:00:00.500000+01:00`.
final class Timestamps {
  private final String text;
  private int at;

  private Timestamps(String text) {
    this.text = text;
  }

  /// Whether a plain scalar is a timestamp; `2015-1-2` alone is not.
  static boolean isTimestamp(String text) {
    if (text.length() < 8 || text.charAt(4) != '-') {
      return false;
    }
    Optional<Parts> parts = new Timestamps(text).parse();
    return parts.isPresent() && (parts.get().hasTime() || text.length() == 10);
  }

  /// What Python prints for it; nothing where it has not the form of a timestamp.
  ///
  /// @throws DateTimeException where there is no such day or time
  static Optional<String> print(String text) {
    return new Timestamps(text).parse().map(Parts::print);
  }

  private Optional<Parts> parse() {
    int year = digits(4, 4);
    int month = after('-') ? digits(1, 2) : -1;
    int day = after('-') ? digits(1, 2) : -1;
    if (year < 0 || month < 0 || day < 0) {
      return Optional.empty();
    }
    if (at == text.length()) {
      return Optional.of(new Parts(year, month, day, -1, 0, 0, 0, ""));
    }
    if (!after('T') && !after('t') && !blanks()) {
      return Optional.empty();
    }
    int hour = digits(1, 2);
    int minute = after(':') ? digits(2, 2) : -1;
    int second = after(':') ? digits(2, 2) : -1;
    if (hour < 0 || minute < 0 || second < 0) {
      return Optional.empty();
    }
    int micros = after('.') ? fraction() : 0;
    Optional<String> zone = zone();
    if (zone.isEmpty() || at != text.length()) {
      return Optional.empty();
    }
    return Optional.of(new Parts(year, month, day, hour, minute, second, micros, zone.get()));
  }

  private Optional<String> zone() {
    if (at == text.length()) {
      return Optional.of("");
    }
    blanks();
    if (after('Z')) {
      return Optional.of("+00:00");
    }
    char sign = at < text.length() ? text.charAt(at) : ' ';
    if (!after('+') && !after('-')) {
      return Optional.empty();
    }
    int hours = digits(1, 2);
    int minutes = hours >= 0 && after(':') ? digits(2, 2) : 0;
    if (hours < 0 || minutes < 0) {
      return Optional.empty();
    }
    int total = hours * 60 + minutes;
    return Optional.of(
        String.format(Locale.ROOT, "%s%02d:%02d", total == 0 ? '+' : sign, total / 60, total % 60));
  }

  private boolean after(char expected) {
    if (at < text.length() && text.charAt(at) == expected) {
      at++;
      return true;
    }
    return false;
  }

  private boolean blanks() {
    int from = at;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at > from;
  }

  private int digits(int fewest, int most) {
    int value = 0;
    int count = 0;
    while (count < most && at < text.length() && Numbers.isDigit(text.charAt(at))) {
      value = value * 10 + text.charAt(at++) - '0';
      count++;
    }
    return count < fewest ? -1 : value;
  }

  /// Microseconds; further digits are dropped.
  private int fraction() {
    int value = 0;
    int count = 0;
    for (; at < text.length() && Numbers.isDigit(text.charAt(at)); at++) {
      if (count < 6) {
        value = value * 10 + text.charAt(at) - '0';
        count++;
      }
    }
    for (; count < 6; count++) {
      value *= 10;
    }
    return value;
  }

  /// @param hour -1 where there is no time of day
  private record Parts(
      int year, int month, int day, int hour, int minute, int second, int micros, String zone) {
    boolean hasTime() {
      return hour >= 0;
    }

    String print() {
      LocalDateTime _ = LocalDateTime.of(year, month, day, Math.max(hour, 0), minute, second);
      if (year == 0) {
        throw new DateTimeException("Python has no year 0");
      }
      if (zone.length() > 1 && Integer.parseInt(zone.substring(1, 3)) >= 24) {
        throw new DateTimeException("no such time zone");
      }
      String date = String.format(Locale.ROOT, "%04d-%02d-%02d", year, month, day);
      if (!hasTime()) {
        return date;
      }
      String time = String.format(Locale.ROOT, "%02d:%02d:%02d", hour, minute, second);
      return date
          + " "
          + time
          + (micros == 0 ? "" : String.format(Locale.ROOT, ".%06d", micros))
          + zone;
    }
  }
}
