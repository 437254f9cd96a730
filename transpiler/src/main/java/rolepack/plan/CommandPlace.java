package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.generated.modules.CommandsCall;

/// Where a command runs, when, and what it reads: `chdir`, `creates`, `removes`, `stdin`.
///
/// @param folder the folder that it runs in; empty where any will do
/// @param tests what the shell asks before; none where it always runs
/// @param input its standard input; empty where it gets none
record CommandPlace(Optional<String> folder, List<String> tests, Optional<String> input) {
  private static final String PATTERN = "*?[";

  CommandPlace {
    tests = List.copyOf(tests);
  }

  /// Empty where a path of them is not known: it holds a variable, or is relative to a folder that
  /// is none of the task's.
  ///
  /// @param root whether root runs it
  static Optional<CommandPlace> of(CommandsCall call, boolean root) {
    Optional<String> chdir = call.argument("chdir").map(Object::toString);
    Optional<String> folder = chdir.flatMap(each -> absolute(each, Optional.empty(), root));
    List<String> tests = new ArrayList<>();
    boolean known = chdir.isPresent() == folder.isPresent();
    for (String name : List.of("creates", "removes")) {
      Optional<String> said = call.argument(name).map(Object::toString);
      Optional<String> path = said.flatMap(each -> absolute(each, folder, root));
      path.ifPresent(each -> tests.add(test(each, name.equals("removes"))));
      known &= said.isPresent() == path.isPresent();
    }
    return known ? Optional.of(new CommandPlace(folder, tests, input(call))) : Optional.empty();
  }

  /// Ansible ends the text with a newline unless it is told not to.
  private static Optional<String> input(CommandsCall call) {
    boolean plain = call.argument("stdin_add_newline").equals(Optional.of(false));
    return call.argument("stdin").map(each -> plain ? each.toString() : each + "\n");
  }

  /// A command that reads the input, where there is one.
  ///
  /// @param script whether it is a text of the shell, and not a program with its words
  String fed(String command, boolean script) {
    if (input.isEmpty()) {
      return command;
    }
    String text = input.get();
    String print =
        text.endsWith("\n")
            ? "printf '%s\\n' " + Shell.quote(text.substring(0, text.length() - 1))
            : "printf %s " + Shell.quote(text);
    return print + " | " + (script ? "(\n%s\n)".formatted(command) : command);
  }

  /// A path as Ansible takes it, whose home is root's.
  private static Optional<String> absolute(String path, Optional<String> folder, boolean root) {
    if (path.contains("$") || path.startsWith("~") && !root) {
      return Optional.empty();
    }
    if (path.equals("~") || path.startsWith("~/")) {
      return Optional.of("/root" + path.substring(1));
    }
    return path.startsWith("/")
        ? Optional.of(path)
        : folder.filter(_ -> !path.startsWith("~")).map(each -> Paths.join(each, path));
  }

  private static String test(String path, boolean there) {
    if (path.chars().noneMatch(each -> PATTERN.indexOf(each) >= 0)) {
      return "[ %s-e %s ]".formatted(there ? "" : "! ", Shell.quote(path));
    }
    return "%sls -d %s >/dev/null 2>&1".formatted(there ? "" : "! ", pattern(path));
  }

  /// `/opt/a b*` → `'/opt/a b'*`.
  private static String pattern(String path) {
    StringBuilder word = new StringBuilder();
    int from = 0;
    for (int at = 0; at <= path.length(); at++) {
      boolean special = at < path.length() && "*?[]!^-".indexOf(path.charAt(at)) >= 0;
      if (at == path.length() || special) {
        if (at > from) {
          word.append(Shell.quote(path.substring(from, at)));
        }
        if (special) {
          word.append(path.charAt(at));
        }
        from = at + 1;
      }
    }
    return word.toString();
  }
}
