package rolepack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import rolepack.cli.FixturePipeline;
import rolepack.diagnostics.Diagnostics;
import rolepack.generated.modules.ModuleSpec;
import rolepack.generated.modules.Parameter;
import rolepack.ir.Action;
import rolepack.ir.Argument;
import rolepack.ir.DataTemplate;
import rolepack.ir.yaml.YamlNode;
import rolepack.plan.Outcome;
import rolepack.plan.RolePlan;
import rolepack.plan.TaskOutcome;
import rolepack.verify.FixtureCase;
import rolepack.verify.FixtureChecker;
import rolepack.verify.FixtureReader;

/// Which options of modules the fixture roles have in tasks that leave the playbook.
final class ShownOptions {
  private static final Path ROLES = Path.of("../fixtures/roles");

  private ShownOptions() {}

  /// `user shell`; with its value, where it is one of a few: `file state=touch`.
  static String name(ModuleSpec spec, Parameter parameter, String value) {
    String name = spec.name() + " " + parameter.name();
    return parameter.choices().isEmpty() ? name : name + "=" + value;
  }

  /// Those of all fixtures that are compared on machines.
  static Set<String> inFixtures() throws Exception {
    Set<String> shown = new TreeSet<>();
    for (Path folder : FixtureReader.find(ROLES)) {
      if (isCompared(folder)) {
        FixtureCase fixture = FixtureReader.read(ROLES, folder, new Diagnostics()).orElseThrow();
        FixtureChecker converting =
            new FixtureChecker(
                (it, repository) -> {
                  Conversion conversion =
                      new FixturePipeline().conversion(it, repository, new Diagnostics());
                  conversion.plan().roles().forEach(each -> add(each, shown));
                  return conversion.artifacts();
                },
                false);
        converting.check(fixture);
      }
    }
    return shown;
  }

  private static boolean isCompared(Path folder) throws IOException {
    return Files.readString(folder.resolve(FixtureReader.CASE_FILE))
        .lines()
        .noneMatch(each -> each.startsWith("  unlike: ") && !each.endsWith(":"));
  }

  private static void add(RolePlan role, Set<String> shown) {
    for (TaskOutcome each : role.items()) {
      if (each.outcome() != Outcome.RESIDUAL && each.task().action() instanceof Action.Module it) {
        for (Argument argument : it.arguments()) {
          // Modules like set_fact have names of their users' among their arguments.
          it.spec()
              .parameter(argument.name())
              .ifPresent(parameter -> add(it.spec(), parameter, argument.value(), shown));
        }
      }
    }
  }

  private static void add(
      ModuleSpec spec, Parameter parameter, DataTemplate value, Set<String> shown) {
    if (parameter.choices().isEmpty()) {
      shown.add(name(spec, parameter, ""));
    } else if (value instanceof DataTemplate.Constant(YamlNode.Text it)) {
      shown.add(name(spec, parameter, it.value()));
    } else {
      parameter.choices().forEach(each -> shown.add(name(spec, parameter, each)));
    }
  }
}
