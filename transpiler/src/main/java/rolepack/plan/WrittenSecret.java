package rolepack.plan;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rolepack.generated.modules.CommandsCall;
import rolepack.generated.modules.EditsCall;
import rolepack.generated.modules.ModuleCall;
import rolepack.generated.modules.Parameter;
import rolepack.source.SecretNames;

/// Finds passwords that are written out in tasks: `line: api_token=hyacinth`, `--password
/// hyacinth`. Anybody can read the files and scripts of packages, and the reports.
///
/// What a value is, only its name says; where it may be no secret, the user can make it a variable
/// with another name.
final class WrittenSecret {
  /// `name = value`, `"name": "value"`, `--name=value`.
  private static final Pattern ASSIGNED =
      Pattern.compile("([\\w.-]*\\w)[\"']?[ \\t]*[:=][ \\t]*[\"']?([^\\s\"',;]+)");

  /// Values that say something about a secret: switches, and where users of nsswitch.conf are.
  private static final Set<String> HARMLESS =
      Set.of(
          "yes",
          "no",
          "true",
          "false",
          "on",
          "off",
          "none",
          "null",
          "nil",
          "always",
          "never",
          "required",
          "optional",
          "default",
          "prompt",
          "ask",
          "files",
          "compat",
          "sss",
          "ldap",
          "nis",
          "db",
          "systemd",
          "winbind");

  private WrittenSecret() {}

  /// The argument of a call that holds one.
  static Optional<String> of(ModuleCall call) {
    if (call instanceof EditsCall.IniFile ini
        && SecretNames.says(ini.option().orElse(""))
        && ini.value().filter(WrittenSecret::isOne).isPresent()) {
      return Optional.of("value");
    }
    return call.spec().parameters().stream()
        .map(Parameter::name)
        .filter(each -> call.argument(each).filter(WrittenSecret::isIn).isPresent())
        .findFirst();
  }

  private static boolean isIn(Object value) {
    return switch (value) {
      case String text -> isIn(text);
      case List<?> list -> list.stream().anyMatch(WrittenSecret::isIn);
      case Map<?, ?> map -> map.values().stream().anyMatch(WrittenSecret::isIn);
      case Object _ -> false;
    };
  }

  private static boolean isIn(String text) {
    return text.lines().filter(each -> !isComment(each)).anyMatch(WrittenSecret::isAssigned);
  }

  private static boolean isComment(String line) {
    String bare = line.strip();
    return bare.startsWith("#") || bare.startsWith(";") || bare.startsWith("//");
  }

  private static boolean isAssigned(String line) {
    Matcher found = ASSIGNED.matcher(line);
    for (int from = 0; found.find(from); from = found.end(1)) {
      if (SecretNames.says(found.group(1)) && isOne(found.group(2))) {
        return true;
      }
    }
    return false;
  }

  /// Whether a value is written out: no switch, number, path or variable.
  private static boolean isOne(String value) {
    return !HARMLESS.contains(value.toLowerCase(Locale.ROOT))
        && value.chars().anyMatch(Character::isLetter)
        && "/~.<([{!*%$".indexOf(value.charAt(0)) < 0
        && !value.contains("$")
        && !value.contains("{{");
  }

  /// Whether a command line holds one.
  static boolean isIn(CommandsCall call) {
    String text = LowerCommands.text(call);
    List<String> words =
        ShellWords.split(text).orElseGet(() -> List.of(text.strip().split("\\s+")));
    if (isIn(text)) {
      return true;
    }
    String program = words.isEmpty() ? "" : Paths.name(words.getFirst());
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      Optional<String> next =
          Optional.of(i + 1)
              .filter(each -> each < words.size())
              .map(words::get)
              .filter(each -> !each.startsWith("-") && !each.isEmpty())
              .filter(WrittenSecret::isOne);
      boolean takesOne =
          word.startsWith("--") && SecretNames.says(word.substring(2))
              || word.equals("password")
              || word.equals("passphrase")
              || (word.equals("-u") || word.equals("--user"))
                  && next.filter(each -> each.contains(":")).isPresent()
                  && (program.equals("curl") || program.equals("wget"));
      if (takesOne && next.isPresent() || isGiven(program, word)) {
        return true;
      }
    }
    return false;
  }

  /// Programs that take a password without a name before it, and the word that says they do.
  private static boolean isGiven(String program, String word) {
    return switch (program) {
      case "mysql", "mysqladmin", "mysqldump" -> word.matches("-p[^$].+");
      case "htpasswd" -> word.matches("-\\w*b\\w*");
      case "openssl" -> word.equals("passwd");
      case "rabbitmqctl" -> word.equals("add_user") || word.equals("change_password");
      case "vault" -> word.equals("login") || word.equals("auth");
      case "docker", "podman" -> word.equals("login");
      case "redis-cli" -> word.equals("-a") || word.equals("AUTH");
      default -> false;
    };
  }
}
