package rolepack.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import rolepack.ir.Action;
import rolepack.ir.jinja.Arguments;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Expr.CompareOperator;

/// What a probe asks, and how a script asks it: the path of a `stat`, or a command that changes
/// nothing.
///
/// @param path what a `stat` looks at
/// @param command the command, as a shell takes it
record ProbeQuestion(Optional<String> path, Optional<String> command) {
  /// Programs that change nothing, whatever they are told.
  private static final Set<String> READERS =
      Set.of(
          "cat",
          "grep",
          "egrep",
          "fgrep",
          "test",
          "[",
          "ls",
          "stat",
          "which",
          "getent",
          "id",
          "readlink",
          "cut",
          "tr",
          "head",
          "tail",
          "wc",
          "uniq",
          "getenforce",
          "sestatus",
          "selinuxenabled",
          "lsmod",
          "uname",
          "true",
          "false",
          "echo",
          "printf",
          "md5sum",
          "sha1sum",
          "sha256sum",
          "diff",
          "cmp",
          "basename",
          "dirname");

  /// Commands that change nothing in this form.
  private static final Pattern READING =
      Pattern.compile(
          "semanage (port|fcontext|boolean|login|user) (-l|--list)( .*)?"
              + "|semodule (-l|--list)|sysctl (-n )?[\\w.]+|systemctl is-enabled [\\w@.-]+"
              + "|update-alternatives --(display|query) \\S+|command -v \\S+|crontab -l"
              + "|locale -a|getsebool( \\S+)?");

  static Optional<ProbeQuestion> of(Action.Module module, ArgumentEvaluation arguments) {
    if (module.name().equals("stat") && arguments.unknown().isEmpty()) {
      return Optional.ofNullable(arguments.known().get("path"))
          .map(each -> new ProbeQuestion(Optional.of(each.toString()), Optional.empty()));
    }
    boolean plain = arguments.unknown().isEmpty() && arguments.named().isEmpty();
    return switch (module.name()) {
      case "shell" ->
          arguments
              .freeForm()
              .filter(each -> plain && isReading(each))
              .map(each -> new ProbeQuestion(Optional.empty(), Optional.of(each.strip())));
      case "command" ->
          arguments
              .freeForm()
              .filter(_ -> plain)
              .flatMap(ShellWords::split)
              .filter(each -> isReader(String.join(" ", each)))
              .map(
                  each ->
                      new ProbeQuestion(
                          Optional.empty(),
                          Optional.of(String.join(" ", each.stream().map(Shell::quote).toList()))));
      case String _ -> Optional.empty();
    };
  }

