package rolepack.evaluation.consultemplate;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import rolepack.evaluation.gotemplate.GoFunction;
import rolepack.evaluation.gotemplate.GoFunctionError;
import rolepack.evaluation.gotemplate.GoType.Basic;
import rolepack.evaluation.gotemplate.GoValue;
import rolepack.generated.functions.ConsulTemplateVersion;

/// `timestamp`.
record TimeFunctions(Clock clock, ConsulTemplateVersion version) {
  void addTo(Map<String, GoFunction> functions) {
    functions.put(
        "timestamp", GoFunction.variadic(Basic.STRING, List.of(Basic.STRING), this::timestamp));
  }

  private GoValue timestamp(List<GoValue> arguments) throws GoFunctionError {
    if (arguments.size() > 1) {
      throw new GoFunctionError(
          "timestamp: wrong number of arguments, expected 0 or 1, but got " + arguments.size());
    }
    ZonedDateTime now = ZonedDateTime.now(clock).withZoneSameInstant(ZoneOffset.UTC);
    String layout = arguments.isEmpty() ? GoTime.RFC3339 : Arguments.text(arguments, 0);
    if (layout.equals("unix") && Change.UNIX_TIMESTAMP.isIn(version)) {
      return GoValue.of(Long.toString(now.toEpochSecond()));
    }
    return GoValue.of(GoTime.format(now, layout));
  }
}
