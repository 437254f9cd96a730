package rolepack.frontend.jinja;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Asks the real Jinja2, in one Python process, what it makes of templates.
final class JinjaOracle {
  private static final Path PYTHON = Path.of("/usr/bin/python3");
  private static final Path SCRIPTS = Path.of("src/test/resources/oracles");
  private static final JsonFactory JSON = new JsonFactory();

  private JinjaOracle() {}

  /// A template and how it is read: `plain`, `file`, `inline`, `expression` or `condition`.
  record Request(String kind, String text, String place) {}

  /// Jinja2's answer: whether it accepts the template, and if so its free variables and its tree.
  record Answer(boolean accepted, String error, Set<String> free, String tree) {}

  /// Skips the test where Python or what it imports is missing.
  static void assumePresent(String... modules) {
    assumeTrue(Files.isExecutable(PYTHON), "no " + PYTHON);
    for (String module : modules) {
      assumeTrue(
          run(List.of("-c", "import " + module), "").exit() == 0,
          "Debian's python3 has no " + module);
    }
  }

  /// Every template below some folders.
  static List<Request> corpus(List<Path> roots) {
    List<String> command = new ArrayList<>();
    command.add(SCRIPTS.resolve("jinja_corpus.py").toString());
    roots.forEach(each -> command.add(each.toString()));
    List<Request> found = new ArrayList<>();
    for (String line : lines(run(command, ""))) {
      Map<String, String> fields = object(line);
      found.add(new Request(fields.get("kind"), fields.get("text"), fields.get("place")));
    }
    return found;
  }

  /// The answers, in the order of the requests.
  static List<Answer> ask(List<Request> requests) {
    StringBuilder input = new StringBuilder();
    for (Request each : requests) {
      input.append("{\"kind\": ").append(Json.quoted(each.kind()));
      input.append(", \"text\": ").append(Json.quoted(each.text())).append("}\n");
    }
    List<Answer> answers = new ArrayList<>();
    String script = SCRIPTS.resolve("jinja_oracle.py").toString();
    for (String line : lines(run(List.of(script), input.toString()))) {
      answers.add(answer(line));
    }
    if (answers.size() != requests.size()) {
      throw new IllegalStateException(
          "asked %d times, got %d answers".formatted(requests.size(), answers.size()));
    }
    return answers;
  }

  private static Answer answer(String line) {
    try (JsonParser json = JSON.createParser(line)) {
      json.nextToken();
      boolean accepted = json.nextToken() == JsonToken.VALUE_TRUE;
      String error = json.nextTextValue();
      String free = json.nextTextValue();
      Set<String> names = new TreeSet<>();
      Stream.of(free.split(" ")).filter(each -> !each.isEmpty()).forEach(names::add);
      return new Answer(accepted, error, names, json.nextTextValue());
    } catch (IOException wrong) {
      throw new UncheckedIOException(line, wrong);
    }
  }

  private static Map<String, String> object(String line) {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser json = JSON.createParser(line)) {
      json.nextToken();
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        fields.put(name, json.nextTextValue());
      }
      return fields;
    } catch (IOException wrong) {
      throw new UncheckedIOException(line, wrong);
    }
  }

  private record Run(int exit, String output) {}

  private static List<String> lines(Run run) {
    if (run.exit() != 0) {
      throw new IllegalStateException(run.output());
    }
    return run.output().lines().toList();
  }

  private static Run run(List<String> arguments, String input) {
    List<String> command = new ArrayList<>();
    command.add(PYTHON.toString());
    command.addAll(arguments);
    try {
      Path in = Files.createTempFile("oracle", ".in");
      Path out = Files.createTempFile("oracle", ".out");
      try {
        Files.writeString(in, input, StandardCharsets.UTF_8);
        Process process =
            new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int exit = process.waitFor();
        return new Run(exit, Files.readString(out));
      } finally {
        Files.delete(in);
        Files.delete(out);
      }
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    } catch (InterruptedException wrong) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(wrong);
    }
  }
}
