package rolepack.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The few forms of JSON that the report is made of.
final class JsonOutput {
  private final JsonGenerator generator;

  JsonOutput(JsonGenerator generator) {
    this.generator = generator;
  }

  void startObject() throws IOException {
    generator.writeStartObject();
  }

  void startObject(String name) throws IOException {
    generator.writeObjectFieldStart(name);
  }

  void endObject() throws IOException {
    generator.writeEndObject();
  }

  void startArray(String name) throws IOException {
    generator.writeArrayFieldStart(name);
  }

  void endArray() throws IOException {
    generator.writeEndArray();
  }

  void text(String name, String value) throws IOException {
    generator.writeStringField(name, value);
  }

  /// The text, or `null`.
  void text(String name, Optional<String> value) throws IOException {
    if (value.isPresent()) {
      text(name, value.get());
    } else {
      nothing(name);
    }
  }

  void nothing(String name) throws IOException {
    generator.writeNullField(name);
  }

  void number(String name, long value) throws IOException {
    generator.writeNumberField(name, value);
  }

  void flag(String name, boolean value) throws IOException {
    generator.writeBooleanField(name, value);
  }

  void texts(String name, List<String> values) throws IOException {
    startArray(name);
    for (String each : values) {
      generator.writeString(each);
    }
    endArray();
  }

  void counts(String name, Counts counts) throws IOException {
    startObject(name);
    number("total", counts.total());
    number("packaged", counts.packaged());
    number("templated", counts.templated());
    number("folded", counts.folded());
    number("residual", counts.residual());
    endObject();
  }
}
