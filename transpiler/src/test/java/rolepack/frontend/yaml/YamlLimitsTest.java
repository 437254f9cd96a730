package rolepack.frontend.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rolepack.diagnostics.Diagnostic;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SourceFile;

/// Hostile input ends in a diagnostic, soon, and never in an exception.
class YamlLimitsTest {
  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "? ", "[{", "{? "})
  void deepNestingIsRefused(String opening) {
    assertThat(kind(opening.repeat(100_000)))
        .isIn(DiagnosticKind.TOO_DEEP, DiagnosticKind.INVALID_YAML);
  }

  @Test
  void deepBlocksAreRefused() {
    StringBuilder deep = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      deep.append(" ".repeat(i)).append("k:\n");
    }
    assertThat(kind(deep.toString())).isEqualTo(DiagnosticKind.TOO_DEEP);
  }

  @Test
  void theDepthThatIsAllowedIsRead() {
    assertThat(read("[".repeat(199) + "]".repeat(199)).sorted()).isEmpty();
    assertThat(kind("[".repeat(201) + "]".repeat(201))).isEqualTo(DiagnosticKind.TOO_DEEP);
  }

  @Test
  void aliasesThatMultiplyAreRefused() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 40; i++) {
      String items = ("*a" + (i - 1) + ", ").repeat(9);
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, items));
    }
    assertThat(kind(bomb.toString())).isEqualTo(DiagnosticKind.TOO_MANY_ALIASES);
  }

  @Test
  void mergesThatMultiplyAreRefused() {
    StringBuilder bomb = new StringBuilder("a0: &a0 {k: v}\n");
    for (int i = 1; i < 100; i++) {
      bomb.append(
          "a%d: &a%d {<<: [%s], k%d: v}\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9), i));
    }
    assertThat(kind(bomb.toString())).isEqualTo(DiagnosticKind.TOO_MANY_ALIASES);
  }

  @Test
  void aliasesThatNestAreRefused() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 1000; i++) {
      bomb.append("a%d: &a%d [*a%d]\n".formatted(i, i, i - 1));
    }
    assertThat(kind(bomb.toString())).isEqualTo(DiagnosticKind.TOO_DEEP);
  }

  @Test
  void anAliasInItsOwnAnchorIsRefused() {
    assertThat(kind("&a [*a]")).isEqualTo(DiagnosticKind.INVALID_YAML);
    assertThat(kind("&a {k: [x, {y: *a}]}")).isEqualTo(DiagnosticKind.INVALID_YAML);
  }

  @Test
  void ordinaryAliasesAreRead() {
    String uses = "- *a\n".repeat(5000);
    assertThat(read("- &a {k: [1, 2, 3]}\n" + uses).sorted()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a", " ", "\n", "- a\n", "a: b\n", "\"", "'", "|\n", "#", "\t", "%", "&a ", "!", ":",
        "a: \"\n", "? a\n", "a, ", "x: 😀 ", "--- a\n", "9", "[a, ", "- - ", "\\", "a:\n ",
        "  # c\n"
      })
  void aLongFileTakesLittleTime(String piece) {
    String text = piece.repeat(4_000_000 / piece.length());
    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read(text));
    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read("a: [" + text));
  }

  @Test
  void nothingBreaksTheReader() {
    RandomGenerator random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      char[] characters = new char[random.nextInt(60)];
      for (int j = 0; j < characters.length; j++) {
        characters[j] =
            (char) (random.nextInt(4) == 0 ? random.nextInt(0x10000) : random.nextInt(128));
      }
      read(new String(characters));
      String seed = YamlSeeds.DOCUMENTS.get(random.nextInt(YamlSeeds.DOCUMENTS.size()));
      read(seed.substring(0, random.nextInt(seed.length() + 1)));
    }
  }

  @Test
  void noTextIsNoDocument() {
    for (String each :
        List.of("", "\n", "# only a comment", "---\n", "\uFEFF", "\r\n", "---\n...\n")) {
      Diagnostics diagnostics = new Diagnostics();
      assertThat(YamlReader.read(new SourceFile("a.yml", each), diagnostics))
          .hasValueSatisfying(node -> assertThat(node).isInstanceOf(YamlNode.Null.class));
      assertThat(diagnostics.sorted()).isEmpty();
    }
  }

  @Test
  void anEncryptedFileIsAVaultedValue() {
    String text = "$ANSIBLE_VAULT;1.1;AES256\n3132\n";
    assertThat(YamlReader.read(new SourceFile("a.yml", text), new Diagnostics()))
        .hasValueSatisfying(node -> assertThat(node).isInstanceOf(YamlNode.Vault.class));
  }

  @Test
  void aSecondDocumentIsRefusedWhereOneIsRead() {
    SourceFile file = new SourceFile("a.yml", "a: b\n---\nc: d\n");
    Diagnostics diagnostics = new Diagnostics();
    assertThat(YamlReader.read(file, diagnostics)).isEmpty();
    assertThat(diagnostics.sorted())
        .singleElement()
        .extracting(each -> each.span().startLine())
        .isEqualTo(3);
    assertThat(YamlReader.readAll(file, new Diagnostics())).hasSize(2);
  }

  private static DiagnosticKind kind(String text) {
    List<Diagnostic> reported = read(text).sorted();
    assertThat(reported).hasSize(1);
    return reported.getFirst().kind();
  }

  private static Diagnostics read(String text) {
    Diagnostics diagnostics = new Diagnostics();
    YamlReader.readAll(new SourceFile("a.yml", text), diagnostics);
    return diagnostics;
  }
}
