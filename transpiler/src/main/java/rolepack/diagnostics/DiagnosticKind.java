package rolepack.diagnostics;

import java.util.Locale;

/// Every message that rolepack can report about its input: severity, wording and remedy.
///
/// The format takes the arguments given to [Diagnostics#report]; none of them may hold a value of a
/// variable, since it may be a secret.
public enum DiagnosticKind {
  UNREADABLE_FILE(Severity.ERROR, "cannot read the file: %s", "check its permissions"),
  NOT_UTF8(
      Severity.ERROR, "the file is not UTF-8 text", "convert it with iconv, or move it to files/"),
  FILE_TOO_LARGE(Severity.ERROR, "the file has %s, more than the %s that are read", "split it"),
  OUTSIDE_REPOSITORY(
      Severity.ERROR,
      "%s leads out of the repository and is not followed",
      "copy what it names into the repository"),
  INVALID_YAML(Severity.ERROR, "invalid YAML: %s", "%s"),
  TOO_DEEP(Severity.ERROR, "nested more than %s levels deep", "flatten it"),
  TOO_MANY_ALIASES(
      Severity.ERROR,
      "its aliases expand to more than %s nodes",
      "write the values out, or use fewer aliases"),
  TOO_MANY_VALUES(Severity.ERROR, "the file has more than %s values", "split it"),
  DUPLICATE_KEY(
      Severity.WARNING,
      "the key %s stands twice in this mapping; Ansible takes the last",
      "remove the one that is not meant"),
  COLLECTION_IN_UNSAFE(
      Severity.WARNING,
      "Ansible reads a list or mapping inside a collection tagged !unsafe as empty",
      "tag its texts instead"),
  INVALID_TEMPLATE(Severity.ERROR, "invalid template: %s", "correct the template"),
  TEMPLATE_FAILED(
      Severity.ERROR,
      "the template cannot be rendered: %s",
      "correct the template, or give it the data that it reads"),
  UNKNOWN_MODULE(
      Severity.WARNING,
      "rolepack does not know the module %s",
      "its tasks stay in the playbook; add it to the catalogue to change that"),
  MISSPELT_MODULE(Severity.WARNING, "rolepack does not know the module %s", "did you mean %s?"),
  STRAY_TEXT(
      Severity.WARNING,
      "the module %s takes no text that is not key=value",
      "remove it, or write it as an argument"),
  UNKNOWN_ARGUMENT(Severity.WARNING, "the module %s has no argument %s", "did you mean %s?"),
  INVALID_ARGUMENT(Severity.WARNING, "the argument %s of %s %s", "correct the value"),
  INVALID_ARGUMENTS(
      Severity.ERROR,
      "the arguments cannot be split: %s",
      "balance the quotes and braces, or write the arguments as a mapping"),
  MISSING_ARGUMENT(Severity.WARNING, "the module %s needs the argument %s", "add it"),
  UNKNOWN_KEYWORD(Severity.WARNING, "%s is neither a keyword nor a module", "did you mean %s?"),
  NOT_A_TASK(Severity.ERROR, "this is not a task: %s", "a task is a mapping with one module"),
  NO_MODULE(Severity.ERROR, "the task names no module", "add the module that it should run"),
  SEVERAL_MODULES(
      Severity.ERROR, "the task names several modules: %s", "make a task of each of them"),
  UNEXPECTED_SHAPE(Severity.ERROR, "expected %s, found %s", "correct the file"),
  MISSING_FILE(
      Severity.WARNING, "%s is not in the repository", "add the file, or remove the reference"),
  MISSING_ROLE(Severity.ERROR, "the role %s is not in the repository", "add it to roles/"),
  MISSING_INCLUDE(
      Severity.ERROR,
      "the included file %s is not in the repository",
      "add the file or correct its name"),
  INCLUDE_CYCLE(Severity.ERROR, "the file includes itself: %s", "break the cycle"),
  RECURSIVE_INCLUDE(
      Severity.NOTE,
      "the file includes itself while it runs: %s",
      "the include stays in the playbook"),
  TOO_MANY_PLAYS(Severity.ERROR, "more than %s plays are imported here", "import fewer"),
  DYNAMIC_PLAYBOOK(
      Severity.WARNING,
      "which playbook is imported here is known only when it runs",
      "name the file, or convert it by itself with --playbook"),
  ENCRYPTED_VARIABLES(
      Severity.NOTE,
      "the variables of this file are encrypted and not known",
      "what depends on them stays open until they are seeded into Vault"),
  DYNAMIC_INVENTORY(
      Severity.NOTE,
      "%s makes its hosts when it runs, and rolepack runs nothing of the repository",
      "save its output as a YAML inventory and name that with --inventory"),
  INVALID_INVENTORY(Severity.ERROR, "the inventory cannot be read here: %s", "correct the line"),
  SKIPPED_INVENTORY(
      Severity.WARNING, "Ansible skips this part of the inventory: %s", "correct or remove it"),
  MISSING_INVENTORY(
      Severity.NOTE,
      "the inventory %s is not in the repository",
      "name one with --inventory if the hosts should be known"),
  ROLE_CYCLE(Severity.ERROR, "the role depends on itself: %s", "break the cycle in meta/main.yml"),
  VARIABLE_CYCLE(Severity.ERROR, "the variable refers to itself: %s", "break the cycle"),
  DECIMAL_MODE(
      Severity.WARNING,
      "the mode %s is a decimal number here and gives %s",
      "quote it or write a leading zero if the octal mode is meant"),
  UNKNOWN_HANDLER(
      Severity.WARNING,
      "no handler is named %s; Ansible stops here",
      "define it, or correct the name"),
  UNSEEN_PARAMETER(
      Severity.WARNING,
      "the packages of the role %s would ignore this %s, since no chosen playbook passes it",
      "choose the playbook that runs it, too, or store the value in Consul for its hosts"),
  OTHER_ENGINE(
      Severity.WARNING,
      "this installs %s; packages with templates for consul-template %s cannot be installed beside"
          + " it",
      "choose its version with --consul-template, or install one that the templates are for"),
  BAD_CONTENTS(
      Severity.ERROR,
      "the index of files %s",
      "give Debian's Contents file, or filelists.xml of an rpm repository, plain or made by gzip"),
  NO_TRIGGER(
      Severity.NOTE,
      "%s may belong to %s, whose upgrade undoes this: dpkg has no triggers with such names",
      "install %s again after it"),
  ONLY_ROLES(
      Severity.NOTE,
      "%s has no playbook at its top: its roles are taken by themselves, without a play's"
          + " variables",
      "name a playbook with --playbook"),
  NO_PLAYBOOK(Severity.ERROR, "%s has no playbook at its top", "name one with --playbook"),
  UNKNOWN_SETTING(Severity.ERROR, "there is no setting %s", "did you mean %s?"),
  INVALID_SETTING(Severity.ERROR, "the setting %s %s", "correct the value"),
  USELESS_SETTING(
      Severity.WARNING, "the setting %s has no effect: %s", "correct it, or take it out");

  private final Severity severity;
  private final String format;
  private final String remedy;

  DiagnosticKind(Severity severity, String format, String remedy) {
    this.severity = severity;
    this.format = format;
    this.remedy = remedy;
  }

  public Severity severity() {
    return severity;
  }

  /// What is wrong, in one clause; takes the report's arguments.
  public String format() {
    return format;
  }

  /// What to do about it, in one clause; takes the report's last arguments where it has `%s`.
  public String remedy() {
    return remedy;
  }

  /// The stable code that reports and `report.json` show.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
