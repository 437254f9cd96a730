package rolepack.evaluation;

/// The names of Python's types, as messages and `type_debug` show them.
final class Types {
  private Types() {}

  static String name(Value value) {
    return switch (value) {
      case Value.None _ -> "NoneType";
      case Value.Bool _ -> "bool";
      case Value.Int _ -> "int";
      case Value.Float _ -> "float";
      case Value.Str text ->
          switch (text.kind()) {
            case PLAIN -> "str";
            case NATIVE -> "NativeJinjaText";
            case MARKUP -> "Markup";
          };
      case Value.List _ -> "list";
      case Value.Tuple _ -> "tuple";
      case Value.Dict _ -> "dict";
      case Value.Set _ -> "set";
      case Value.Range _ -> "range";
      case Value.View view ->
          switch (view.kind()) {
            case KEYS -> "dict_keys";
            case VALUES -> "dict_values";
            case ITEMS -> "dict_items";
          };
      case Value.Undefined undefined -> undefined.strict() ? "AnsibleUndefined" : "Undefined";
      case Value.Unknown _ -> "unknown";
      case Value.Omit _ -> "str";
      case Value.Timestamp time -> time.text().length() > 10 ? "datetime" : "date";
      case Value.Function _ -> "function";
      case Value.Instance instance -> instance.members().description();
    };
  }

  /// How Jinja2 names the thing that lacks an attribute.
  static String description(Value value) {
    return switch (value) {
      case Value.None _ -> "None";
      case Value.Str text when text.kind() == Value.Str.Kind.NATIVE ->
          "ansible.utils.native_jinja.NativeJinjaText object";
      case Value.Str text when text.kind() == Value.Str.Kind.MARKUP -> "markupsafe.Markup object";
      case Value.Timestamp _ -> "datetime." + name(value) + " object";
      case Value _ -> name(value) + " object";
    };
  }

  /// Whether the value is a list in the eyes of Ansible: a sequence, but not a text.
  static boolean isSequence(Value value) {
    return value instanceof Value.List
        || value instanceof Value.Tuple
        || value instanceof Value.Range;
  }

  /// The error of an operation that a value's type does not have.
  static EvaluationException wrong(Value value, String message) {
    return failure(value, message, PythonError.TYPE);
  }

  /// The error of a filter of Ansible's that takes no values of this type.
  static EvaluationException wrongInput(Value value, String message) {
    return failure(value, message, PythonError.ANSIBLE);
  }

  private static EvaluationException failure(Value value, String message, PythonError error) {
    return switch (value) {
      case Value.Partial _ ->
          EvaluationException.unsupported(
              "%s, of which too little is known".formatted(name(value)));
      case Value.Undefined undefined when undefined.strict() ->
          new EvaluationException.Undefined(undefined.message());
      case Value _ -> new EvaluationException.Failed(error, message);
    };
  }

  /// Fails where a value cannot be known, or is not there.
  static Value known(Value value) {
    return switch (value) {
      case Value.Undefined undefined when undefined.strict() ->
          throw new EvaluationException.Undefined(undefined.message());
      case Value.Unknown unknown -> throw EvaluationException.unsupported(unknown.why());
      case Value _ -> value;
    };
  }
}
