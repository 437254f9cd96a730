package rolepack.evaluation.consultemplate;

import static rolepack.evaluation.consultemplate.SprigTable.ANY;
import static rolepack.evaluation.consultemplate.SprigTable.TEXT;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rolepack.evaluation.gotemplate.GoFunctionError;
import rolepack.evaluation.gotemplate.GoValue;

/// Sprig's functions on spans of time that do not ask the clock.
final class SprigTimes {
  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final Pattern PART =
      Pattern.compile("([0-9]+\\.?[0-9]*|\\.[0-9]+)(ns|us|µs|μs|ms|s|m|h)");
  private static final Map<String, Long> UNITS =
      Map.of(
          "ns",
          1L,
          "us",
          1_000L,
          "µs",
          1_000L,
          "μs",
          1_000L,
          "ms",
          1_000_000L,
          "s",
          SECOND,
          "m",
          MINUTE,
          "h",
          HOUR);

  private SprigTimes() {}

  static void addTo(SprigTable table) {
    table.add("duration", TEXT, List.of(ANY), a -> GoValue.of(duration(seconds(a.get(0)))));
    table.add("durationRound", TEXT, List.of(ANY), a -> GoValue.of(rounded(nanoseconds(a.get(0)))));
  }

  private static long seconds(GoValue value) {
    return switch (value) {
      case GoValue.Text(var _, String text) -> {
        try {
          yield GoNumbers.parseInt(text, 10, "ParseInt");
        } catch (GoFunctionError notWhole) {
          yield 0;
        }
      }
      case GoValue.Int(var type, long number) when type.toString().equals("int64") -> number;
      case GoValue other -> 0;
    };
  }

  /// `1h1m5s`.
  private static String duration(long seconds) {
    if (seconds == 0) {
      return "0s";
    }
    long size = Math.abs(seconds);
    StringBuilder out = new StringBuilder(seconds < 0 ? "-" : "");
    out.append(size >= 3600 ? size / 3600 + "h" : "");
    out.append(size >= 60 ? size / 60 % 60 + "m" : "");
    return out.append(size % 60).append('s').toString();
  }

  private static long nanoseconds(GoValue value) {
    return switch (value) {
      case GoValue.Text(var _, String text) -> parse(text).orElse(0L);
      case GoValue.Int(var type, long number) when type.toString().equals("int64") -> number;
      case GoValue other -> 0;
    };
  }

  private static Optional<Long> parse(String text) {
    boolean negative = text.startsWith("-");
    String rest = negative || text.startsWith("+") ? text.substring(1) : text;
    Matcher part = PART.matcher(rest);
    BigDecimal total = BigDecimal.ZERO;
    int at = 0;
    while (at < rest.length()) {
      if (!part.find(at) || part.start() != at) {
        return rest.equals("0") ? Optional.of(0L) : Optional.empty();
      }
      BigDecimal unit = BigDecimal.valueOf(UNITS.get(part.group(2)));
      total = total.add(new BigDecimal(part.group(1)).multiply(unit));
      at = part.end();
    }
    boolean fits = total.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
    return rest.isEmpty() || !fits
        ? Optional.empty()
        : Optional.of(negative ? -total.longValue() : total.longValue());
  }

  /// The largest unit that is exceeded: `2h`.
  private static String rounded(long nanoseconds) {
    long size = Math.abs(nanoseconds);
    long[] units = {365 * DAY, 30 * DAY, DAY, HOUR, MINUTE, SECOND};
    String[] names = {"y", "mo", "d", "h", "m", "s"};
    for (int index = 0; index < units.length; index++) {
      if (size > units[index]) {
        return size / units[index] + names[index];
      }
    }
    return "0s";
  }
}
