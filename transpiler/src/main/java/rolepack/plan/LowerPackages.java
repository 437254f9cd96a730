package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rolepack.generated.modules.PackagesCall;

/// `yum`, `dnf`, `apt`, `package` → dependencies, or conflicts for `state: absent`.
final class LowerPackages {
  private static final Set<String> SYSTEM =
      Set.of("yum", "dnf", "dnf5", "apt", "package", "zypper");

  private LowerPackages() {}

  static Lowered lower(PackagesCall call, LoweringContext context) {
    String module = call.spec().name();
    List<String> names = names(call);
    String state = text(call, "state").orElse("present");
    boolean removes = state.equals("absent") || state.equals("removed");
    String summary = (removes ? "removes " : "installs ") + Address.shown(String.join(", ", names));
    if (!SYSTEM.contains(module)) {
      return context.stays(
          ReasonCode.NO_EQUIVALENT,
          "%s installs what the system's package manager does not know".formatted(module),
          "Build it as a package of its own and install that.",
          summary);
    }
    Optional<String> repository = repository(call);
    Optional<String> option = selectsRepository(call);
    if (option.isPresent()) {
      return context.stays(
          ReasonCode.NO_EQUIVALENT,
          "a dependency cannot say `%s`".formatted(option.get()),
          "Enable the repository on the host for good, and drop the argument.",
          summary);
    }
    boolean unchecked = call.argument("disable_gpg_check").equals(Optional.of(true));
    if (unchecked && !names.stream().allMatch(each -> each.contains("/"))) {
      return context.stays(
          ReasonCode.NO_EQUIVALENT,
          "a dependency cannot say `disable_gpg_check`",
          "Say `gpgcheck=0` of the repository, and drop the argument.",
          summary);
    }
    if (state.equals("build-dep") || state.equals("fixed")) {
      return LowerCopy.option(
          "it installs what another package is built with, or mends what is broken",
          "state",
          context,
          summary);
    }
    Optional<String> changes = changesOthers(call);
    if (names.isEmpty() && changes.isPresent()) {
      return context.stays(
          ReasonCode.NO_EQUIVALENT,
          "its `%s` changes packages that it does not name".formatted(changes.get()),
          "Leave it to the playbook, or make the machine's image so.",
          "upgrades or cleans up what is installed");
    }
    if (names.isEmpty()) {
      return context.stays(
          ReasonCode.NO_EQUIVALENT,
          "it updates the package manager's lists and installs nothing",
          "Drop the task: the package manager does so by itself when it installs packages.",
          "updates the package lists");
    }
    Optional<Lowered> secret = Address.refusal(String.join(" ", names), context, summary);
    if (secret.isPresent()) {
      return secret.get();
    }
    List<Part> parts = new ArrayList<>();
    for (String name : names) {
      Optional<Dependency> dependency = PackageName.parse(name, context.settings().target());
      if (dependency.isEmpty()) {
        return context.stays(
            ReasonCode.NO_EQUIVALENT,
            "%s is no package that another one can depend on".formatted(Address.shown(name)),
            "Name the packages that are meant.",
            summary);
      }
      Dependency found = dependency.get();
      parts.add(
          removes
              ? new Part.Excludes(found.name())
              : new Part.Needs(found, PackageName.isRepository(found.name()), repository));
    }
    return new Lowered.Moves(parts, summary, List.of());
  }

  /// What a call without names does to the packages that are installed.
  private static Optional<String> changesOthers(PackagesCall call) {
    return List.of("upgrade", "autoremove", "autoclean", "clean", "list").stream()
        .filter(
            each ->
                call.argument(each)
                    .filter(it -> !it.equals(false) && !it.equals("no") && !it.equals(""))
                    .isPresent())
        .findFirst();
  }

  /// The packages that a call names.
  static List<String> names(PackagesCall call) {
    List<String> names = new ArrayList<>();
    for (String parameter : List.of("name", "deb")) {
      switch (call.argument(parameter).orElse(List.of())) {
        case List<?> list -> list.forEach(each -> names.add(each.toString()));
        case Object one -> names.add(one.toString());
      }
    }
    return names;
  }

  /// The repositories that are enabled for this installation; the task that installs the package
  /// enables them too.
  private static Optional<String> repository(PackagesCall call) {
    return call.argument("enablerepo")
        .map(each -> each instanceof List<?> list ? join(list) : each.toString())
        .filter(each -> each.matches("[\\w.,:-]+"));
  }

  private static String join(List<?> list) {
    return String.join(",", list.stream().map(Object::toString).toList());
  }

  private static Optional<String> selectsRepository(PackagesCall call) {
    return List.of("disablerepo", "default_release", "installroot").stream()
        .filter(
            each ->
                call.argument(each)
                    .filter(it -> !it.equals(List.of()) && !it.equals("/") && !it.equals(""))
                    .isPresent())
        .findFirst();
  }

  private static Optional<String> text(PackagesCall call, String parameter) {
    return call.argument(parameter).map(Object::toString);
  }
}
