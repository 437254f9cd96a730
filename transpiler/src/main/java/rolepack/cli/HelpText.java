package rolepack.cli;

import java.util.Optional;

/// The texts of `--help` and `--version`.
final class HelpText {
  private static final int WIDTH = 31;

  private HelpText() {}

  static String of(Optional<Command> command) {
    return command.map(HelpText::of).orElseGet(HelpText::global);
  }

  private static String global() {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        rolepack moves work out of Ansible: it turns the roles of a repository into OS packages,
        keeps in playbooks what has to stay, and says for every task where it went and why.

        Usage: rolepack COMMAND [OPTIONS]

        Commands:
        """);
    commands(text, true);
    text.append("\nNot there yet:\n");
    commands(text, false);
    text.append(
        """

        rolepack COMMAND --help shows the options of a command; rolepack --version the version.
        Exit codes: 0 done, 1 done but a role or template failed (with --strict: or a warning),
        2 wrong usage, 3 a check found a difference, 70 a bug in rolepack.
        """);
    return text.toString();
  }

  private static void commands(StringBuilder text, boolean available) {
    for (Command each : Command.values()) {
      if (each.isAvailable() == available) {
        row(text, each.word() + " " + each.operands(), each.summary());
      }
    }
  }

  private static String of(Command command) {
    StringBuilder text = new StringBuilder();
    text.append("Usage: rolepack ").append(command.word()).append(' ').append(command.operands());
    text.append(command.isAvailable() ? " [OPTIONS]\n\n" : "\n\n");
    String summary = command.summary();
    text.append(Character.toUpperCase(summary.charAt(0))).append(summary.substring(1));
    text.append(command.isAvailable() ? ".\n\nOptions:\n" : " (not there yet).\n");
    for (Flag flag : command.flags()) {
      String letter = flag.letter().map(each -> "-" + each + ", ").orElse("    ");
      String argument = flag.argument().map(each -> " " + each).orElse("");
      row(text, letter + "--" + flag.word() + argument, flag.help());
    }
    return text.toString();
  }

  private static void row(StringBuilder text, String left, String right) {
    text.append("  ").append(left);
    text.repeat(' ', Math.max(2, WIDTH - left.length())).append(right).append('\n');
  }
}
