package rolepack.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import rolepack.frontend.Oracle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Compares what the scripts leave with what Ansible's own modules leave, after one run and after
/// two.
final class EditComparison {
  private final Path temporary;
  private final List<EditCase> all;
  private final List<String> answers;

  EditComparison(Path temporary, List<EditCase> all) throws Exception {
    this.temporary = temporary;
    this.all = List.copyOf(all);
    StringBuilder input = new StringBuilder();
    all.forEach(each -> input.append(each.json()).append('\n'));
    this.answers = Oracle.run("lineedit.py", input.toString());
    assertThat(answers).hasSameSizeAs(all);
  }

  /// Compares every nth case, with one awk.
  ///
  /// @return how many cases both could do
  int compare(int nth, String awk) throws Exception {
    Optional<Path> folder = folder(awk);
    if (folder.isEmpty()) {
      System.out.println("EditComparison: " + awk + " is not there");
      return 0;
    }
    List<EditCase> cases = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int at = 0; at < all.size(); at += nth) {
      cases.add(all.get(at));
      expected.add(answers.get(at));
    }
    List<String> wrong = new ArrayList<>();
    Map<String, Integer> compared = new TreeMap<>();
    List<Optional<List<String>>> results = run(cases, folder.get(), awk);
    for (int at = 0; at < cases.size(); at++) {
      JsonNode answer = new ObjectMapper().readTree(expected.get(at));
      // Where Ansible fails, a script leaves the file as it is.
      if (results.get(at).isEmpty() || answer.get(0).asString("").equals("failed")) {
        continue;
      }
      compared.merge(cases.get(at).module(), 1, Integer::sum);
      for (int run = 0; run < 2; run++) {
        String actual = results.get(at).get().get(run);
        if (!actual.equals(answer.get(run).asString(""))
            && !answer.get(run).asString("").equals("failed")) {
          wrong.add(
              "%s, run %d: %s instead of %s"
                  .formatted(cases.get(at).json(), run + 1, Oracle.quote(actual), answer.get(run)));
        }
      }
    }
    System.out.println(
        "EditComparison: %s compared %s of %d".formatted(awk, compared, cases.size()));
    assertThat(wrong.subList(0, Math.min(wrong.size(), 10))).as(awk).isEmpty();
    return compared.values().stream().mapToInt(each -> each).sum();
  }

  /// A folder in which `awk` is the awk of that name; empty where it is not installed.
  private Optional<Path> folder(String awk) throws IOException {
    for (String each : List.of("/usr/bin/", "/bin/")) {
      if (Files.isExecutable(Path.of(each + awk))) {
        Path folder = Files.createDirectories(temporary.resolve("with-" + awk));
        Path wrapper = folder.resolve("awk");
        String name = awk.equals("busybox") ? "busybox awk" : awk;
        Files.writeString(wrapper, "#!/bin/sh\nexec %s%s \"$@\"\n".formatted(each, name));
        assertThat(wrapper.toFile().setExecutable(true)).isTrue();
        return Optional.of(folder);
      }
    }
    return Optional.empty();
  }

  /// What each script leaves after one run and after two; empty where there is no script.
  private List<Optional<List<String>>> run(List<EditCase> cases, Path folder, String awk)
      throws Exception {
    Path files = Files.createDirectories(temporary.resolve("files-" + awk));
    StringBuilder all = new StringBuilder("set -u\n");
    List<Boolean> scripted = new ArrayList<>();
    for (int at = 0; at < cases.size(); at++) {
      Path file = files.resolve("file-" + at);
      if (cases.get(at).text().isPresent()) {
        Files.writeString(file, cases.get(at).text().get());
      }
      Optional<List<String>> script = cases.get(at).script(file);
      scripted.add(script.isPresent());
      if (script.isPresent()) {
        String text = String.join("\n", script.get()) + "\n";
        all.append(text).append("cp %1$s %1$s.1 2>/dev/null || :\n".formatted(file)).append(text);
      }
    }
    Path script = Files.writeString(files.resolve("script.sh"), all);
    Path log = files.resolve("log");
    ProcessBuilder process =
        new ProcessBuilder("sh", script.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    process.environment().merge("PATH", folder + ":", (path, first) -> first + path);
    assertThat(process.start().waitFor()).as(Files.readString(log)).isZero();
    // Where Ansible fails, too.
    assertThat(Files.readAllLines(log))
        .as(awk + " says")
        .allMatch(each -> each.endsWith(" cannot be read"));
    List<Optional<List<String>>> results = new ArrayList<>();
    for (int at = 0; at < cases.size(); at++) {
      String name = "file-" + at;
      results.add(
          scripted.get(at)
              ? Optional.of(
                  List.of(content(files.resolve(name + ".1")), content(files.resolve(name))))
              : Optional.empty());
    }
    return results;
  }

  private static String content(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
  }
}
