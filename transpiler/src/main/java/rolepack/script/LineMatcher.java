package rolepack.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says in awk whether Python expressions match in lines: with awk's own expressions where they
/// mean the same, else with the matcher of [RegexMachine].
final class LineMatcher {
  private final RegexMachine machine = new RegexMachine();
  private boolean machineNeeded;

  /// A condition in awk; empty where there is none.
  ///
  /// @param line what it is about, an expression of awk
  Optional<String> condition(String regex, String line) {
    Optional<String> simple = AwkRegex.search(regex);
    return simple.isPresent()
        ? simple.map(each -> line + " ~ " + Quoting.awk(each))
        : matching(regex, line);
  }

  /// A condition that leaves the groups' texts behind, for `group`.
  Optional<String> matching(String regex, String line) {
    Optional<PythonRegex> parsed = PythonRegex.parse(regex, PythonRegex.Subject.LINE);
    machineNeeded |= parsed.isPresent();
    return parsed.map(each -> "find(%d, %s, 1)".formatted(machine.add(each), line));
  }

  /// What the conditions need before them.
  List<String> before() {
    if (!machineNeeded) {
      return List.of();
    }
    List<String> lines = new ArrayList<>(RegexMachine.FUNCTIONS);
    lines.addAll(machine.begin());
    return lines;
  }
}
