package rolepack.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/// What one run of the program printed, and its exit code.
record CommandLineRun(int exit, String out, String err) {
  static CommandLineRun of(String... arguments) {
    return in(new Environment(Map.of(), Path.of(""), false, false), arguments);
  }

  static CommandLineRun in(Environment environment, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit;
    try (PrintStream outPrinter = new PrintStream(out, false, StandardCharsets.UTF_8);
        PrintStream errPrinter = new PrintStream(err, false, StandardCharsets.UTF_8)) {
      exit = Main.run(arguments, outPrinter, errPrinter, environment);
    }
    return new CommandLineRun(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /// The one line that a mistake prints, without the program's name.
  String sentence() {
    if (!err.startsWith("rolepack: ") || err.indexOf('\n') != err.length() - 1) {
      throw new AssertionError("not one sentence: " + err);
    }
    return err.strip().substring("rolepack: ".length());
  }
}
