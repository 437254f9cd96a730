package rolepack.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rolepack.generated.modules.AccountsCall;
import rolepack.ir.Action;
import rolepack.ir.DataTemplate;
import rolepack.ir.Loop;

/// `user`, `group` of programs → a before-install script; people's accounts stay.
final class LowerAccounts {
  /// With these nobody logs in by a password.
  private static final Set<String> NO_PASSWORD = Set.of("!", "!!", "*");

  private LowerAccounts() {}

  static Lowered lower(AccountsCall call, LoweringContext context) {
    return switch (call) {
      case AccountsCall.Group group -> group(group, context);
      case AccountsCall.User user -> user(user, context);
      case AccountsCall other ->
          context.stays(
              ReasonCode.HUMAN_USER,
              "it manages a person's access",
              "Leave it to the playbook, or to a directory service.",
              other.spec().summary());
    };
  }

  /// Why accounts, keys and the like of a list that the site gives stay, whatever the list holds.
  static Optional<ResidualReason> people(Action.Module module, Loop loop) {
    boolean accounts =
        module.name().equals("user")
            || module
                .spec()
                .reason()
                .filter(each -> each.code().equals(ReasonCode.HUMAN_USER.name()))
                .isPresent();
    return accounts
        ? Optional.of(
            new ResidualReason(
                ReasonCode.HUMAN_USER,
                "it manages people's accounts",
                loop.span(),
                "Leave it to the playbook, or to a directory service."))
        : Optional.empty();
  }

  private static Lowered group(AccountsCall.Group group, LoweringContext context) {
    String name = group.name().orElse("");
    boolean present = group.state().orElse("present").equals("present");
    String summary = (present ? "creates the group " : "removes the group ") + name;
    if (!present) {
      return LowerCopy.option("it removes a group", "state", context, summary);
    }
    List<String> words = new ArrayList<>(List.of("groupadd"));
    String unique = group.nonUnique().orElse(false) ? " -o" : "";
    group.system().filter(each -> each).ifPresent(_ -> words.add("-r"));
    group.gidMin().ifPresent(each -> words.add("-K GID_MIN=" + each));
    group.gidMax().ifPresent(each -> words.add("-K GID_MAX=" + each));
    group.gid().ifPresent(each -> words.addAll(List.of("-g", each + unique)));
    words.add(Shell.quote(name));
    List<String> change =
        group
            .gid()
            .map(each -> "groupmod -g %s%s %s".formatted(each, unique, Shell.quote(name)))
            .map(each -> List.of(each + " || :"))
            .orElse(List.of());
    return account(
        "group", name, List.of(String.join(" ", words)), change, List.of(), context, summary);
  }

  private static Lowered user(AccountsCall.User user, LoweringContext context) {
    String name = user.name().orElse("");
    boolean present = user.state().orElse("present").equals("present");
    String summary = (present ? "creates the user " : "removes the user ") + name;
    if (isPerson(user, context)) {
      return context.stays(
          ReasonCode.HUMAN_USER,
          "it manages people's accounts",
          "Leave it to the playbook, or to a directory service; if nobody logs in with it, say"
              + " system: yes.",
          summary);
    }
    if (!present) {
      return context.stays(
          ReasonCode.HUMAN_USER,
          "it removes an account, and what belongs to it",
          "Leave it to the playbook, or make the machine's image without it.",
          summary);
    }
    if (user.password().filter(each -> !NO_PASSWORD.contains(each)).isPresent()) {
      return context.stays(
          ReasonCode.SECRET,
          "it gives the account a password",
          "Give it none, or leave it to the playbook.",
          summary);
    }
    if (user.password().isPresent() && user.passwordLock().isPresent()) {
      return LowerCopy.option(
          "it gives a password and locks it", "password_lock", context, summary);
    }
    String word = Shell.quote(name);
    List<String> change = new ArrayList<>();
    usermod(user, name).ifPresent(each -> change.add(each + " || :"));
    // A new account is locked as long as it has no password.
    user.passwordLock()
        .ifPresent(
            each ->
                change.add("usermod %s %s 2>/dev/null || :".formatted(each ? "-L" : "-U", word)));
    if (user.createHome().orElse(true)) {
      change.addAll(home(user, word));
    }
    List<String> create = new ArrayList<>();
    parent(user).ifPresent(create::add);
    String add = String.join(" ", useradd(user, name));
    if (user.group().isEmpty()) {
      // No group of the account's own where there is one of that name.
      create.add("n=$(getent group %s) || :".formatted(word));
      add = add.replaceFirst("^useradd", "useradd \\${n:+-N}");
    }
    create.add(add);
    return account("passwd", name, create, change, ages(user, word), context, summary);
  }

