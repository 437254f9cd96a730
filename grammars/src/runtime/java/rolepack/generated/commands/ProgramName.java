package rolepack.generated.commands;

import java.util.Set;

/// The name that a program is known by.
final class ProgramName {
  private static final Set<String> FOLDERS =
      Set.of("/bin", "/sbin", "/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin");

  private ProgramName() {}

  /// Without the folder, where that is one of those that programs are looked for in; else as it is,
  /// since a file elsewhere may be anything.
  static String of(String program) {
    int slash = program.lastIndexOf('/');
    return slash > 0 && FOLDERS.contains(program.substring(0, slash))
        ? program.substring(slash + 1)
        : program;
  }
}
