package rolepack.ir;

import rolepack.source.SourceSpan;

/// `name: value` in some scope.
///
/// @param span the name and the value
public record VariableDefinition(
    SourceSpan span, String name, DataTemplate value, VariableScope scope) {}
