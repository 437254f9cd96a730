package rolepack.backend.consultemplate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rolepack.generated.functions.ConsulTemplateVersion;
import rolepack.plan.RenderedFile;
import rolepack.plan.TemplateStanza;
import rolepack.rewrite.Compilation;
import rolepack.source.SourceFile;

class StanzaTextTest {
  private static final ConsulTemplateVersion NEW = new ConsulTemplateVersion(0, 28, 1);

  private static TemplateStanza stanza(
      String destination,
      Optional<String> owner,
      Optional<String> group,
      boolean option,
      Optional<String> command) {
    return new TemplateStanza(
        "a.conf.ctmpl",
        "/etc/consul-template/templates/acme-a/",
        destination,
        new RenderedFile(
            "roles/a/templates/a.conf.j2",
            "a.conf",
            "x\n",
            destination,
            false,
            0600,
            owner,
            group,
            true,
            Optional.empty(),
            List.of(),
            new Compilation.Validation(1, 1, 0),
            new SourceFile("roles/a/tasks/main.yml", "- a: b\n").span()),
        option,
        command);
  }

  @Test
  void saysWhatAVersionCanRead() {
    TemplateStanza stanza =
        stanza("/etc/a", Optional.of("5"), Optional.of("lamps"), true, Optional.of("true"));
    assertThat(StanzaText.of(List.of(stanza), NEW))
        .isEqualTo(
            """
            template {
              source      = "/etc/consul-template/templates/acme-a/a.conf.ctmpl"
              destination = "/etc/a"
              perms       = 0600
              uid         = 5
              group       = "lamps"
              backup      = true
              command     = "true"
            }
            """);
    assertThat(StanzaText.of(List.of(stanza), new ConsulTemplateVersion(0, 10, 0)))
        .doesNotContain("perms")
        .doesNotContain("backup")
        .doesNotContain("uid")
        .contains("command     = \"true\"");
  }

  @Test
  void protectsTexts() {
    TemplateStanza stanza =
        stanza("/etc/a\"b\\c", Optional.empty(), Optional.empty(), false, Optional.empty());
    assertThat(StanzaText.of(List.of(stanza), NEW))
        .contains("destination = \"/etc/a\\\"b\\\\c\"\n")
        .doesNotContain("command");
  }
}
