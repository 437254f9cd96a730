package rolepack.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.generated.modules.AccountsCall;

/// The scripts that make, change and remove an account as `user` does, with the same commands.
final class UserAccount {
  private final AccountsCall.User user;
  private final String name;
  private final boolean makesHome;

  UserAccount(AccountsCall.User user) {
    this.user = user;
    this.name = Shell.quote(user.name().orElse(""));
    this.makesHome = user.createHome().orElse(true);
  }

  /// Removes the account, where it is.
  List<String> remove() {
    List<String> words = new ArrayList<>(List.of("userdel"));
    user.force().filter(each -> each).ifPresent(_ -> words.add("-f"));
    user.remove().filter(each -> each).ifPresent(_ -> words.add("-r"));
    words.add(name);
    return List.of("! getent passwd %s >/dev/null || %s".formatted(name, String.join(" ", words)));
  }

  /// Makes an account that is not there.
  List<String> create() {
    List<String> lines = new ArrayList<>();
    boolean parent = parent().isPresent();
    if (parent) {
      // useradd does not make the folders that the home lies in, and leaves a home that is there.
      lines.add("p=");
      lines.add("if [ ! -d %s ]; then".formatted(Shell.quote(parent().get())));
      lines.add("  p=1");
      home(Shell.quote(user.home().orElse(""))).forEach(each -> lines.add("  " + each));
      lines.add("fi");
    }
    String add = String.join(" ", useradd());
    if (user.group().isEmpty()) {
      // No group of the account's own where there is one of that name.
      lines.add("n=$(getent group %s) || :".formatted(name));
      add = add.replaceFirst("^useradd", "useradd \\${n:+-N}");
    }
    lines.add(add);
    if (parent) {
      lines.add(
          "[ -z \"$p\" ] || chown -R %s: %s".formatted(name, Shell.quote(user.home().orElse(""))));
    }
    return lines;
  }

  /// Gives an account that is there what the task asks for; a package of the distribution may have
  /// made it.
  List<String> change() {
    List<String> lines = new ArrayList<>();
    if (movesHome()) {
      lines.add("m=-m");
      lines.add(
          "[ \"$(getent passwd %s | cut -d: -f6)\" != %s ] || m="
              .formatted(name, Shell.quote(user.home().orElse(""))));
    }
    usermod().ifPresent(each -> lines.add(each + " || :"));
    lines.addAll(password());
    if (makesHome) {
      lines.add(
          user.home()
              .map(each -> "home=" + Shell.quote(each))
              .orElse("home=$(getent passwd %s | cut -d: -f6)".formatted(name)));
      lines.add("if [ ! -e \"$home\" ]; then");
      home("\"$home\"").forEach(each -> lines.add("  " + each));
      lines.add("  chown -R %s: \"$home\"".formatted(name));
      lines.add("fi");
    }
    return lines;
  }

  /// How old the password may be, and has to be before it may change; what happens before and after
  /// it is too old.
  List<String> ages() {
    String ages =
        user.passwordExpireMin().map(each -> " -m " + each).orElse("")
            + user.passwordExpireMax().map(each -> " -M " + each).orElse("")
            + user.passwordExpireWarn().map(each -> " -W " + each).orElse("")
            + user.passwordExpireAccountDisable().map(each -> " -I " + each).orElse("");
    return ages.isEmpty() ? List.of() : List.of("chage%s %s || :".formatted(ages, name));
  }

  private boolean movesHome() {
    return user.moveHome().orElse(false) && user.home().isPresent();
  }

  private Optional<String> parent() {
    return user.home()
        .filter(_ -> makesHome)
        .map(each -> Paths.parent(Paths.clean(each)))
        .filter(each -> !KnownDirectories.isStandard(each));
  }

  /// `-e 2031-05-01`, the day as it is in Greenwich; none for a time before 1970.
  private Optional<String> expiry() {
    return user.expires()
        .map(
            each ->
                each < 0
                    ? "-e ''"
                    : "-e "
                        + LocalDate.ofEpochDay(Math.floorDiv((long) Math.floor(each), 86_400L)));
  }

