package rolepack.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
  private static final List<String> KNOWN =
      List.of("audit", "convert", "check", "playbook", "extra-vars", "mode", "owner");

  @ParameterizedTest
  @CsvSource({
    "audti, audit",
    "AUDIT, audit",
    "convrt, convert",
    "conevrt, convert",
    "playbok, playbook",
    "playbooks, playbook",
    "extra_vars, extra-vars",
    "mod, mode",
    "onwer, owner"
  })
  void aSlipIsUnderstood(String written, String meant) {
    assertThat(NearestName.of(written, KNOWN)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"x", "''", "install", "chckecking", "e"})
  void whatIsNothingLikeItGetsNoSuggestion(String written) {
    assertThat(NearestName.of(written, KNOWN)).isEmpty();
  }

  @Test
  void ofEquallyNearOnesItIsTheFirst() {
    assertThat(NearestName.of("cot", List.of("cat", "cut"))).contains("cat");
    assertThat(NearestName.of("cot", List.of("cut", "cat"))).contains("cut");
  }
}
