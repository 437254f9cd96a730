package rolepack.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rolepack.generated.modules.ModuleCalls;
import rolepack.generated.modules.ModuleCatalogue;
import rolepack.generated.modules.RepositoriesCall;

/// Holds the file that `deb822_repository` writes; the fixture shows whole ones.
class Deb822Test {
  private static Optional<String> text(Map<String, Object> arguments) {
    return ModuleCalls.of(
            ModuleCatalogue.find("deb822_repository").orElseThrow(),
            arguments,
            Set.of(),
            Optional.empty(),
            new ArrayList<>())
        .map(RepositoriesCall.Deb822Repository.class::cast)
        .flatMap(Deb822::text);
  }

  @Test
  void theFileIsNamedForTheRepository() {
    assertThat(Deb822.path("Street Lanterns_2!")).endsWith("/street-lanterns-2.sources");
  }

  @Test
  void fieldsStandInTheOrderOfTheParameters() {
    assertThat(
            text(
                Map.of(
                    "name",
                    "a",
                    "uris",
                    List.of("http://a", "http://b"),
                    "trusted",
                    true,
                    "allow_downgrade_to_insecure",
                    false,
                    "install_python_debian",
                    true)))
        .contains(
            """
            Allow-Downgrade-To-Insecure: no
            X-Repolib-Name: a
            Trusted: yes
            Types: deb
            URIs: http://a http://b
            """);
  }

  @Test
  void aKeyIsAPathANameOrATextButNotFetched() {
    assertThat(text(Map.of("name", "a", "signed_by", "https://a/key.asc"))).isEmpty();
    assertThat(text(Map.of("name", "a", "signed_by", "/etc/apt/keyrings/a.asc")))
        .contains("X-Repolib-Name: a\nSigned-By: /etc/apt/keyrings/a.asc\nTypes: deb\n");
    assertThat(text(Map.of("name", "a", "signed_by", "BEGIN\n\n x\n")))
        .contains("X-Repolib-Name: a\nSigned-By:\n    BEGIN\n    .\n    x\nTypes: deb\n");
  }
}
