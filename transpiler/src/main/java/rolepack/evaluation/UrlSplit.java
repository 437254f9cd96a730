package rolepack.evaluation;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/// `urlsplit`, and what the tests on addresses need of it.
///
/// @param scheme empty where there is none, and so the others
record UrlSplit(String scheme, String netloc, String path, String query, String fragment) {
  static Value split(Value operand, Inputs inputs) {
    Inputs.Bound bound = inputs.bind("urlsplit", "query?", "alias?");
    if (operand instanceof Value.Undefined undefined) {
      throw new EvaluationException.Undefined(undefined.message());
    }
    UrlSplit url = of(Inputs.Bound.text(operand, "an address"));
    Value.Dict parts = url.parts();
    String wanted = bound.text(0, "query", "");
    if (wanted.isEmpty()) {
      return parts;
    }
    return parts
        .get(wanted)
        .orElseThrow(
            () -> EvaluationException.filterError("urlsplit: unknown URL component: " + wanted));
  }

  static UrlSplit of(String url) {
    int start = 0;
    while (start < url.length() && url.charAt(start) <= ' ') {
      start++;
    }
    String rest = url.substring(start).replace("\t", "").replace("\r", "").replace("\n", "");
    String scheme = "";
    int colon = rest.indexOf(':');
    if (colon > 0 && isScheme(rest.substring(0, colon))) {
      scheme = rest.substring(0, colon).toLowerCase(Locale.ROOT);
      rest = rest.substring(colon + 1);
    }
    String netloc = "";
    if (rest.startsWith("//")) {
      int end = 2;
      while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
        end++;
      }
      netloc = rest.substring(2, end);
      rest = rest.substring(end);
      if (netloc.indexOf('[') >= 0 != netloc.indexOf(']') >= 0) {
        throw EvaluationException.valueError("Invalid IPv6 URL");
      }
      if (!netloc.chars().allMatch(c -> c < 128)) {
        throw EvaluationException.unsupported("an address that is not ASCII");
      }
    }
    int hash = rest.indexOf('#');
    String fragment = hash < 0 ? "" : rest.substring(hash + 1);
    rest = hash < 0 ? rest : rest.substring(0, hash);
    int mark = rest.indexOf('?');
    return new UrlSplit(
        scheme,
        netloc,
        mark < 0 ? rest : rest.substring(0, mark),
        mark < 0 ? "" : rest.substring(mark + 1),
        fragment);
  }

  private static boolean isScheme(String text) {
    return text.chars()
            .allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "+-.".indexOf(c) >= 0))
        && Character.isLetter(text.charAt(0));
  }

  private Value.Dict parts() {
    int at = netloc.lastIndexOf('@');
    Optional<String> user = at < 0 ? Optional.empty() : Optional.of(netloc.substring(0, at));
    String host = netloc.substring(at + 1);
    int colon = user.map(each -> each.indexOf(':')).orElse(-1);
    int bracket = host.indexOf('[');
    String name;
    String port;
    if (bracket >= 0) {
      int end = host.indexOf(']', bracket);
      name = host.substring(bracket + 1, end < 0 ? host.length() : end);
      port = after(end < 0 ? "" : host.substring(end + 1), ':');
    } else {
      int split = host.indexOf(':');
      name = split < 0 ? host : host.substring(0, split);
      port = after(host, ':');
    }
    return new Value.Dict()
        .put("fragment", Value.of(fragment))
        .put("hostname", name.isEmpty() ? Value.NONE : Value.of(lower(name)))
        .put("netloc", Value.of(netloc))
        .put("password", colon < 0 ? Value.NONE : Value.of(user.orElseThrow().substring(colon + 1)))
        .put("path", Value.of(path))
        .put("port", port(port))
        .put("query", Value.of(query))
        .put("scheme", Value.of(scheme))
        .put(
            "username",
            user.map(each -> (Value) Value.of(colon < 0 ? each : each.substring(0, colon)))
                .orElse(Value.NONE));
  }

  private static String after(String text, char separator) {
    int found = text.indexOf(separator);
    return found < 0 ? "" : text.substring(found + 1);
  }

  /// The zone of an address keeps its case.
  private static String lower(String name) {
    int zone = name.indexOf('%');
    return zone < 0
        ? name.toLowerCase(Locale.ROOT)
        : name.substring(0, zone).toLowerCase(Locale.ROOT) + name.substring(zone);
  }

  private static Value port(String port) {
    if (port.isEmpty()) {
      return Value.NONE;
    }
    if (!port.chars().allMatch(c -> c >= '0' && c <= '9') || port.length() > 9) {
      throw EvaluationException.valueError("Port could not be cast to integer value");
    }
    BigInteger number = new BigInteger(port);
    if (number.intValue() > 65535) {
      throw EvaluationException.valueError("Port out of range 0-65535");
    }
    return new Value.Int(number);
  }
}