  /// Whether a line of shell only reads: programs that do, with pipes between them.
  private static boolean isReading(String line) {
    String plain = line.replaceAll("2>\\s*/dev/null|>\\s*/dev/null|2>&1", " ").strip();
    if (plain.matches("(?s).*[;<>`\\n&].*") || plain.contains("$(")) {
      return false;
    }
    // A bar within quotes would only make a part that is no program.
    for (String part : plain.split("\\|\\|?")) {
      if (!isReader(part.strip().replaceAll("\\s+", " "))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isReader(String command) {
    String program = Paths.name(command.split(" ", 2)[0]);
    String rest = command.substring(command.split(" ", 2)[0].length());
    return READERS.contains(program) || READING.matcher(program + rest).matches();
  }

  /// A condition about the answer, as a shell tests it; empty where it asks for something else.
  Optional<String> test(Expr condition) {
    return switch (condition) {
      case Expr.Not(_, Expr operand) -> test(operand).map(ProbeQuestion::not);
      case Expr.Logical(_, Expr.LogicalOperator operator, Expr left, Expr right) ->
          join(operator == Expr.LogicalOperator.AND ? " && " : " || ", left, right);
      case Expr.Test(_, Expr operand, String name, _) ->
          switch (name) {
            case "defined" -> isAnswer(operand) ? Optional.of("true") : Optional.empty();
            case "failed", "failure" -> succeeds(operand).map(ProbeQuestion::not);
            case "success", "succeeded", "successful" -> succeeds(operand);
            case String _ -> Optional.empty();
          };
      case Expr.Filter(_, Expr operand, String name, _) ->
          switch (name) {
            case "failed" -> succeeds(operand).map(ProbeQuestion::not);
            case "success" -> succeeds(operand);
            case "bool" -> test(operand);
            case String _ -> Optional.empty();
          };
      case Expr.Attribute(_, Expr.Attribute(_, Expr.Name _, String stat), String name)
          when stat.equals("stat") ->
          file(name);
      case Expr.Compare(_, Expr first, List<Expr.Comparison> comparisons)
          when comparisons.size() == 1 ->
          compare(first, comparisons.getFirst());
      case Expr _ -> Optional.empty();
    };
  }

  private Optional<String> join(String operator, Expr left, Expr right) {
    Optional<String> first = test(left);
    Optional<String> second = test(right);
    if (first.isEmpty() || second.isEmpty()) {
      return Optional.empty();
    }
    if (operator.equals(" && ") && first.get().equals("true")) {
      return second;
    }
    return Optional.of(group(first.get()) + operator + group(second.get()));
  }

  private static String group(String test) {
    return test.contains(" && ") || test.contains(" || ") ? "{ " + test + "; }" : test;
  }

  private static String not(String test) {
    return "! " + group(test);
  }

  /// `answer`, `answer.rc`, `answer.stdout`, `answer.stat`: it exists if the probe ran.
  private static boolean isAnswer(Expr operand) {
    return operand instanceof Expr.Name
        || operand instanceof Expr.Attribute(_, Expr.Name _, String name)
            && Set.of("rc", "stdout", "stdout_lines", "stat").contains(name);
  }

  private Optional<String> succeeds(Expr operand) {
    return operand instanceof Expr.Name
        ? command.map("{ %s; } >/dev/null 2>&1"::formatted)
        : Optional.empty();
  }

  private Optional<String> file(String attribute) {
    String flag =
        switch (attribute) {
          case "exists" -> "-e";
          case "isdir" -> "-d";
          case "isreg" -> "-f";
          case "islnk" -> "-L";
          case String _ -> "";
        };
    return path.filter(_ -> !flag.isEmpty())
        .map(each -> "[ %s %s ]".formatted(flag, Shell.quote(each)));
  }

  private Optional<String> compare(Expr first, Expr.Comparison comparison) {
    CompareOperator operator = comparison.operator();
    boolean equal = operator == CompareOperator.EQUAL;
    boolean unequal = operator == CompareOperator.NOT_EQUAL;
    if (comparison.operand() instanceof Expr.Bool(_, boolean value) && (equal || unequal)) {
      return test(first).map(each -> value == equal ? each : not(each));
    }
    if (attribute(first).equals("rc")
        && comparison.operand() instanceof Expr.Int(_, var number)
        && number.signum() == 0) {
      Optional<String> runs = command.map("{ %s; } >/dev/null 2>&1"::formatted);
      return equal
          ? runs
          : unequal || operator == CompareOperator.GREATER
              ? runs.map(ProbeQuestion::not)
              : Optional.empty();
    }
    if (attribute(first).equals("stdout")
        && comparison.operand() instanceof Expr.Text(_, String text)
        && text.isEmpty()
        && (equal || unequal)) {
      String flag = equal ? "-z" : "-n";
      return command.map(each -> "[ %s \"$(%s 2>/dev/null)\" ]".formatted(flag, each));
    }
    Optional<String> sought = sought(first);
    if (sought.isPresent() && (equal || unequal) && isMinusOne(comparison.operand())) {
      return contains(sought.get(), unequal);
    }
    if (first instanceof Expr.Text(_, String text)
        && attribute(comparison.operand()).equals("stdout")
        && (operator == CompareOperator.IN || operator == CompareOperator.NOT_IN)) {
      return contains(text, operator == CompareOperator.IN);
    }
    return Optional.empty();
  }

  /// `text` of `answer.stdout.find('text')`.
  private static Optional<String> sought(Expr expression) {
    return expression
                instanceof
                Expr.Call(_, Expr.Attribute(_, Expr operand, String name), Arguments arguments)
            && name.equals("find")
            && attribute(operand).equals("stdout")
            && arguments.positional().size() == 1
            && arguments.positional().getFirst() instanceof Expr.Text(_, String text)
        ? Optional.of(text)
        : Optional.empty();
  }

  private static boolean isMinusOne(Expr expression) {
    return expression instanceof Expr.Sign(_, boolean negative, Expr.Int(_, var number))
        && negative
        && number.intValue() == 1;
  }

  private Optional<String> contains(String text, boolean positive) {
    return command
        .filter(_ -> !text.isEmpty() && !text.contains("\n"))
        .map(each -> "{ %s; } 2>/dev/null | grep -qF -e %s".formatted(each, Shell.quote(text)))
        .map(each -> positive ? each : "! { " + each + "; }");
  }

  /// `rc` of `answer.rc`.
  private static String attribute(Expr expression) {
    return expression instanceof Expr.Attribute(_, Expr.Name _, String name) ? name : "";
  }
}
