package rolepack.evaluation.consultemplate;

import static rolepack.evaluation.consultemplate.SprigTable.TEXT;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rolepack.evaluation.gotemplate.GoFunctionError;
import rolepack.evaluation.gotemplate.GoType;
import rolepack.evaluation.gotemplate.GoValue;

/// Sprig's `urlParse` and `urlJoin`.
final class SprigUrls {
  private static final GoType MAP = GoType.DICTIONARY;

  private SprigUrls() {}

  static void addTo(SprigTable table) {
    table.add("urlParse", MAP, List.of(TEXT), a -> parse(Arguments.text(a, 0)));
    table.add("urlJoin", TEXT, List.of(MAP), a -> GoValue.of(join(Arguments.dictionary(a, 0))));
  }

  private static GoValue parse(String url) throws GoFunctionError {
    for (int at = 0; at < url.length(); at++) {
      if (url.charAt(at) < ' ' || url.charAt(at) == 0x7F) {
        throw new GoFunctionError(
            "unable to parse url: parse %s: net/url: invalid control character in URL"
                .formatted(Printing.quote(url)));
      }
    }
    int hash = url.indexOf('#');
    String fragment = hash < 0 ? "" : url.substring(hash + 1);
    String rest = hash < 0 ? url : url.substring(0, hash);
    int question = rest.indexOf('?');
    String query = question < 0 ? "" : rest.substring(question + 1);
    rest = question < 0 ? rest : rest.substring(0, question);
    int colon = schemeEnd(rest);
    String scheme = colon < 0 ? "" : rest.substring(0, colon).toLowerCase(java.util.Locale.ROOT);
    rest = colon < 0 ? rest : rest.substring(colon + 1);
    String opaque = "";
    String authority = "";
    if (rest.startsWith("//")) {
      int slash = rest.indexOf('/', 2);
      authority = slash < 0 ? rest.substring(2) : rest.substring(2, slash);
      rest = slash < 0 ? "" : rest.substring(slash);
    } else if (!scheme.isEmpty() && !rest.startsWith("/")) {
      opaque = rest;
      rest = "";
    }
    int user = authority.lastIndexOf('@');
    String host = authority.substring(user + 1);
    int port = host.startsWith("[") ? host.indexOf(']') + 1 : host.indexOf(':');
    Map<String, GoValue> parts = new LinkedHashMap<>();
    parts.put("scheme", GoValue.of(scheme));
    parts.put("host", GoValue.of(host));
    parts.put(
        "hostname",
        GoValue.of(port < 0 ? host : host.substring(0, port).replace("[", "").replace("]", "")));
    parts.put("path", GoValue.of(Percent.decode(rest)));
    parts.put("query", GoValue.of(query));
    parts.put("opaque", GoValue.of(opaque));
    parts.put("fragment", GoValue.of(Percent.decode(fragment)));
    parts.put("userinfo", GoValue.of(user < 0 ? "" : authority.substring(0, user)));
    return GoValue.dictionary(parts);
  }

  private static int schemeEnd(String text) {
    for (int at = 0; at < text.length(); at++) {
      char each = text.charAt(at);
      if (each == ':' && at > 0) {
        return at;
      }
      boolean letter = each >= 'a' && each <= 'z' || each >= 'A' && each <= 'Z';
      boolean later = each >= '0' && each <= '9' || each == '+' || each == '-' || each == '.';
      if (!letter && !(later && at > 0)) {
        return -1;
      }
    }
    return -1;
  }

  private static String join(GoValue.Dictionary parts) {
    StringBuilder url = new StringBuilder();
    String scheme = part(parts, "scheme");
    String opaque = part(parts, "opaque");
    String host = part(parts, "host");
    String user = part(parts, "userinfo");
    url.append(scheme.isEmpty() ? "" : scheme + ":");
    if (opaque.isEmpty()) {
      String path = Percent.encode(part(parts, "path"), "/$&+,;=:@!'()*-_.~");
      if (!scheme.isEmpty() || !host.isEmpty() || !user.isEmpty()) {
        url.append(host.isEmpty() && path.isEmpty() && user.isEmpty() ? "" : "//");
        url.append(user.isEmpty() ? "" : user + "@").append(host);
      }
      url.append(path.isEmpty() || path.startsWith("/") || host.isEmpty() ? "" : "/").append(path);
    } else {
      url.append(opaque);
    }
    String query = part(parts, "query");
    String fragment = part(parts, "fragment");
    url.append(query.isEmpty() ? "" : "?" + query);
    return url.append(
            fragment.isEmpty() ? "" : "#" + Percent.encode(fragment, "/?$&+,;=:@!'()*-_.~"))
        .toString();
  }

  private static String part(GoValue.Dictionary parts, String name) {
    return parts.get(name).map(Arguments::text).orElse("");
  }

  /// `%XX`.
  private static final class Percent {
    private Percent() {}

    private static String decode(String text) {
      return text.indexOf('%') < 0
          ? text
          : java.net.URLDecoder.decode(
              text.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String encode(String text, String plain) {
      StringBuilder out = new StringBuilder();
      for (byte each : rolepack.evaluation.gotemplate.GoText.bytes(text)) {
        char unit = (char) (each & 0xFF);
        if (unit < 0x80 && (Character.isLetterOrDigit(unit) || plain.indexOf(unit) >= 0)) {
          out.append(unit);
        } else {
          out.append("%%%02X".formatted((int) unit));
        }
      }
      return out.toString();
    }
  }
}
