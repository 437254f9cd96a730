package rolepack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.configuration.ConfigurationReader;
import rolepack.ir.Configuration;
import rolepack.plan.PlanSettings;
import rolepack.plan.Target;
import rolepack.source.SourceFile;

class SettingsResolverTest {
  private final Diagnostics diagnostics = new Diagnostics();

  private PlanSettings resolve(String configuration, String... options) throws UsageException {
    Configuration read =
        ConfigurationReader.read(new SourceFile("rolepack.yml", configuration), diagnostics);
    String[] words = new String[options.length + 2];
    words[0] = "audit";
    words[1] = ".";
    System.arraycopy(options, 0, words, 2, options.length);
    Invocation.Audit audit = (Invocation.Audit) ArgumentParser.parse(words);
    return SettingsResolver.resolve(audit.choices(), read, "My Site", diagnostics);
  }

  @Test
  void whereNothingIsSaidThereAreDefaults() throws Exception {
    assertThat(resolve("")).isEqualTo(PlanSettings.defaults("my-site"));
  }

  @Test
  void theConfigurationIsTaken() throws Exception {
    PlanSettings settings = resolve("{prefix: acme, release: 2.0.0, target: el9}\n");
    assertThat(settings.prefix()).isEqualTo("acme");
    assertThat(settings.release()).isEqualTo("2.0.0");
    assertThat(settings.target()).isEqualTo(Target.EL9);
  }

  @Test
  void theCommandLineWins() throws Exception {
    PlanSettings settings =
        resolve(
            "{prefix: acme, release: 2.0.0, target: el9}\n",
            "--prefix=p",
            "--release",
            "3",
            "--target",
            "debian12");
    assertThat(settings.prefix()).isEqualTo("p");
    assertThat(settings.release()).isEqualTo("3");
    assertThat(settings.target()).isEqualTo(Target.DEBIAN12);
  }

  @Test
  void ofARepeatedOptionTheLastCounts() throws Exception {
    assertThat(resolve("", "--prefix", "a", "--prefix", "b").prefix()).isEqualTo("b");
  }

  @Test
  void switchesAreSwitches() throws Exception {
    PlanSettings settings = resolve("", "--bake", "--strict", "--drop-ins", "--modernize");
    assertThat(settings)
        .isEqualTo(
            new PlanSettings(
                "my-site",
                "1.0.0",
                Target.EL7,
                true,
                true,
                true,
                true,
                PlanSettings.NEWEST,
                Configuration.NONE));
  }

  @Test
  void wrongWordsOfTheConfigurationAreReportedWhereTheyStand() throws Exception {
    resolve("prefix: Acme Corp\nrelease: first\ntarget: el6\n");
    assertThat(diagnostics.sorted())
        .extracting(each -> each.span() + " " + each.message())
        .containsExactly(
            "rolepack.yml:1:9 the setting prefix cannot start a package name; use a-z, 0-9 and -",
            "rolepack.yml:2:10 the setting release cannot be a package's version; use something"
                + " like 1.0.0",
            "rolepack.yml:3:9 the setting target is one of el7, el8, el9, debian12, ubuntu24.04");
  }

  @ParameterizedTest
  @CsvSource({
    "mantl-2015, mantl-2015",
    "My Site, my-site",
    "a_b.c, a-b-c",
    "--x--, x",
    "Bücher, b-cher",
    "'', site",
    "___, site",
    "日本, site"
  })
  void aFoldersNameGivesAPrefix(String folder, String prefix) {
    assertThat(SettingsResolver.prefix(folder)).isEqualTo(prefix);
  }
}
