package rolepack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rolepack.diagnostics.Diagnostic;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.DiagnosticPrinter;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.ReadOptions;
import rolepack.frontend.RepositoryReader;
import rolepack.ir.Repository;
import rolepack.ir.Role;

/// The front end alone on a repository with everything wrong: each defect is reported at its place,
/// the rest is read.
class ReadBadRepositoryTest {
  @TempDir Path folder;

  @Test
  void everyDefectIsReportedAndTheRestIsRead() throws Exception {
    BadRepository bad =
        new BadRepository(folder.resolve("repository"), folder.resolve("outside"))
            .with(
                BadRepository.parts().stream()
                    .filter(each -> !each.name().equals("deep template"))
                    .toList());
    Diagnostics diagnostics = new Diagnostics();
    Repository repository =
        Assertions.assertTimeout(
            Duration.ofSeconds(20),
            () -> RepositoryReader.read(ReadOptions.of(bad.folder()), diagnostics));
    List<Diagnostic> reported = diagnostics.sorted();
    assertThat(bad.defects())
        .filteredOn(each -> each.kind() != DiagnosticKind.VARIABLE_CYCLE)
        .allSatisfy(defect -> assertThat(reported).anyMatch(each -> matches(each, defect)));
    assertThat(reported)
        .allSatisfy(
            each -> assertThatCode(() -> DiagnosticPrinter.print(each)).doesNotThrowAnyException());
    assertThat(repository.roles())
        .filteredOn(each -> each.name().startsWith("healthy"))
        .hasSize(2)
        .noneMatch(Role::failed)
        .allMatch(each -> each.main().orElseThrow().tasks().size() == 1);
    assertThat(repository.roles())
        .filteredOn(Role::failed)
        .extracting(Role::name)
        .contains("broken-yaml", "not-utf8", "ten-megabytes", "alias-bomb", "deep-yaml")
        .doesNotContain("broken-template", "include-cycle", "cycle-one", "cycle-two");
    assertThat(repository.toString()).doesNotContain("stolen-from-outside");
  }

  private static boolean matches(Diagnostic diagnostic, BadRepository.Defect defect) {
    int line = diagnostic.span().startLine();
    return diagnostic.kind() == defect.kind()
        && diagnostic.span().file().path().equals(defect.file())
        && line >= defect.firstLine()
        && line <= defect.lastLine();
  }

  @Test
  void aLargeRepositoryIsReadInLinearTime() throws Exception {
    read("small", 30);
    long small = read("small", 30);
    long large = read("large", 300);
    assertThat(large).as("ten times the roles").isLessThan(40 * Math.max(small, 20_000_000));
  }

  /// @return nanoseconds
  private long read(String name, int roles) throws Exception {
    Path top = folder.resolve(name);
    for (int role = 0; role < roles; role++) {
      Path tasks =
          java.nio.file.Files.createDirectories(top.resolve("roles/r%d/tasks".formatted(role)));
      java.nio.file.Files.writeString(
          tasks.resolve("main.yml"),
          "- copy: src={{ a }} dest=/etc/x\n  when: b == 1\n- include: next.yml\n".repeat(5));
      java.nio.file.Files.writeString(tasks.resolve("next.yml"), "- command: ls\n".repeat(10));
    }
    long start = System.nanoTime();
    Repository repository = RepositoryReader.read(ReadOptions.of(top), new Diagnostics());
    assertThat(repository.taskFiles()).hasSize(2 * roles);
    return System.nanoTime() - start;
  }
}
