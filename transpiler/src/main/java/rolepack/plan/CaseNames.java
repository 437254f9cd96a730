package rolepack.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import rolepack.analysis.Case;
import rolepack.evaluation.Value;

/// How the values of a variable stand in the names of packages, and the expression that gives the
/// playbook the one of the day.
final class CaseNames {
  private final String variable;
  private final Map<Case, String> names = new HashMap<>();
  private final String expression;

  private CaseNames(List<Case> cases) {
    this.variable = cases.getFirst().variable();
    for (Case each : cases) {
      names.put(each, unused(PackageNaming.of(text(each.value()))));
    }
    this.expression = expression(cases);
  }

  static CaseNames of(List<Case> cases) {
    return new CaseNames(cases);
  }

  private String unused(String wanted) {
    String base = wanted.isEmpty() ? "none" : wanted;
    String name = base;
    for (int number = 2; names.containsValue(name); number++) {
      name = base + "-" + number;
    }
    return name;
  }

  private static String text(Value value) {
    return switch (value) {
      case Value.Str text -> text.text();
      case Value.Bool bool -> bool.value() ? "yes" : "no";
      case Value.Int number -> number.value().toString();
      case Value other -> throw new IllegalStateException(other.toString());
    };
  }

  /// The end of a package's name: `consul`.
  String name(Case each) {
    return names.get(each);
  }

  /// The same as the playbook writes it: `{{ current_role }}`. A value that is none of them must
  /// not give one of their names.
  String expression() {
    return expression;
  }

  private String expression(List<Case> cases) {
    if (cases.stream().allMatch(each -> isText(each) && text(each.value()).equals(name(each)))) {
      return "{{ %s }}".formatted(variable);
    }
    if (cases.stream()
        .allMatch(
            each -> isText(each) && text(each.value()).replace('_', '-').equals(name(each)))) {
      return "{{ %s | replace('_', '-') }}".formatted(variable);
    }
    List<String> entries = new ArrayList<>();
    cases.forEach(each -> entries.add("%s: '%s'".formatted(each.literal(), name(each))));
    return "{{ {%s}[%s] }}".formatted(String.join(", ", entries), variable);
  }

  private static boolean isText(Case each) {
    return each.value() instanceof Value.Str;
  }

  /// What stands before the value in a package's name: the variable's name without the words of the
  /// role's.
  static String prefix(String role, String variable) {
    List<String> known = List.of(role.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"));
    List<String> words = new ArrayList<>();
    for (String word : variable.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")) {
      if (!word.isEmpty() && !known.contains(word)) {
        words.add(word);
      }
    }
    return words.isEmpty() ? PackageNaming.of(variable) : String.join("-", words);
  }
}
