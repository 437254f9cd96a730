package rolepack.cli;

/// Every sentence that answers a wrong command line, a path that cannot be used or an option that
/// has no effect yet.
enum Mistake {
  NO_COMMAND("name a command, such as: rolepack audit REPO"),
  UNKNOWN_COMMAND("there is no command %s"),
  UNKNOWN_COMMAND_NEAR("there is no command %s; did you mean %s?"),
  COMMAND_FIRST("the command comes before its options: rolepack COMMAND %s"),
  COMMAND_NOT_YET(
      "the command %s is not there yet (NOT_YET); audit, convert, check, verify and render are"),
  UNKNOWN_OPTION("%s has no option %s"),
  UNKNOWN_OPTION_NEAR("%s has no option %s; did you mean %s?"),
  FOREIGN_OPTION("%s has no option %s; it belongs to %s"),
  NO_VALUE("the option %s needs a value: %s"),
  VALUE_GIVEN("the option %s takes no value"),
  NO_OPERAND("%s needs %s: rolepack %s"),
  TOO_MANY_OPERANDS("%s takes %s; %s is one too many"),
  NOT_AN_OUTPUT("%s is no output of rolepack: it has no file %s"),
  NO_OUTPUT("convert needs a folder to write: -o OUT"),
  BAD_CHOICE("%s cannot be %s; it is one of %s"),
  BAD_CHOICE_NEAR("%s cannot be %s; did you mean %s?"),
  BAD_PREFIX("the prefix %s cannot start a package name; use a-z, 0-9 and -"),
  BAD_RELEASE("the release %s cannot be a package's version; use something like 1.0.0"),
  BAD_VERSION("%s is not a version of consul-template; use something like 0.15.0"),
  UNKNOWN_VERSION("consul-template %s is not known; the newest that is known is %s"),
  BATCH_AND_TEMPLATE("--batch takes its templates from its cases; %s is one too many"),
  BATCH_AND_DATA("--batch takes its data from its cases; --data is one too many"),
  NO_ENGINE("%s does not say by its name what renders it; give --engine jinja or consul-template"),
  BAD_DATA("%s cannot be used as data: %s"),
  NOT_UTF_8("%s is not UTF-8"),
  BAD_EXTRA_VARS("--extra-vars takes name=value, a mapping or @file, and %s is none of them"),
  NO_PATH("an empty path names nothing"),
  BAD_PATH("%s cannot be a path on this machine"),
  NOT_THERE("%s is not there"),
  NOT_A_FOLDER("%s is a file, and %s has to be a folder"),
  NOT_A_FILE("%s is a folder, and %s has to be a file"),
  NOT_READABLE("%s cannot be read; check its permissions"),
  EMPTY_FOLDER("%s is empty, and %s has to hold something"),
  NO_PLAYBOOK("%s is not in %s"),
  NO_PLAYBOOK_NEAR("%s is not in %s; did you mean %s?"),
  OUTPUT_REFUSED("%s"),
  NO_CASES("%s holds no fixture: a fixture is a folder with a case.yml"),
  BAD_CONFIGURATION("the settings in rolepack.yml cannot be used; nothing was done"),
  CANNOT_WRITE("cannot write %s: %s"),
  CANNOT_READ("cannot read %s: %s"),
  INPUT_OUTPUT("a file could not be read or written: %s");

  private final String format;

  Mistake(String format) {
    this.format = format;
  }

  /// The sentence, without a full stop; takes the arguments in the order in which it has `%s`.
  String sentence(Object... arguments) {
    return format.formatted(arguments);
  }
}
