package rolepack.rewrite.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import rolepack.diagnostics.Diagnostics;
import rolepack.evaluation.consultemplate.RenderResult;
import rolepack.frontend.jinja.TemplateParser;
import rolepack.generated.functions.ConsulTemplateVersion;
import rolepack.rewrite.FixtureScope;
import rolepack.rewrite.scope.Layer;
import rolepack.rewrite.scope.Profile;
import rolepack.rewrite.scope.Reading;
import rolepack.rewrite.scope.Shape;
import rolepack.source.SourceFile;

/// Says of a wrong translation for which values it is wrong, and of no others.
class TranslationValidatorTest {
  private static final Profile PROFILE =
      new Profile(ConsulTemplateVersion.parse("0.41.4").orElseThrow());
  private static final Reading GROUP_NAMES =
      new Reading.Fact("group_names", "/etc/acme/facts/group_names", new Shape.ListOf(Shape.TEXT));
  private static final Reading HOST_NAME =
      new Reading.Fact("inventory_hostname", "/etc/acme/facts/inventory_hostname", Shape.TEXT);

  @Test
  void anEmptyTextOfTheSiteIsNoMissingOne() {
    var different =
        different(
            "a: x\nb: y\nc: 1\n",
            "{{ a }} {{ b }} {{ c }}",
            """
            {{ or (keyOrDefault "acme/a" "") (and (not (keyExists "acme/a")) "x") "" }} \
            {{ keyOrDefault "acme/b" "y" }} {{ keyOrDefault "acme/c" "1" }}\
            """,
            key("a", Shape.TEXT),
            key("b", Shape.TEXT),
            key("c", Shape.INT));

    assertThat(different.values()).hasToString("{acme/b=}");
    assertThat(different.readings()).containsExactly("b");
    assertThat(different.expected()).isEqualTo("x  1");
    assertThat(different.actual()).isEqualTo(new RenderResult.Output("x y 1"));
  }

  @Test
  void anEmptyTextOfTheHostCountsOverTheSites() {
    var different =
        different(
            "disk: x\nlayered: {disk: [host]}\n",
            "{{ disk }}",
            """
            {{ keyOrDefault (printf "acme/hosts/%s/disk" (file "/etc/acme/facts/inventory_hostname"))
               (or (keyOrDefault "acme/disk" "") (and (not (keyExists "acme/disk")) "x") "") }}\
            """,
            new Reading.Key(
                "disk",
                Shape.TEXT,
                List.of(new Layer.Host("acme/hosts/", "/disk"), new Layer.Site("acme/disk")),
                Optional.of("x")),
            HOST_NAME);

    assertThat(different.values()).containsEntry("acme/hosts/host-1/disk", "");
    assertThat(different.readings()).containsExactly("disk");
  }

  @Test
  void saysInWhichGroupsTheHostIsWhereThatMatters() {
    var different =
        different(
            "server: no\nport: 1\nlayered: {server: [web]}\n",
            "{{ server }} {{ port }}",
            "{{ keyOrDefault \"acme/server\" \"False\" }} {{ keyOrDefault \"acme/port\" \"1\" }}",
            new Reading.Key(
                "server",
                Shape.BOOL,
                List.of(
                    new Layer.Group("web", "acme/groups/web/server"),
                    new Layer.Site("acme/server")),
                Optional.of("False")),
            key("port", Shape.INT),
            GROUP_NAMES);

    assertThat(different.values())
        .containsKey("acme/groups/web/server")
        .containsEntry("/etc/acme/facts/group_names", "[\"web\"]")
        .doesNotContainKey("acme/port");
  }

  @Test
  void noHostIsInAGroupTwice() {
    Samples samples =
        new Samples(
            new FixtureScope(
                new SourceFile("bindings.yml", "server: no\nlayered: {server: [web, 'role=x']}\n"),
                new Diagnostics()),
            List.of(
                new Reading.Key(
                    "server",
                    Shape.BOOL,
                    List.of(
                        new Layer.Group("web", "acme/groups/web/server"),
                        new Layer.Group("role=x", "acme/groups/role=x/server"),
                        new Layer.Site("acme/server")),
                    Optional.of("False")),
                GROUP_NAMES),
            java.util.Set.of(),
            new AskedGroups(java.util.Set.of("web", "role=y"), java.util.Set.of()),
            false);

    for (int i = 0; i < samples.count(); i++) {
      assertThat(samples.sample(new Draw(i)).values().get("group_names"))
          .asInstanceOf(InstanceOfAssertFactories.type(rolepack.evaluation.Value.List.class))
          .satisfies(each -> assertThat(each.items()).doesNotHaveDuplicates().isNotEmpty());
    }
  }

  private static Reading key(String name, Shape type) {
    return new Reading.Key(name, type, List.of(new Layer.Site("acme/" + name)), Optional.of(name));
  }

  private static TranslationValidator.Verdict.Different different(
      String bindings, String jinja, String translation, Reading... readings) {
    Diagnostics diagnostics = new Diagnostics();
    FixtureScope scope = new FixtureScope(new SourceFile("bindings.yml", bindings), diagnostics);
    return (TranslationValidator.Verdict.Different)
        TranslationValidator.validate(
            TemplateParser.parseFile(new SourceFile("template.j2", jinja), diagnostics)
                .orElseThrow(),
            translation,
            List.of(readings),
            scope,
            PROFILE);
  }
}
