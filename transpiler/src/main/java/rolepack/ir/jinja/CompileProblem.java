package rolepack.ir.jinja;

import rolepack.source.SourceSpan;

/// Why Jinja2 parses a template and then refuses to compile it.
public record CompileProblem(SourceSpan span, String message) {}
