package rolepack.evaluation.consultemplate;

import java.util.zip.Adler32;
import rolepack.evaluation.gotemplate.GoFunctionError;
import rolepack.evaluation.gotemplate.GoText;

/// Sprig's base64, base32 and digests; what cannot be decoded becomes the error's text.
final class SprigEncodings {
  private SprigEncodings() {}

  static void addTo(SprigTable table) {
    table.addText("b64enc", text -> Base64Text.encode(text, false));
    table.addText("b64dec", SprigEncodings::decode64);
    table.addText("b32enc", text -> Base32Text.encode(GoText.bytes(text)));
    table.addText("b32dec", SprigEncodings::decode32);
    table.addText("sha1sum", text -> HashFunctions.digest("SHA-1", text));
    table.addText("sha256sum", text -> HashFunctions.digest("SHA-256", text));
    table.addText("adler32sum", SprigEncodings::adler32);
  }

  private static String decode64(String text) {
    try {
      return Base64Text.decode(text, false);
    } catch (GoFunctionError error) {
      return error.getMessage();
    }
  }

  private static String decode32(String text) {
    try {
      return GoText.of(Base32Text.decode(text));
    } catch (GoFunctionError error) {
      return error.getMessage();
    }
  }

  private static String adler32(String text) {
    Adler32 sum = new Adler32();
    sum.update(GoText.bytes(text));
    return Long.toString(sum.getValue());
  }
}
