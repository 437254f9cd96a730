package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import rolepack.generated.modules.AccountsCall;
import rolepack.ir.Action;
import rolepack.ir.DataTemplate;
import rolepack.ir.Loop;

/// `user`, `group` of programs → scripts: what makes them comes before the installation, what
/// removes them after it. People's accounts stay.
final class LowerAccounts {
  /// With these nobody logs in by a password.
  private static final Pattern NO_PASSWORD = Pattern.compile("!+|!*\\*+");

  private static final List<ScriptPhase> BEFORE =
      List.of(ScriptPhase.BEFORE_INSTALL, ScriptPhase.BEFORE_UPGRADE);

  /// What stops an account's programs and removes its files comes before.
  private static final List<ScriptPhase> AFTER =
      List.of(ScriptPhase.AFTER_INSTALL, ScriptPhase.AFTER_UPGRADE);

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
              TaskSummary.phrase(other.spec()));
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
    String word = Shell.quote(name);
    boolean present = group.state().orElse("present").equals("present");
    String summary = (present ? "creates the group " : "removes the group ") + name;
    if (!present) {
      String force = group.force().orElse(false) ? " -f" : "";
      return removed(
          List.of("! getent group %s >/dev/null || groupdel%s %s".formatted(word, force, word)),
          AFTER,
          context,
          summary);
    }
    List<String> words = new ArrayList<>(List.of("groupadd"));
    String unique = group.nonUnique().orElse(false) ? " -o" : "";
    group.system().filter(each -> each).ifPresent(_ -> words.add("-r"));
    group.gidMin().ifPresent(each -> words.add("-K GID_MIN=" + each));
    group.gidMax().ifPresent(each -> words.add("-K GID_MAX=" + each));
    group.gid().ifPresent(each -> words.addAll(List.of("-g", each + unique)));
    words.add(word);
    List<String> change =
        group
            .gid()
            .map(each -> "groupmod -g %s%s %s".formatted(each, unique, word))
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
    UserAccount account = new UserAccount(user);
    if (!present) {
      return user.system().orElse(false)
          ? removed(account.remove(), movesFiles(user) ? BEFORE : AFTER, context, summary)
          : context.stays(
              ReasonCode.HUMAN_USER,
              "it removes an account that may be a person's",
              "Leave it to the playbook, or, if it is a program's, say system: yes.",
              summary);
    }
    if (user.password().filter(each -> !NO_PASSWORD.matcher(each).matches()).isPresent()) {
      return context.stays(
          ReasonCode.SECRET,
          "it gives the account a password",
          "Give it none, or leave it to the playbook.",
          summary);
    }
    if (user.generateSshKey().orElse(false)) {
      return context.stays(
          ReasonCode.SECRET,
          "generate_ssh_key makes a private key",
          "Leave it to the playbook, or let a unit of the program make the key when it is needed.",
          summary);
    }
    return account(
        "passwd", name, account.create(), account.change(), account.ages(), context, summary);
  }

  /// The home that `user` makes, as far as its arguments are known.
  static Optional<String> home(Map<String, Object> arguments) {
    boolean made =
        !"absent".equals(arguments.get("state"))
            && !Boolean.FALSE.equals(arguments.get("create_home"))
            && !Boolean.FALSE.equals(arguments.get("createhome"));
    return Optional.of(arguments.getOrDefault("home", "/home/" + arguments.get("name")))
        .filter(_ -> made)
        .map(Object::toString);
  }

  /// Whether a call moves or removes files that only the machine knows: the account's home, as it
  /// is.
  static boolean movesFiles(AccountsCall.User user) {
    return user.state().orElse("present").equals("absent")
        ? user.remove().orElse(false)
        : user.moveHome().orElse(false) && user.home().isPresent();
  }

  private static Lowered removed(
      List<String> lines, List<ScriptPhase> phases, LoweringContext context, String summary) {
    return new Lowered.Moves(List.of(context.step(phases, summary, lines)), summary, List.of());
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
    return new Lowered.Moves(List.of(context.step(BEFORE, summary, lines)), summary, List.of());
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
