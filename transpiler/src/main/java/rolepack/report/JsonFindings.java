package rolepack.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import rolepack.verify.OutputFinding;

/// What is wrong with an output, as JSON.
///
/// ```
/// {"findings": [{"file", "message"}]}
/// ```
public final class JsonFindings {
  private JsonFindings() {}

  /// One object, ended by a newline.
  public static String print(List<OutputFinding> findings) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = new JsonFactory().createGenerator(text)) {
      generator.useDefaultPrettyPrinter();
      JsonOutput json = new JsonOutput(generator);
      json.startObject();
      json.startArray("findings");
      for (OutputFinding each : findings) {
        json.startObject();
        json.text("file", each.file());
        json.text("message", each.message());
        json.endObject();
      }
      json.endArray();
      json.endObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.append('\n').toString();
  }
}
