package rolepack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What stays of both corpora passes Ansible 2.14's `--syntax-check`, written with `--modernize`.
class ModernResidualTest {
  private static final Path ANSIBLE = Path.of("/usr/bin/ansible-playbook");

  /// A module of the original site that is not in the corpus.
  private static final String KUBE = "#!/usr/bin/python\n";

  @ParameterizedTest
  @CsvSource({"mantl-2015, terraform.sample.yml", "mantl-1.3.0, sample.yml"})
  void playbooksOfTheCorpusPassTheSyntaxCheck(String name, String chosen, @TempDir Path work)
      throws Exception {
    Path corpus = Path.of("../../shared/corpus", name);
    assumeTrue(Files.isDirectory(corpus), "needs ../shared/corpus/" + name);
    assumeTrue(Files.isExecutable(ANSIBLE), "needs " + ANSIBLE);
    Path output = work.resolve("out");
    ConvertedRepository.convert(corpus, output, "--playbook", chosen, "--modernize", "-q");
    Files.writeString(Files.createDirectory(work.resolve("library")).resolve("kube.py"), KUBE);
    List<Path> playbooks = playbooks(output.resolve("residual"));
    assertThat(playbooks).isNotEmpty();
    for (Path playbook : playbooks) {
      assertThat(syntaxCheck(playbook, work)).as(playbook.getFileName().toString()).isEmpty();
    }
  }

  private static List<Path> playbooks(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(each -> each.toString().endsWith(".yml"))
          .filter(ModernResidualTest::hasPlays)
          .sorted()
          .toList();
    }
  }

  private static boolean hasPlays(Path file) {
    try {
      return Files.readString(file).contains("hosts:");
    } catch (IOException problem) {
      throw new AssertionError(problem);
    }
  }

  /// What the check complains about; nothing where it passes.
  private static String syntaxCheck(Path playbook, Path work) throws Exception {
    Path log = work.resolve("log");
    ProcessBuilder check =
        new ProcessBuilder(
                ANSIBLE.toString(), "--syntax-check", "-i", "localhost,", playbook.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    check.environment().put("ANSIBLE_LIBRARY", work.resolve("library").toString());
    check.environment().put("ANSIBLE_NOCOLOR", "1");
    return check.start().waitFor() == 0 ? "" : Files.readString(log);
  }
}
