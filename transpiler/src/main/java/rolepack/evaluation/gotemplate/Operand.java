package rolepack.evaluation.gotemplate;

/// A value while a template is executed, Go's `reflect.Value`: it may be held by an interface,
/// whose type then hides the value's own, and it may be no value at all.
///
/// @param inInterface it comes from an element or a field whose type is `interface {}`
record Operand(GoValue value, boolean inInterface) {
  /// No value: what an untyped `nil` and a missing key give.
  static final Operand INVALID = new Operand(GoValue.NIL, false);

  /// What a command gets that no pipeline feeds.
  static final Operand ABSENT = new Operand(GoValue.NIL, false);

  /// A value that no interface holds.
  static Operand of(GoValue value) {
    return value == GoValue.NIL ? INVALID : new Operand(value, false);
  }

  /// A value of a place with this type.
  static Operand of(GoValue value, GoType type) {
    return type.isInterface() ? new Operand(value, true) : of(value);
  }

  boolean isValid() {
    return inInterface || value != GoValue.NIL;
  }

  /// The interface itself is `nil`.
  boolean isNilInterface() {
    return inInterface && value == GoValue.NIL;
  }

  /// The value without the interface that holds it.
  Operand concrete() {
    return inInterface ? of(value) : this;
  }

  /// The type as Go sees it.
  GoType type() {
    return inInterface ? GoType.Basic.INTERFACE : value.type();
  }
}
