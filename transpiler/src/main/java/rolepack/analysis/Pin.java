package rolepack.analysis;

import rolepack.source.SourceSpan;

/// A variable that one place needs at build time.
///
/// @param value what it is now, as Ansible prints it
/// @param place the argument that needs it
public record Pin(Binding binding, String value, SourceSpan place) {}
