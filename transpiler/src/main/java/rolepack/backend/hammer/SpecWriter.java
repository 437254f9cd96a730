package rolepack.backend.hammer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import rolepack.plan.Dependency;
import rolepack.plan.MigrationPlan;
import rolepack.plan.PackagePlan;
import rolepack.plan.PlanSettings;
import rolepack.plan.Shell;
import rolepack.plan.Target;

/// Makes the spec of one package.
final class SpecWriter {
  private static final int ITERATION = 1;

  /// consul-template reads its configuration when it starts.
  private static final List<String> RELOAD =
      List.of("if [ -d /run/systemd/system ]; then systemctl try-restart consul-template || :; fi");

  private final PlanSettings settings;
  private final List<String> ownPackages;

  SpecWriter(MigrationPlan plan) {
    this.settings = plan.settings();
    this.ownPackages = plan.packages().stream().map(PackagePlan::name).toList();
  }

  /// @param architecture `noarch`, or the one that the payload's programs are for
  HammerSpec write(PackagePlan plan, PayloadTree tree, String architecture) {
    Target target = settings.target();
    return new HammerSpec(
        plan.name(),
        settings.release(),
        ITERATION,
        "unspecified",
        Escapes.goTemplate(settings.prefix()),
        Escapes.forSpec(description(plan), target),
        architecture,
        target.packageType(),
        plan.dependencies().stream().map(this::dependency).map(Escapes::goTemplate).toList(),
        tree.downloads().resources(),
        targets(plan, tree),
        attributes(tree),
        scripts(plan, tree),
        extraArguments(plan, tree));
  }

  /// The configuration of consul-template and the templates that it names, then the payload.
  private static List<HammerSpec.FileTarget> targets(PackagePlan plan, PayloadTree tree) {
    List<HammerSpec.FileTarget> targets = new ArrayList<>();
    if (!plan.stanzas().isEmpty()) {
      targets.add(
          new HammerSpec.FileTarget(
              "{{.SpecRoot}}/%s.hcl".formatted(plan.name()), PackagePlan.CONFIGURATION, false));
    }
    plan.stanzas().stream()
        .map(
            each ->
                new HammerSpec.FileTarget(
                    "{{.SpecRoot}}/templates/" + Escapes.goTemplate(each.template()),
                    each.folder(),
                    false))
        .distinct()
        .forEach(targets::add);
    targets.addAll(tree.targets());
    return targets;
  }

  private static String description(PackagePlan plan) {
    return plan.description().isBlank()
        ? "What the role %s sets up.".formatted(plan.role())
        : plan.description().strip();
  }

  /// `name = 1.0.0` as rpm reads it. Debian's versions have the iteration in them, and its
  /// operators differ: `name (= 1.0.0-1)`.
  private String dependency(Dependency dependency) {
    if (isRpm() || dependency.constraint().isEmpty()) {
      return dependency.text();
    }
    String[] parts = dependency.constraint().get().strip().split("\\s+", 2);
    String operator =
        switch (parts[0]) {
          case "<" -> "<<";
          case ">" -> ">>";
          case "==" -> "=";
          default -> parts[0];
        };
    boolean own = operator.equals("=") && ownPackages.contains(dependency.name());
    String version = parts.length < 2 ? "" : parts[1];
    return "%s (%s %s)"
        .formatted(dependency.name(), operator, own ? version + "-" + ITERATION : version);
  }

  private List<HammerSpec.Attribute> attributes(PayloadTree tree) {
    if (!isRpm()) {
      return List.of();
    }
    return tree.placed().stream()
        .filter(SpecWriter::hasPlainNames)
        .map(
            each ->
                new HammerSpec.Attribute(
                    each.path(),
                    each.attributes().octal(),
                    each.attributes().owner(),
                    each.attributes().group()))
        .toList();
  }

  /// What the script has to set: all of it where fpm's attributes cannot name the path, and for a
  /// deb, which takes the modes of the payload tree and root, whatever differs from those.
  private List<PayloadTree.Placed> left(PayloadTree tree) {
    return tree.placed().stream()
        .filter(each -> isRpm() ? !hasPlainNames(each) : differsFromTree(each))
        .toList();
  }

  private static boolean differsFromTree(PayloadTree.Placed placed) {
    boolean program = (placed.attributes().mode() & 0111) != 0 && !placed.downloaded();
    int inTree = program ? 0755 : 0644;
    return placed.directory()
        || placed.attributes().mode() != inTree
        || !placed.attributes().owner().equals("root")
        || !placed.attributes().group().equals("root");
  }

  /// fpm reads `mode,user,group:path`, and finds a path by the pattern that it makes for rpm, which
  /// takes a number for a name.
  private static boolean hasPlainNames(PayloadTree.Placed placed) {
    return !isNumber(placed.attributes().owner())
        && !isNumber(placed.attributes().group())
        && (placed.path() + placed.attributes().owner() + placed.attributes().group())
            .chars()
            .allMatch(
                each ->
                    (each < 128 && Character.isLetterOrDigit(each))
                        || "/._+@-=~".indexOf(each) >= 0);
  }

  private static boolean isNumber(String account) {
    return !account.equals("0") && account.chars().allMatch(Character::isDigit);
  }

  private Map<String, String> scripts(PackagePlan plan, PayloadTree tree) {
    Map<String, String> scripts = new LinkedHashMap<>();
    tree.downloads().buildScript().ifPresent(each -> scripts.put("build", each));
    Map<String, String> texts =
        ScriptTexts.of(left(tree), plan.steps(), plan.dynamic() ? RELOAD : List.of());
    boolean answers = !isRpm() && !TriggerScripts.interests(plan.triggers()).isEmpty();
    (answers ? MaintainerScripts.of(texts, plan.triggers()) : texts)
        .forEach((key, text) -> scripts.put(key, Escapes.forSpec(text, settings.target())));
    return scripts;
  }

  private List<String> extraArguments(PackagePlan plan, PayloadTree tree) {
    List<String> arguments = new ArrayList<>();
    if (isRpm()) {
      arguments.add("--rpm-os linux");
    } else {
      arguments.add("--deb-no-default-config-files");
    }
    arguments.addAll(TriggerScripts.options(plan, settings.target()));
    plan.conflicts().forEach(each -> arguments.add("--conflicts " + Shell.quote(each)));
    if (isRpm()) {
      plan.followed()
          .forEach(each -> arguments.add("--rpm-tag " + Shell.quote("OrderWithRequires: " + each)));
    }
    tree.filledDirectories().forEach(each -> arguments.add("--directories " + Shell.quote(each)));
    return arguments.stream().distinct().collect(Collectors.toUnmodifiableList());
  }

  private boolean isRpm() {
    return settings.target().packageType().equals("rpm");
  }
}
