package rolepack.evaluation.consultemplate;

import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/// Times as Go formats them: by a layout that shows how Monday, 2 January 2006, 15:04:05 is
/// written.
final class GoTime {
  static final String RFC3339 = "2006-01-02T15:04:05Z07:00";

  /// The parts of a layout, longer ones before those that they begin with.
  private static final List<String> PARTS =
      List.of(
          "January",
          "Jan",
          "Monday",
          "Mon",
          "MST",
          "2006",
          "-07:00:00",
          "-07:00",
          "-070000",
          "-0700",
          "-07",
          "Z07:00:00",
          "Z07:00",
          "Z070000",
          "Z0700",
          "Z07",
          "002",
          "01",
          "02",
          "03",
          "04",
          "05",
          "06",
          "15",
          "PM",
          "pm",
          "__2",
          "_2",
          "1",
          "2",
          "3",
          "4",
          "5");

  private GoTime() {}

  static String format(ZonedDateTime time, String layout) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < layout.length()) {
      int fraction = fractionEnd(layout, at);
      if (fraction > at) {
        out.append(fraction(time, layout.substring(at, fraction)));
        at = fraction;
        continue;
      }
      String part = part(layout, at);
      if (part.isEmpty()) {
        out.append(layout.charAt(at));
        at++;
      } else {
        out.append(value(time, part));
        at += part.length();
      }
    }
    return out.toString();
  }

  private static String part(String layout, int at) {
    for (String each : PARTS) {
      if (layout.startsWith(each, at)) {
        boolean cut =
            each.equals("Jan") && isLower(layout, at + 3)
                || each.equals("Mon") && isLower(layout, at + 3);
        if (!cut) {
          return each.equals("_2") && layout.startsWith("_2006", at) ? "" : each;
        }
      }
    }
    return "";
  }

  private static boolean isLower(String text, int at) {
    return at < text.length() && text.charAt(at) >= 'a' && text.charAt(at) <= 'z';
  }

  /// `.000`, `.999`, `,000`: all of the same digit, and no digit after them.
  private static int fractionEnd(String layout, int at) {
    char first = layout.charAt(at);
    if (first != '.' && first != ',' || at + 1 >= layout.length()) {
      return at;
    }
    char digit = layout.charAt(at + 1);
    if (digit != '0' && digit != '9') {
      return at;
    }
    int end = at + 1;
    while (end < layout.length() && layout.charAt(end) == digit) {
      end++;
    }
    return end < layout.length() && Character.isDigit(layout.charAt(end)) ? at : end;
  }

  private static String fraction(ZonedDateTime time, String part) {
    int digits = Math.min(9, part.length() - 1);
    String text = "%09d".formatted(time.getNano()).substring(0, digits);
    if (part.charAt(1) == '9') {
      int end = text.length();
      while (end > 0 && text.charAt(end - 1) == '0') {
        end--;
      }
      return end == 0 ? "" : part.charAt(0) + text.substring(0, end);
    }
    return part.charAt(0) + text;
  }

  private static String value(ZonedDateTime time, String part) {
    int hour = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
    return switch (part) {
      case "January" -> time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case "Jan" -> time.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      case "Monday" -> time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case "Mon" -> time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      case "MST" -> time.getOffset().getTotalSeconds() == 0 ? "UTC" : zone(time, "-0700");
      case "2006" -> "%04d".formatted(time.getYear());
      case "06" -> "%02d".formatted(time.getYear() % 100);
      case "01" -> "%02d".formatted(time.getMonthValue());
      case "1" -> Integer.toString(time.getMonthValue());
      case "02" -> "%02d".formatted(time.getDayOfMonth());
      case "_2" -> "%2d".formatted(time.getDayOfMonth());
      case "2" -> Integer.toString(time.getDayOfMonth());
      case "002" -> "%03d".formatted(time.getDayOfYear());
      case "__2" -> "%3d".formatted(time.getDayOfYear());
      case "15" -> "%02d".formatted(time.getHour());
      case "03" -> "%02d".formatted(hour);
      case "3" -> Integer.toString(hour);
      case "04" -> "%02d".formatted(time.getMinute());
      case "4" -> Integer.toString(time.getMinute());
      case "05" -> "%02d".formatted(time.getSecond());
      case "5" -> Integer.toString(time.getSecond());
      case "PM" -> time.getHour() >= 12 ? "PM" : "AM";
      case "pm" -> time.getHour() >= 12 ? "pm" : "am";
      default ->
          part.startsWith("Z") && time.getOffset().getTotalSeconds() == 0 ? "Z" : zone(time, part);
    };
  }

  private static String zone(ZonedDateTime time, String part) {
    int seconds = time.getOffset().getTotalSeconds();
    int size = Math.abs(seconds);
    String separator = part.indexOf(':') > 0 ? ":" : "";
    int numbers = part.replace(":", "").length() / 2;
    StringBuilder out = new StringBuilder(seconds < 0 ? "-" : "+");
    out.append("%02d".formatted(size / 3600));
    out.append(numbers > 1 ? separator + "%02d".formatted(size / 60 % 60) : "");
    out.append(numbers > 2 ? separator + "%02d".formatted(size % 60) : "");
    return out.toString();
  }
}
