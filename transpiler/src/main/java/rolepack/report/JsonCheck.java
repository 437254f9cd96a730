package rolepack.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import rolepack.verify.FixtureDifference;
import rolepack.verify.FixtureResult;

/// The results of a check, as JSON.
///
/// ```
/// {"cases": [{"name", "result": "ok|differs|new|unusable|crashed", "message": null,
///   "differences": [{"path", "kind": "changed|new|stale", "diff": null}]}]}
/// ```
public final class JsonCheck {
  private JsonCheck() {}

  /// One object, ended by a newline.
  public static String print(List<FixtureResult> results) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = new JsonFactory().createGenerator(text)) {
      generator.useDefaultPrettyPrinter();
      JsonOutput json = new JsonOutput(generator);
      json.startObject();
      json.startArray("cases");
      for (FixtureResult result : results) {
        write(result, json);
      }
      json.endArray();
      json.endObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.append('\n').toString();
  }

  private static void write(FixtureResult result, JsonOutput json) throws IOException {
    json.startObject();
    json.text("name", result.name());
    json.text("result", result.word());
    if (result instanceof FixtureResult.Unusable unusable) {
      json.text("message", unusable.sentence());
    } else {
      json.nothing("message");
    }
    json.startArray("differences");
    if (result instanceof FixtureResult.Different different) {
      for (FixtureDifference difference : different.differences()) {
        write(difference, json);
      }
    }
    json.endArray();
    json.endObject();
  }

  private static void write(FixtureDifference difference, JsonOutput json) throws IOException {
    json.startObject();
    json.text("path", difference.path());
    switch (difference) {
      case FixtureDifference.New _ -> kind("new", json);
      case FixtureDifference.Stale _ -> kind("stale", json);
      case FixtureDifference.Changed changed -> {
        json.text("kind", "changed");
        json.text("diff", changed.diff());
      }
    }
    json.endObject();
  }

  private static void kind(String kind, JsonOutput json) throws IOException {
    json.text("kind", kind);
    json.nothing("diff");
  }
}
