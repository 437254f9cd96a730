package rolepack.evaluation;

import java.util.Optional;

/// Finds filters by name, those of Ansible before those of Jinja2.
final class Filters {
  private Filters() {}

  static Value apply(String name, Value operand, Inputs inputs) {
    Filter filter =
        find(name)
            .orElseThrow(
                () ->
                    EvaluationException.unsupported("the filter %s is not known".formatted(name)));
    if (operand instanceof Value.Unknown unknown && !isHarmless(name)) {
      throw EvaluationException.unsupported(unknown.why());
    }
    Value result = filter.apply(operand, inputs);
    return switch (result) {
      // Ansible makes lists of what Python would count lazily.
      case Value.Range _, Value.View _ -> new Value.List(Iteration.list(result));
      case Value.Str text when isText(name) -> new Value.Str(text.text(), Value.Str.Kind.NATIVE);
      case Value _ -> result;
    };
  }

  /// Whether the filter never looks into the value.
  private static boolean isHarmless(String name) {
    return name.equals("mandatory") || name.equals("default") || name.equals("d");
  }

  /// The filters whose result stays a text even where it looks like a list.
  private static boolean isText(String name) {
    return switch (name) {
      case "string", "to_json", "to_nice_json", "to_yaml", "to_nice_yaml" -> true;
      default -> false;
    };
  }

  static Optional<Filter> find(String name) {
    String plain = plain(name);
    return TextFilters.find(plain)
        .or(() -> SequenceFilters.find(plain))
        .or(() -> SelectionFilters.find(plain))
        .or(() -> ValueFilters.find(plain))
        .or(() -> NumberFilters.find(plain))
        .or(() -> DictFilters.find(plain))
        .or(() -> CombinationFilters.find(plain))
        .or(() -> RegexFilters.find(plain))
        .or(() -> PathFilters.find(plain))
        .or(() -> DataFilters.find(plain))
        .or(() -> HtmlFilters.find(plain))
        .or(() -> IpFilters.find(inCollection(plain)))
        .or(() -> CollectionFilters.find(without(plain, "community.general.")))
        .or(() -> ResultTests.asFilter(plain));
  }

  /// A name without the collection of the filters for addresses, or without the one before it.
  private static String inCollection(String name) {
    return without(name, "ansible.utils.", "ansible.netcommon.");
  }

  /// A name without the collection that Ansible's own plug-ins are in.
  static String plain(String name) {
    return without(name, "ansible.builtin.", "ansible.legacy.");
  }

  private static String without(String name, String... prefixes) {
    for (String prefix : prefixes) {
      if (name.startsWith(prefix)) {
        return name.substring(prefix.length());
      }
    }
    return name;
  }
}