  /// The texts that say nobody logs in by a password differ in what locks the account only, which
  /// stays as it is.
  private List<String> password() {
    Optional<String> lock =
        user.passwordLock()
            .map(each -> "usermod %s %s 2>/dev/null || :".formatted(each ? "-L" : "-U", name));
    Optional<String> wanted =
        user.password().filter(_ -> user.updatePassword().orElse("always").equals("always"));
    if (wanted.isEmpty()) {
      return lock.stream().toList();
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "if [ \"$(getent shadow %s | cut -d: -f2 | sed 's/^!*//')\" != %s ]; then"
            .formatted(name, Shell.quote(wanted.get().replaceFirst("^!+", ""))));
    lines.add("  usermod -p %s %s || :".formatted(Shell.quote(locked(wanted.get())), name));
    lock.ifPresent(
        each -> {
          lines.add("else");
          lines.add("  " + each);
        });
    lines.add("fi");
    return lines;
  }

  private String locked(String password) {
    return user.passwordLock().orElse(false) ? "!" + password : password;
  }

  /// Makes a home as Ansible does: from the skeleton, with the mode that login.defs says.
  ///
  /// @param home a word of the shell
  private List<String> home(String home) {
    String skeleton = Shell.quote(user.skeleton().orElse("/etc/skel"));
    return List.of(
        "mkdir -p \"$(dirname %s)\"".formatted(home),
        "if [ -d %1$s ]; then cp -RPp %1$s %2$s; else mkdir %2$s; fi".formatted(skeleton, home),
        "umask=$(sed -n 's/^UMASK[[:space:]][[:space:]]*\\([0-7]*\\)$/\\1/p' /etc/login.defs |"
            + " tail -n 1)",
        "if [ -n \"$umask\" ]; then chmod \"$(printf %%o $((0777 & ~0$umask)))\" %s; fi"
            .formatted(home));
  }

  private Optional<String> usermod() {
    List<String> words = new ArrayList<>(List.of("usermod"));
    words.addAll(numbers());
    user.groups()
        .map(each -> String.join(",", each))
        .ifPresent(
            each -> {
              boolean append = user.append().orElse(false);
              if (!append) {
                words.addAll(List.of("-G", Shell.quote(each)));
              } else if (!each.isEmpty()) {
                words.addAll(List.of("-a", "-G", Shell.quote(each)));
              }
            });
    if (movesHome()) {
      words.add("${m:+-m}");
    }
    words.addAll(texts());
    if (words.size() == 1) {
      return Optional.empty();
    }
    words.add(name);
    return Optional.of(String.join(" ", words));
  }

  private List<String> useradd() {
    List<String> words = new ArrayList<>(List.of("useradd"));
    user.system().filter(each -> each).ifPresent(_ -> words.add("-r"));
    words.add(makesHome ? "-m" : "-M");
    if (makesHome) {
      user.skeleton().ifPresent(each -> words.addAll(List.of("-k", Shell.quote(each))));
      user.umask().ifPresent(each -> words.addAll(List.of("-K", Shell.quote("UMASK=" + each))));
    }
    user.uidMin().ifPresent(each -> words.add("-K UID_MIN=" + each));
    user.uidMax().ifPresent(each -> words.add("-K UID_MAX=" + each));
    user.seuser().ifPresent(each -> words.addAll(List.of("-Z", Shell.quote(each))));
    words.addAll(numbers());
    user.groups()
        .map(each -> String.join(",", each))
        .filter(each -> !each.isEmpty())
        .ifPresent(each -> words.addAll(List.of("-G", Shell.quote(each))));
    words.addAll(texts());
    user.password().ifPresent(each -> words.addAll(List.of("-p", Shell.quote(locked(each)))));
    words.add(name);
    return words;
  }

  private List<String> numbers() {
    List<String> words = new ArrayList<>();
    String unique = user.nonUnique().orElse(false) ? " -o" : "";
    user.uid().ifPresent(each -> words.addAll(List.of("-u", each + unique)));
    user.group().ifPresent(each -> words.addAll(List.of("-g", Shell.quote(each))));
    return words;
  }

  private List<String> texts() {
    List<String> words = new ArrayList<>();
    user.comment().ifPresent(each -> words.addAll(List.of("-c", Shell.quote(each))));
    user.home().ifPresent(each -> words.addAll(List.of("-d", Shell.quote(each))));
    user.shell().ifPresent(each -> words.addAll(List.of("-s", Shell.quote(each))));
    expiry().ifPresent(words::add);
    return words;
  }
}
