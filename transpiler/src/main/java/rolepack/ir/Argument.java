package rolepack.ir;

import rolepack.source.SourceSpan;

/// An argument of a module.
///
/// @param span the name and the value as they stand in the file
/// @param name the module's own name for it, where it was written by an alias too
/// @param written the name as it is written
public record Argument(SourceSpan span, String name, String written, DataTemplate value) {}
