package rolepack.evaluation.consultemplate;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import rolepack.evaluation.gotemplate.GoFunction;
import rolepack.evaluation.gotemplate.GoFunctionError;
import rolepack.evaluation.gotemplate.GoText;
import rolepack.evaluation.gotemplate.GoType;
import rolepack.evaluation.gotemplate.GoType.Basic;
import rolepack.evaluation.gotemplate.GoValue;

/// Base64 and digests.
final class HashFunctions {
  private static final List<GoType> TEXT = List.of(Basic.STRING);

  private HashFunctions() {}

  private interface OfText {
    String apply(String text) throws GoFunctionError;
  }

  static void addTo(Map<String, GoFunction> functions) {
    functions.put("base64Encode", of(text -> Base64Text.encode(text, false)));
    functions.put("base64URLEncode", of(text -> Base64Text.encode(text, true)));
    functions.put("base64Decode", of(text -> decode("base64Decode", text, false)));
    functions.put("base64URLDecode", of(text -> decode("base64URLDecode", text, true)));
    functions.put("md5sum", of(text -> digest("MD5", text)));
    functions.put("sha256Hex", of(text -> digest("SHA-256", text)));
    functions.put(
        "hmacSHA256Hex",
        GoFunction.of(
            Basic.STRING,
            List.of(Basic.STRING, Basic.STRING),
            a -> GoValue.of(hmac(Arguments.text(a, 0), Arguments.text(a, 1)))));
  }

  private static GoFunction of(OfText change) {
    return GoFunction.of(Basic.STRING, TEXT, a -> GoValue.of(change.apply(Arguments.text(a, 0))));
  }

  private static String decode(String function, String text, boolean url) throws GoFunctionError {
    try {
      return Base64Text.decode(text, url);
    } catch (GoFunctionError error) {
      throw new GoFunctionError(function + ": " + error.getMessage());
    }
  }

  /// The digest in hexadecimal.
  static String digest(String algorithm, String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance(algorithm).digest(GoText.bytes(text)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String hmac(String message, String key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] bytes = key.isEmpty() ? new byte[1] : GoText.bytes(key);
      mac.init(new SecretKeySpec(bytes, StandardCharsets.US_ASCII.name()));
      return HexFormat.of().formatHex(mac.doFinal(GoText.bytes(message)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
