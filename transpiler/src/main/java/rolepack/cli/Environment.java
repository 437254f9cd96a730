package rolepack.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What the process was started in.
///
/// @param variables the environment's variables
/// @param folder relative paths start here
/// @param outIsTerminal standard output goes to a person
/// @param errIsTerminal standard error goes to a person
public record Environment(
    Map<String, String> variables, Path folder, boolean outIsTerminal, boolean errIsTerminal) {
  public Environment {
    variables = Map.copyOf(variables);
    folder = folder.toAbsolutePath();
  }

  /// That of this process; the launcher says what is a terminal, since asking the JDK for it costs
  /// more than everything else here.
  public static Environment ofProcess() {
    return new Environment(
        System.getenv(),
        Path.of(""),
        Boolean.getBoolean("rolepack.terminal.out"),
        Boolean.getBoolean("rolepack.terminal.err"));
  }

  /// A variable that is set to something.
  Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(each -> !each.isEmpty());
  }

  /// The path that the user means.
  Path resolve(String path) {
    return folder.resolve(path);
  }
}
