package rolepack.evaluation.consultemplate;

import java.util.regex.Pattern;
import rolepack.evaluation.gotemplate.GoFunctionError;
import rolepack.generated.functions.ConsulTemplateVersion;

/// Which texts yaml.v2 would read as floats or times, and so writes in quotes: what consul-template
/// was built with changed twice.
enum YamlDialect {
  /// Everything that Go reads as a float: `1e3`, `+Inf`, `0x1p4`.
  GO_FLOATS,
  /// Floats whose exponent has a sign: `1e+3`.
  SIGNED_EXPONENTS,
  /// YAML's floats, `1e3`, and times, `2001-01-01`.
  TIMES;

  private static final Pattern SIGNED = Pattern.compile("[-+]?[0-9]*\\.?[0-9]+(?:[eE][-+][0-9]+)?");

  static YamlDialect of(ConsulTemplateVersion version) {
    if (Change.TIMES_ARE_QUOTED.isIn(version)) {
      return TIMES;
    }
    return Change.EXPONENTS_WITHOUT_SIGN_ARE_TEXT.isIn(version) ? SIGNED_EXPONENTS : GO_FLOATS;
  }

  boolean isTime(String text) {
    return this == TIMES && YamlResolver.isTime(text);
  }

  /// Whether a text that begins with a sign or a digit is a float.
  boolean isFloat(String text) {
    String digits = text.replace("_", "");
    if (this == SIGNED_EXPONENTS && !SIGNED.matcher(digits).matches()) {
      return false;
    }
    try {
      GoNumbers.parseFloat(digits);
      return true;
    } catch (GoFunctionError notOne) {
      return false;
    }
  }
}