  /// `useradd` makes the home, but not on all systems the folders that it lies in.
  private static Optional<String> parent(AccountsCall.User user) {
    return user.home()
        .filter(_ -> user.createHome().orElse(true))
        .map(each -> Paths.parent(Paths.clean(each)))
        .filter(each -> !KnownDirectories.isStandard(each))
        .map(each -> "mkdir -p " + Shell.quote(each));
  }

  /// How old the password may be, and has to be before it may change; what happens before and after
  /// it is too old.
  private static List<String> ages(AccountsCall.User user, String name) {
    String ages =
        user.passwordExpireMin().map(each -> " -m " + each).orElse("")
            + user.passwordExpireMax().map(each -> " -M " + each).orElse("")
            + user.passwordExpireWarn().map(each -> " -W " + each).orElse("")
            + user.passwordExpireAccountDisable().map(each -> " -I " + each).orElse("");
    return ages.isEmpty() ? List.of() : List.of("chage%s %s || :".formatted(ages, name));
  }

  /// `-e 2031-05-01`, the day as it is in Greenwich; none for a time before 1970.
  private static Optional<String> expiry(AccountsCall.User user) {
    return user.expires()
        .map(
            each ->
                each < 0
                    ? "-e ''"
                    : "-e "
                        + LocalDate.ofEpochDay(Math.floorDiv((long) Math.floor(each), 86_400L)));
  }

  /// Makes the home of an account that is there without one, as Ansible does: from the skeleton,
  /// with the mode that login.defs says.
  private static List<String> home(AccountsCall.User user, String name) {
    String skeleton = Shell.quote(user.skeleton().orElse("/etc/skel"));
    return List.of(
        "home=$(getent passwd %s | cut -d: -f6)".formatted(name),
        "if [ ! -e \"$home\" ]; then",
        "  mkdir -p \"$(dirname \"$home\")\"",
        "  if [ -d %1$s ]; then cp -RPp %1$s \"$home\"; else mkdir \"$home\"; fi"
            .formatted(skeleton),
        "  umask=$(sed -n 's/^UMASK[[:space:]][[:space:]]*\\([0-7]*\\)$/\\1/p' /etc/login.defs |"
            + " tail -n 1)",
        "  if [ -n \"$umask\" ]; then chmod \"$(printf %o $((0777 & ~0$umask)))\" \"$home\"; fi",
        "  chown -R %s: \"$home\"".formatted(name),
        "fi");
  }

  /// Gives an account that is there what the task asks for; a package of the distribution may have
  /// made it.
  private static Optional<String> usermod(AccountsCall.User user, String name) {
    List<String> words = new ArrayList<>(List.of("usermod"));
    String unique = user.nonUnique().orElse(false) ? " -o" : "";
    user.uid().ifPresent(each -> words.addAll(List.of("-u", each + unique)));
    user.group().ifPresent(each -> words.addAll(List.of("-g", Shell.quote(each))));
    user.groups()
        .filter(each -> !each.isEmpty())
        .ifPresent(
            each -> {
              if (user.append().orElse(false)) {
                words.add("-a");
              }
              words.addAll(List.of("-G", Shell.quote(String.join(",", each))));
            });
    user.comment().ifPresent(each -> words.addAll(List.of("-c", Shell.quote(each))));
    user.home().ifPresent(each -> words.addAll(List.of("-d", Shell.quote(each))));
    user.shell().ifPresent(each -> words.addAll(List.of("-s", Shell.quote(each))));
    expiry(user).ifPresent(words::add);
    user.password()
        .filter(_ -> user.updatePassword().orElse("always").equals("always"))
        .ifPresent(each -> words.addAll(List.of("-p", Shell.quote(each))));
    if (words.size() == 1) {
      return Optional.empty();
    }
    words.add(Shell.quote(name));
    return Optional.of(String.join(" ", words));
  }

