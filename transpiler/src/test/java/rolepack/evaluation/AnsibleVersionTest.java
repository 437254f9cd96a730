package rolepack.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.jinja.TemplateParser;
import rolepack.source.SourceFile;

/// What the recordings say of Ansible 1.9, and what 2.14 does instead.
class AnsibleVersionTest {
  private static String render(AnsibleVersion version, String text, String variable) {
    Scope scope =
        name ->
            name.equals("x")
                ? Optional.of(new Binding.Written(WrittenValue.of(Value.of(variable))))
                : Optional.empty();
    return version.evaluate(
        () ->
            Evaluator.render(
                TemplateParser.parseFile(new SourceFile("t", text), new Diagnostics())
                    .orElseThrow(),
                scope));
  }

  @Test
  void theNewlineAfterTheTemplateOfAVariable() {
    String variable = "{% if true %}a{% endif %}{{ 1 }}\n";
    assertThat(render(AnsibleVersion.V1_9, "[{{ x }}]\n", variable)).isEqualTo("[a1]\n");
    assertThat(render(AnsibleVersion.V2_14, "[{{ x }}]\n", variable)).isEqualTo("[a1\n]\n");
  }

  @Test
  void base64OfLettersThatAreNotAscii() {
    assertThat(render(AnsibleVersion.V2_14, "{{ x | b64encode }}", "é")).isEqualTo("w6k=");
    assertThat(render(AnsibleVersion.V1_9, "{{ x | b64encode }}", "e")).isEqualTo("ZQ==");
    assertThatExceptionOfType(EvaluationException.Failed.class)
        .isThrownBy(() -> render(AnsibleVersion.V1_9, "{{ x | b64encode }}", "é"));
  }

  @Test
  void withoutAVersionItIsTheNewerOne() {
    Scope scope = Scope.of(Map.of("x", Value.of("é")));
    assertThat(
            Evaluator.render(
                TemplateParser.parseFile(
                        new SourceFile("t", "{{ x | b64encode }}"), new Diagnostics())
                    .orElseThrow(),
                scope))
        .isEqualTo("w6k=");
  }
}
