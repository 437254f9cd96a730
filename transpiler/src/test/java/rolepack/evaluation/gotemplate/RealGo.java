package rolepack.evaluation.gotemplate;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rolepack.frontend.Oracle;

/// Renders templates with Go's own text/template (`golang-go` of Debian); skips the test where
/// there is no Go.
final class RealGo {
  private static final Pattern RESULT =
      Pattern.compile("\\{(?:\"(output|error)\":\"([^\"]*)\")?\\}");

  private RealGo() {}

  /// What one template gives.
  ///
  /// @param error whether the text is the message of an error
  record Result(boolean error, String text) {}

  static List<Result> render(List<String> templates, MissingKey missingKey, String data)
      throws IOException, InterruptedException {
    String go = System.getenv().getOrDefault("GO", "go");
    assumeTrue(exists(go), "needs go, of the package golang-go");
    StringBuilder input = new StringBuilder("{\"data\":").append(data).append(",\"cases\":[");
    String separator = "";
    for (String template : templates) {
      input.append(separator).append("{\"template\":").append(Oracle.quote(template));
      input.append(",\"missingkey\":\"").append(option(missingKey)).append("\"}");
      separator = ",";
    }
    Path in = Files.createTempFile("templates", ".json");
    Path out = Files.createTempFile("templates", ".out");
    Path error = Files.createTempFile("templates", ".err");
    Files.writeString(in, input.append("]}"));
    ProcessBuilder builder =
        new ProcessBuilder(
                go,
                "run",
                Path.of("src/test/resources/gotemplate/render.go").toAbsolutePath().toString())
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(error.toFile());
    builder.environment().put("GO111MODULE", "off");
    builder.environment().put("GOCACHE", Path.of("target/go-cache").toAbsolutePath().toString());
    if (builder.start().waitFor() != 0) {
      throw new AssertionError("render.go failed: " + Files.readString(error));
    }
    return results(Files.readString(out));
  }

  private static List<Result> results(String json) {
    List<Result> results = new ArrayList<>();
    Matcher matcher = RESULT.matcher(json);
    while (matcher.find()) {
      String encoded = matcher.group(2) == null ? "" : matcher.group(2);
      byte[] bytes = Base64.getDecoder().decode(encoded);
      boolean error = "error".equals(matcher.group(1));
      results.add(new Result(error, new String(bytes, StandardCharsets.ISO_8859_1)));
    }
    return results;
  }

  private static String option(MissingKey missingKey) {
    return switch (missingKey) {
      case DEFAULT -> "default";
      case ZERO -> "zero";
      case ERROR -> "error";
    };
  }

  private static boolean exists(String go) throws InterruptedException {
    try {
      return new ProcessBuilder(go, "version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException _) {
      return false;
    }
  }
}