  private static List<String> useradd(AccountsCall.User user, String name) {
    List<String> words = new ArrayList<>(List.of("useradd"));
    boolean system = user.system().orElse(false);
    if (system) {
      words.add("-r");
    }
    boolean home = user.createHome().orElse(true);
    words.add(home ? "-m" : "-M");
    if (home) {
      user.skeleton().ifPresent(each -> words.addAll(List.of("-k", Shell.quote(each))));
      user.umask().ifPresent(each -> words.addAll(List.of("-K", Shell.quote("UMASK=" + each))));
    }
    user.uidMin().ifPresent(each -> words.add("-K UID_MIN=" + each));
    user.uidMax().ifPresent(each -> words.add("-K UID_MAX=" + each));
    String unique = user.nonUnique().orElse(false) ? " -o" : "";
    user.uid().ifPresent(each -> words.addAll(List.of("-u", each + unique)));
    user.group().ifPresent(each -> words.addAll(List.of("-g", Shell.quote(each))));
    user.groups()
        .filter(each -> !each.isEmpty())
        .ifPresent(each -> words.addAll(List.of("-G", Shell.quote(String.join(",", each)))));
    user.comment().ifPresent(each -> words.addAll(List.of("-c", Shell.quote(each))));
    user.home().ifPresent(each -> words.addAll(List.of("-d", Shell.quote(each))));
    user.shell().ifPresent(each -> words.addAll(List.of("-s", Shell.quote(each))));
    expiry(user).ifPresent(words::add);
    user.password().ifPresent(each -> words.addAll(List.of("-p", Shell.quote(each))));
    words.add(Shell.quote(name));
    return words;
  }

  /// @param create what makes an account that is not there
  /// @param change what makes an account that is there what the task asks for
  /// @param then what it gets in any case
  private static Lowered account(
      String database,
      String name,
      List<String> create,
      List<String> change,
      List<String> then,
      LoweringContext context,
      String summary) {
    String test = "getent %s %s >/dev/null".formatted(database, Shell.quote(name));
    List<String> lines = new ArrayList<>();
    if (change.isEmpty() && create.size() == 1) {
      lines.add(test + " || " + create.getFirst());
    } else {
      lines.add("if %s%s; then".formatted(change.isEmpty() ? "! " : "", test));
      change.forEach(each -> lines.add("  " + each));
      if (!change.isEmpty()) {
        lines.add("else");
      }
      create.forEach(each -> lines.add("  " + each));
      lines.add("fi");
    }
    lines.addAll(then);
    return new Lowered.Moves(
        List.of(
            context.step(
                List.of(ScriptPhase.BEFORE_INSTALL, ScriptPhase.BEFORE_UPGRADE), summary, lines)),
        summary,
        List.of());
  }

  /// A password, a login group, keys, or a name that a list of the site gives.
  private static boolean isPerson(AccountsCall.User user, LoweringContext context) {
    Optional<Loop> loop = context.instance().keywords().loop();
    boolean listed =
        loop.filter(each -> !(each.value() instanceof DataTemplate.Sequence)).isPresent();
    boolean privileged =
        user.groups()
            .filter(each -> each.stream().anyMatch(it -> it.equals("wheel") || it.equals("sudo")))
            .isPresent();
    return !user.system().orElse(false)
        && (listed
            || privileged
            || user.password().isPresent()
            || user.generateSshKey().orElse(false));
  }
}
