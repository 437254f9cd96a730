package rolepack.ir;

import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Template;
import rolepack.source.SourceSpan;

/// One condition of `when`, `changed_when`, `failed_when` or `until`; several are joined by `and`.
public sealed interface Condition {
  SourceSpan span();

  /// The condition as it is written.
  String source();

  /// `a == 1`, and `{{ a == 1 }}` where the braces enclose all of it.
  record Expression(SourceSpan span, String source, Expr expression) implements Condition {}

  /// `{{ port }} < 1024`: the template's output is read as an expression.
  record Rendered(SourceSpan span, String source, Template template) implements Condition {}

  /// `true`, `no`.
  record Constant(SourceSpan span, String source, boolean value) implements Condition {}

  /// Not an expression; its diagnostic has been reported.
  record Broken(SourceSpan span, String source) implements Condition {}
}
