package rolepack.ir.jinja;

import java.util.List;
import java.util.Optional;
import rolepack.source.SourceSpan;

/// A statement of a Jinja2 template, after white space control: what `-`, `+` and trim_blocks take
/// away is not in the text nodes.
public sealed interface Node {
  SourceSpan span();

  /// Plain text, `{% raw %}…{% endraw %}` included; never empty, and never beside another text.
  record Text(SourceSpan span, String text) implements Node {}

  /// `{{ expression }}`; `{% print a, b %}` is one of these for each of its expressions.
  record Output(SourceSpan span, Expr expression) implements Node {}

  /// `{% if condition %}…{% elif condition %}…{% else %}…{% endif %}`: one branch or more, tried in
  /// order.
  record If(SourceSpan span, List<Branch> branches, List<Node> otherwise) implements Node {
    public If {
      branches = List.copyOf(branches);
      otherwise = List.copyOf(otherwise);
    }
  }

  /// `{% for target in iterable if filter recursive %}…{% else %}…{% endfor %}`.
  record For(
      SourceSpan span,
      Target target,
      Expr iterable,
      Optional<Expr> filter,
      boolean recursive,
      List<Node> body,
      List<Node> otherwise)
      implements Node {
    public For {
      body = List.copyOf(body);
      otherwise = List.copyOf(otherwise);
    }
  }

  /// `{% set target = value %}`.
  record Set(SourceSpan span, Target target, Expr value) implements Node {}

  /// `{% set target | filter %}…{% endset %}`.
  record SetBlock(SourceSpan span, Target target, List<FilterCall> filters, List<Node> body)
      implements Node {
    public SetBlock {
      filters = List.copyOf(filters);
      body = List.copyOf(body);
    }
  }

  /// `{% macro name(parameters) %}…{% endmacro %}`.
  record Macro(SourceSpan span, String name, List<Parameter> parameters, List<Node> body)
      implements Node {
    public Macro {
      parameters = List.copyOf(parameters);
      body = List.copyOf(body);
    }
  }

  /// `{% call(parameters) call %}…{% endcall %}`.
  record CallBlock(SourceSpan span, List<Parameter> parameters, Expr.Call call, List<Node> body)
      implements Node {
    public CallBlock {
      parameters = List.copyOf(parameters);
      body = List.copyOf(body);
    }
  }

  /// `{% filter name(arguments) %}…{% endfilter %}`.
  record FilterBlock(SourceSpan span, List<FilterCall> filters, List<Node> body) implements Node {
    public FilterBlock {
      filters = List.copyOf(filters);
      body = List.copyOf(body);
    }
  }

  /// `{% with name = value, … %}…{% endwith %}`.
  record With(SourceSpan span, List<Assignment> assignments, List<Node> body) implements Node {
    public With {
      assignments = List.copyOf(assignments);
      body = List.copyOf(body);
    }
  }

  /// `{% autoescape expression %}…{% endautoescape %}`.
  record AutoEscape(SourceSpan span, Expr enabled, List<Node> body) implements Node {
    public AutoEscape {
      body = List.copyOf(body);
    }
  }

  /// `{% block name scoped required %}…{% endblock %}`.
  record Block(SourceSpan span, String name, boolean scoped, boolean required, List<Node> body)
      implements Node {
    public Block {
      body = List.copyOf(body);
    }
  }

  /// `{% extends parent %}`.
  record Extends(SourceSpan span, Expr parent) implements Node {}

  /// `{% include template ignore missing without context %}`.
  record Include(SourceSpan span, Expr template, boolean ignoreMissing, boolean withContext)
      implements Node {}

  /// `{% import template as name with context %}`.
  record Import(SourceSpan span, Expr template, String name, boolean withContext) implements Node {}

  /// `{% from template import name as alias, … with context %}`.
  record FromImport(SourceSpan span, Expr template, List<ImportedName> names, boolean withContext)
      implements Node {
    public FromImport {
      names = List.copyOf(names);
    }
  }

  /// `{% do expression %}`.
  record Do(SourceSpan span, Expr expression) implements Node {}

  /// `{% break %}`.
  record Break(SourceSpan span) implements Node {}

  /// `{% continue %}`.
  record Continue(SourceSpan span) implements Node {}

  /// `{% if condition %}body` or `{% elif condition %}body`.
  record Branch(SourceSpan span, Expr condition, List<Node> body) {
    public Branch {
      body = List.copyOf(body);
    }
  }

  /// A parameter of a macro or a call block, `name` or `name=default`.
  record Parameter(SourceSpan span, String name, Optional<Expr> defaultValue) {}

  /// `target = value` of a `with`.
  record Assignment(SourceSpan span, Target target, Expr value) {}

  /// `name as alias` of a `from`; the alias is the name where none is written.
  record ImportedName(SourceSpan span, String name, String alias) {}

  /// A filter without its operand, as blocks apply it: `name(arguments)`.
  record FilterCall(SourceSpan span, String name, Arguments arguments) {}

  /// What an assignment binds.
  sealed interface Target {
    SourceSpan span();

    /// `name`.
    record Name(SourceSpan span, String name) implements Target {}

    /// `namespace.attribute`, in `set` only.
    record Attribute(SourceSpan span, String namespace, String attribute) implements Target {}

    /// `a, b`; targets may nest.
    record Tuple(SourceSpan span, List<Target> targets) implements Target {
      public Tuple {
        targets = List.copyOf(targets);
      }
    }
  }
}
