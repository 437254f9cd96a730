package rolepack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Input is untrusted: whatever is wrong with a repository is reported with its place, and the rest
/// of it converts.
class BadRepositoryTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir private Path temporary;

  @Test
  void convertsWhatIsHealthy() throws Exception {
    BadRepository repository = repository().with(BadRepository.parts());
    check(repository);
  }

  @ParameterizedTest
  @MethodSource("rolepack.BadRepository#parts")
  void reportsEachDefectByItself(BadRepository.Part part) throws Exception {
    check(repository().with(List.of(part)));
  }

  private BadRepository repository() throws IOException {
    return new BadRepository(temporary.resolve("repository"), temporary.resolve("outside"));
  }

  private void check(BadRepository repository) throws Exception {
    SortedMap<String, String> before = ConvertedRepository.tree(temporary);
    ConvertedRepository result =
        assertTimeoutPreemptively(
            LONG,
            () ->
                ConvertedRepository.convert(
                    repository.folder(), temporary.resolve("out"), "--prefix", "acme"));
    assertThat(result.messages()).doesNotContain("Exception").doesNotContain("\tat ");
    assertThat(result.exit()).as(result.messages()).isEqualTo(repository.exit());
    for (BadRepository.Defect defect : repository.defects()) {
      assertThat(isReported(defect, result.messages()))
          .as("%s is not in%n%s", defect, result.messages())
          .isTrue();
    }
    checkHealthyRoles(result);
    checkNothingIsStolen(result);
    SortedMap<String, String> after = ConvertedRepository.tree(temporary);
    after.keySet().removeIf(each -> each.equals("out") || each.startsWith("out/"));
    assertThat(after).isEqualTo(before);
  }

  private static void checkHealthyRoles(ConvertedRepository result) {
    assertThat(result.payload("acme-healthy-files")).contains("/etc/lantern.conf");
    assertThat(result.dependencies("acme-healthy-packages")).contains("lantern");
    for (String role : List.of("healthy-files", "healthy-packages")) {
      assertThat(result.roles().get(role).get("status").asString()).isEqualTo("ported");
    }
  }

  private static void checkNothingIsStolen(ConvertedRepository result) throws IOException {
    for (String path : ConvertedRepository.tree(result.output()).keySet()) {
      Path file = result.output().resolve(path);
      if (Files.isRegularFile(file)) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as(path)
            .doesNotContain(BadRepository.OUTSIDE_TEXT)
            .doesNotContain("root:x:");
      }
    }
    assertThat(result.messages() + result.text()).doesNotContain(BadRepository.OUTSIDE_TEXT);
  }

  /// Its place, its code, the line with its number and a caret below it.
  private static boolean isReported(BadRepository.Defect defect, String messages) {
    for (int line = defect.firstLine(); line <= defect.lastLine(); line++) {
      String place = Pattern.quote(defect.file()) + ":" + line + ":\\d+: error: .*";
      String code = Pattern.quote("[" + defect.kind().code() + "]") + "\n";
      String shown = " +" + line + " \\| .*\n +\\| [ \t]*\\^+\n +hint: .+";
      if (Pattern.compile(place + code + shown).matcher(messages).find()) {
        return true;
      }
    }
    return false;
  }
}
