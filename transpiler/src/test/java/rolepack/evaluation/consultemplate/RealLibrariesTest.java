package rolepack.evaluation.consultemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rolepack.generated.functions.ConsulTemplateVersion;

/// Compares functions with the Go libraries that consul-template uses for them, as Debian has them:
/// sprig, yaml.v2, BurntSushi/toml, x/text and Go's own.
class RealLibrariesTest {
  private static final int COUNT = Integer.getInteger("rolepack.goCalls", 4000);
  private static final Path LIBRARIES = Path.of("/usr/share/gocode/src");
  private static final List<String> NEEDED =
      List.of(
          "github.com/Masterminds/sprig",
          "github.com/BurntSushi/toml",
          "golang.org/x/text/cases",
          "gopkg.in/yaml.v2");

  @Test
  void everyCallGivesWhatTheLibrariesGive() throws Exception {
    for (String needed : NEEDED) {
      assumeTrue(Files.isDirectory(LIBRARIES.resolve(needed)), "needs Debian's " + needed);
    }
    List<String> templates = new RandomCalls(Long.getLong("rolepack.seed", 20261122)).many(COUNT);
    List<RenderResult> expected = real(templates);
    assertThat(expected).hasSameSizeAs(templates);
    List<String> wrong = new ArrayList<>();
    int outputs = 0;
    for (int index = 0; index < templates.size(); index++) {
      RenderResult real = expected.get(index);
      RenderResult ours =
          ConsulTemplate.render(
              templates.get(index),
              ConsulData.EMPTY,
              Map.of(),
              Map.of(),
              new ConsulTemplateVersion(0, 32, 0));
      outputs += real instanceof RenderResult.Output ? 1 : 0;
      if (real instanceof RenderResult.Output
          ? !real.equals(ours)
          : !(ours instanceof RenderResult.Failed)) {
        wrong.add(templates.get(index) + "\n  Go:   " + real + "\n  ours: " + ours);
      }
    }
    assertThat(outputs).as("templates without an error").isGreaterThan(COUNT / 3);
    assertThat(wrong).isEmpty();
  }

  private static List<RenderResult> real(List<String> templates) throws Exception {
    String go = System.getenv().getOrDefault("GO", "go");
    Path in = Files.createTempFile("calls", ".in");
    Path out = Files.createTempFile("calls", ".out");
    Path error = Files.createTempFile("calls", ".err");
    Files.write(
        in,
        templates.stream().map(each -> Base64.getEncoder().encodeToString(utf8(each))).toList());
    ProcessBuilder builder =
        new ProcessBuilder(
                go,
                "run",
                Path.of("src/test/resources/consultemplate/render.go").toAbsolutePath().toString())
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(error.toFile());
    builder.environment().put("GO111MODULE", "off");
    builder.environment().put("GOPATH", LIBRARIES.getParent().toString());
    builder.environment().put("GOCACHE", Path.of("target/go-cache").toAbsolutePath().toString());
    int exit = 0;
    try {
      exit = builder.start().waitFor();
    } catch (java.io.IOException missing) {
      assumeTrue(false, "needs go, of the package golang-go");
    }
    if (exit != 0) {
      throw new AssertionError("render.go failed: " + Files.readString(error));
    }
    List<RenderResult> results = new ArrayList<>();
    for (String line : Files.readAllLines(out)) {
      String text =
          new String(Base64.getDecoder().decode(line.substring(1)), StandardCharsets.UTF_8);
      results.add(
          line.charAt(0) == 'o' ? new RenderResult.Output(text) : new RenderResult.Failed(text));
    }
    return results;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
