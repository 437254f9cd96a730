package rolepack.generated.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rolepack.plan.ReasonCode;

/// Holds what other phases take for granted about the catalogue as a whole.
class ModuleCatalogueTest {
  /// Modules of these families work on something that is running, or only look at it.
  private static final Set<ModuleFamily> NEVER_MOVE =
      EnumSet.of(ModuleFamily.CLUSTER, ModuleFamily.QUERIES, ModuleFamily.STORAGE);

  @Test
  void everyModuleIsFoundByEachOfItsNames() {
    assertThat(ModuleCatalogue.all()).hasSizeGreaterThan(120);
    for (ModuleSpec each : ModuleCatalogue.all()) {
      assertThat(ModuleCatalogue.find(each.name())).containsSame(each);
      for (String alias : each.aliases()) {
        assertThat(ModuleCatalogue.find(alias)).containsSame(each);
      }
      for (String collection : each.collections()) {
        assertThat(ModuleCatalogue.find(collection + "." + each.name())).containsSame(each);
      }
    }
    assertThat(ModuleCatalogue.find("kube")).isEmpty();
    assertThat(ModuleCatalogue.find("community.general.copy")).isEmpty();
    assertThat(ModuleCatalogue.find("")).isEmpty();
  }

  @Test
  void everySummaryIsOneSentence() {
    assertThat(ModuleCatalogue.all())
        .allSatisfy(each -> assertThat(each.summary()).matches("[A-Z].{10,110}\\."));
  }

  @Test
  void modulesThatNeverMoveSayWhy() {
    for (ModuleSpec each : ModuleCatalogue.all()) {
      assertThat(each.reason().isPresent() || !NEVER_MOVE.contains(each.family()))
          .as(each.name())
          .isTrue();
      each.reason().ifPresent(ModuleCatalogueTest::check);
    }
  }

  private static void check(ModuleReason reason) {
    assertThat(ReasonCode.valueOf(reason.code())).isNotNull();
    assertThat(reason.message()).matches("[a-z].*[^.]");
    assertThat(reason.remedy()).matches("[a-z].*[^.]");
  }

  @Test
  void whatChangesNothingWritesNothing() {
    for (ModuleSpec each : ModuleCatalogue.all()) {
      if (each.localQuery()) {
        assertThat(each.effects())
            .as(each.name())
            .allSatisfy(effect -> assertThat(effect.access()).isEqualTo(Access.READ));
        assertThat(each.unknownEffects()).as(each.name()).isFalse();
      }
    }
  }

  @Test
  void aModuleSaysWhatItDoesUnlessItOnlySteersThePlay() {
    Set<String> silent = new HashSet<>();
    for (ModuleSpec each : ModuleCatalogue.all()) {
      boolean says = !each.effects().isEmpty() || each.unknownEffects() || each.localQuery();
      if (!says && each.family() != ModuleFamily.CONTROL && each.runsOn() == RunsOn.TARGET) {
        silent.add(each.name());
      }
    }
    assertThat(silent).isEmpty();
  }

  @Test
  void effectsNameThingsByTheArguments() {
    Effect cron = new Effect(Access.WRITE, EffectKind.PATH, "/etc/cron.d/{cron_file}", false);
    Map<String, Object> arguments = Map.of("cron_file", "x", "name", List.of("a", "b"));
    assertThat(cron.parameter()).isEmpty();
    assertThat(cron.subjects(name -> Optional.ofNullable(arguments.get(name))))
        .containsExactly("/etc/cron.d/x");
    Effect install = new Effect(Access.WRITE, EffectKind.PACKAGE, "{name}", false);
    assertThat(install.parameter()).contains("name");
    assertThat(install.subjects(name -> Optional.ofNullable(arguments.get(name))))
        .containsExactly("a", "b");
    assertThat(install.subjects(_ -> Optional.empty())).isEmpty();
  }

  @Test
  void effectsOfUncheckedArgumentsUseDefaultsAndSplitLists() {
    assertThat(subjects("yum", Map.of("name", "a, b"))).contains("a", "b");
    assertThat(subjects("sysctl", Map.of("name", "vm.x"))).contains("/etc/sysctl.conf");
    assertThat(subjects("yum_repository", Map.of("name", "a", "file", "b")))
        .contains("/etc/yum.repos.d/b.repo");
  }

  private static List<String> subjects(String module, Map<String, Object> arguments) {
    ModuleSpec spec = ModuleCatalogue.find(module).orElseThrow();
    return spec.effects().stream()
        .flatMap(effect -> spec.subjects(effect, arguments).stream())
        .toList();
  }

  @Test
  void everyDefaultHasItsParametersType() {
    for (ModuleSpec module : ModuleCatalogue.all()) {
      for (Parameter parameter : module.parameters()) {
        Class<?> type =
            switch (parameter.type()) {
              case BOOL -> Boolean.class;
              case INT, BYTES, BITS -> Long.class;
              case FLOAT -> Double.class;
              case LIST -> List.class;
              case DICT -> Map.class;
              case STR, PATH, RAW, JSON, JSONARG -> String.class;
            };
        assertThat(parameter.defaultValue().filter(each -> !type.isInstance(each)))
            .as("%s of %s", parameter.name(), module.name())
            .isEmpty();
      }
    }
  }
}
