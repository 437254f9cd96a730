package rolepack.evaluation.consultemplate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import rolepack.evaluation.Json;
import rolepack.evaluation.Value;

/// What real consul-templates rendered: the cases beside this project.
final class ConsulTemplateRecordings {
  static final Path FILE = Path.of("../../shared/conformance/consul-template/cases.jsonl");

  private ConsulTemplateRecordings() {}

  /// One recorded case.
  ///
  /// @param expected what came out, by version
  record Case(
      String id,
      String area,
      String template,
      ConsulData data,
      Map<String, String> environment,
      Map<String, String> files,
      Value.Dict expected) {
    /// What came out of one version.
    RenderResult expected(String version) {
      Value result = ConsulDataReader.member(expected, version);
      if (ConsulDataReader.member(result, "output") instanceof Value.Str output) {
        return new RenderResult.Output(output.text());
      }
      return ConsulDataReader.member(result, "error") instanceof Value.Str error
          ? new RenderResult.Failed(error.text())
          : new RenderResult.Blocks(List.of());
    }
  }

  static List<Case> read() throws IOException, InvalidData {
    List<Case> cases = new ArrayList<>();
    for (String line : Files.readAllLines(FILE)) {
      Value value = Json.read(line);
      cases.add(
          new Case(
              text(value, "id"),
              text(value, "area"),
              text(value, "template"),
              ConsulDataReader.read(ConsulDataReader.member(value, "data")),
              ConsulDataReader.texts("env", ConsulDataReader.member(value, "env")),
              ConsulDataReader.texts("files", ConsulDataReader.member(value, "files")),
              (Value.Dict) ConsulDataReader.member(value, "expect")));
    }
    return cases;
  }

  private static String text(Value value, String name) {
    return ((Value.Str) ConsulDataReader.member(value, name)).text();
  }
}
