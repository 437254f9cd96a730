package rolepack.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Every command, those too that a later version brings.
enum Command {
  AUDIT("REPO", "show what of a repository can leave Ansible, what stays, and why", conversion()),
  CONVERT(
      "REPO -o OUT",
      "write packages, residual playbooks and a roadmap",
      Stream.concat(Stream.of(Flag.OUTPUT, Flag.FORCE), conversion().stream()).toList()),
  CHECK(
      "FIXTURES",
      "compare role fixtures with their expected outputs",
      List.of(Flag.ACCEPT, Flag.FORMAT, Flag.QUIET, Flag.COLOR, Flag.HELP)),
  VERIFY(
      "OUT",
      "check of an output all that can be checked without a machine",
      List.of(Flag.FORMAT, Flag.QUIET, Flag.COLOR, Flag.HELP)),
  BUILD("OUT", "build rpm or deb packages from the output"),
  EXPLAIN("REPO FILE:LINE", "say why a task went where it went"),
  DIFF("OUT1 OUT2", "compare two outputs"),
  RENDER(
      "TEMPLATE",
      "print what a template gives for given data",
      List.of(
          Flag.DATA,
          Flag.ENGINE,
          Flag.CONSUL_TEMPLATE,
          Flag.BATCH,
          Flag.QUIET,
          Flag.COLOR,
          Flag.HELP));

  private final String operands;
  private final String summary;
  private final List<Flag> flags;

  Command(String operands, String summary, List<Flag> flags) {
    this.operands = operands;
    this.summary = summary;
    this.flags = flags;
  }

  /// A command that is not there yet.
  Command(String operands, String summary) {
    this(operands, summary, List.of());
  }

  private static List<Flag> conversion() {
    return List.of(
        Flag.PLAYBOOK,
        Flag.INVENTORY,
        Flag.EXTRA_VARS,
        Flag.CONFIG,
        Flag.PREFIX,
        Flag.RELEASE,
        Flag.TARGET,
        Flag.CONSUL_TEMPLATE,
        Flag.CONTENTS,
        Flag.BAKE,
        Flag.STRICT,
        Flag.DROP_INS,
        Flag.MODERNIZE,
        Flag.FORMAT,
        Flag.QUIET,
        Flag.COLOR,
        Flag.HELP);
  }

  static Optional<Command> find(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }

  String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /// What stands after the command.
  String operands() {
    return operands;
  }

  /// What it does, in one line.
  String summary() {
    return summary;
  }

  /// Its options, in the order of the help.
  List<Flag> flags() {
    return flags;
  }

  /// Whether it can be used already.
  boolean isAvailable() {
    return !flags.isEmpty();
  }
}
