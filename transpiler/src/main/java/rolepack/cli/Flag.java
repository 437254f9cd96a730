package rolepack.cli;

import java.util.Optional;

/// Every option of every command.
enum Flag {
  PLAYBOOK("playbook", "", "FILE", "a playbook to convert; repeatable (default: those at the top)"),
  INVENTORY("inventory", "i", "FILE", "an inventory; repeatable (default: the repository's own)"),
  EXTRA_VARS("extra-vars", "e", "K=V|@FILE", "variables, as Ansible takes them; repeatable"),
  CONFIG("config", "", "FILE", "settings (default: rolepack.yml at the top, where there is one)"),
  PREFIX("prefix", "", "NAME", "first part of every package name (default: the folder's name)"),
  RELEASE("release", "", "VERSION", "version of the packages (default: 1.0.0)"),
  TARGET("target", "", "SYSTEM", "el7, el8, el9, debian12 or ubuntu24.04 (default: el7)"),
  CONSUL_TEMPLATE(
      "consul-template", "", "VERSION", "of consul-template on the machines (default: 0.41.4)"),
  CONTENTS(
      "contents", "", "FILE", "who brings which file: a Contents or filelists.xml; repeatable"),
  BAKE("bake", "", "", "build the values of variables into the packages"),
  STRICT("strict", "", "", "unknown commands are barriers, and warnings count as failures"),
  DROP_INS("drop-ins", "", "", "change files of other packages by drop-in files"),
  MODERNIZE("modernize", "", "", "write what stays in the syntax of Ansible 2.14"),
  DATA("data", "", "FILE", "what the template reads, as JSON (see docs/render.md)"),
  ENGINE("engine", "", "NAME", "jinja or consul-template (default: by the template's name)"),
  BATCH("batch", "", "CASES", "instead of TEMPLATE: one case a line, one result a line"),
  OUTPUT("output", "o", "OUT", "the folder to write"),
  FORCE("force", "", "", "replace OUT, if rolepack made it"),
  ACCEPT("accept", "", "", "take the outputs of now for the expected ones"),
  FORMAT("format", "", "text|json", "how the results are printed (default: text)"),
  QUIET("quiet", "q", "", "print results and errors only"),
  COLOR("color", "", "WHEN", "auto, always or never (default: auto)"),
  HELP("help", "h", "", "print this help");

  private final String word;
  private final String letter;
  private final String argument;
  private final String help;

  Flag(String word, String letter, String argument, String help) {
    this.word = word;
    this.letter = letter;
    this.argument = argument;
    this.help = help;
  }

  /// The long name, without dashes.
  String word() {
    return word;
  }

  /// The one-letter name, where there is one.
  Optional<String> letter() {
    return letter.isEmpty() ? Optional.empty() : Optional.of(letter);
  }

  /// Whether this is one of its names.
  boolean isCalled(String name) {
    return word.equals(name) || letter.equals(name);
  }

  /// What the help calls its argument, where it takes one.
  Optional<String> argument() {
    return argument.isEmpty() ? Optional.empty() : Optional.of(argument);
  }

  /// What it does, in one line.
  String help() {
    return help;
  }
}
