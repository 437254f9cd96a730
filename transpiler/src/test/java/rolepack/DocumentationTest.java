package rolepack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rolepack.cli.Environment;
import rolepack.cli.Main;

/// Holds what the documentation promises to what is there.
class DocumentationTest {
  private static final Path TOP = Path.of("..");
  private static final Pattern BLOCK = Pattern.compile("(?m)^```\\w*\n([^`]*)^```$");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(#[^)]*)?\\)");

  private static String read(String file) throws IOException {
    return Files.readString(TOP.resolve(file));
  }

  private static List<String> commands(String text) {
    List<String> commands = new ArrayList<>();
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      block.group(1).lines().forEach(commands::add);
    }
    return commands;
  }

  @Test
  void theFirstTwoCommandsOfTheReadmeAreTheDemoAndTheTests() throws Exception {
    List<String> commands = commands(read("README.md"));
    commands.removeIf(each -> each.startsWith("out/"));
    assertThat(commands.getFirst()).startsWith("./rolepack convert fixtures/demo -o out");
    assertThat(commands).element(1).isEqualTo("mvn -B verify");
  }

  @Test
  void theDemoGivesTheFilesThatTheReadmeShows(@TempDir Path folder) throws Exception {
    int exit =
        Main.run(
            new String[] {"convert", "../fixtures/demo", "-o", folder.resolve("out").toString()},
            new PrintStream(OutputStream.nullOutputStream()),
            new PrintStream(OutputStream.nullOutputStream()),
            new Environment(Map.of(), Path.of(""), false, false));
    assertThat(exit).isZero();
    List<String> shown =
        commands(read("README.md")).stream().filter(each -> each.startsWith("out/")).toList();
    assertThat(shown).hasSizeGreaterThan(3);
    for (String line : shown) {
      assertThat(folder.resolve(line.split(" ")[0].replace("...", ""))).as(line).exists();
    }
  }

  @Test
  void continuousIntegrationEndsWithTheReadmesSecondCommand() throws Exception {
    assertThat(read(".ci/run").strip()).endsWith("\nexec mvn -B verify");
    assertThat(TOP.resolve(".ci/run")).isExecutable();
    assertThat(TOP.resolve("rolepack")).isExecutable();
  }

  @Test
  void everyLinkLeadsSomewhere() throws Exception {
    List<String> dead = new ArrayList<>();
    try (Stream<Path> docs = Files.list(TOP.resolve("docs"))) {
      List<Path> pages =
          Stream.concat(docs, Stream.of(TOP.resolve("README.md"), TOP.resolve("CONTRIBUTING.md")))
              .filter(each -> each.toString().endsWith(".md"))
              .toList();
      for (Path page : pages) {
        Matcher link = LINK.matcher(Files.readString(page));
        while (link.find()) {
          if (!link.group(1).contains(":") && !Files.exists(page.resolveSibling(link.group(1)))) {
            dead.add(page + ": " + link.group(1));
          }
        }
      }
    }
    assertThat(dead).isEmpty();
  }

  @Test
  void theLicenceIsApache2() throws Exception {
    assertThat(read("LICENSE")).contains("Apache License").contains("Version 2.0, January 2004");
  }
}
