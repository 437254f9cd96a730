package rolepack.ir.gotemplate;

import java.util.List;
import java.util.Optional;

/// A node of a Go template.
public sealed interface GoNode extends GoSyntax {
  /// Text that is printed as it is; never empty.
  record Text(Position position, String text) implements GoNode {
    public Text(String text) {
      this(Position.NONE, text);
    }
  }

  /// `{{ pipeline }}`: prints its value, unless it declares a variable.
  record Action(Position position, Pipeline pipeline) implements GoNode {
    public Action(Pipeline pipeline) {
      this(Position.NONE, pipeline);
    }

    /// Whether it declares or assigns a variable, or notes something in `scratch`.
    public boolean isSilent() {
      return !pipeline.variables().isEmpty()
          || pipeline.commands().getFirst().operands().getFirst()
                  instanceof GoExpr.Chain(var _, GoExpr.Function scratch, List<String> methods)
              && scratch.name().equals("scratch")
              && methods.size() == 1
              && (methods.getFirst().equals("Set") || methods.getFirst().equals("MapSet"));
    }
  }

  /// `{{ if }} … {{ else }} … {{ end }}`; `else if` is an `If` as the only node of `otherwise`.
  record If(Position position, Pipeline condition, List<GoNode> then, List<GoNode> otherwise)
      implements GoNode {
    public If {
      then = List.copyOf(then);
      otherwise = List.copyOf(otherwise);
    }

    public If(Pipeline condition, List<GoNode> then, List<GoNode> otherwise) {
      this(Position.NONE, condition, then, otherwise);
    }
  }

  /// `{{ with }} … {{ else }} … {{ end }}`.
  record With(Position position, Pipeline value, List<GoNode> body, List<GoNode> otherwise)
      implements GoNode {
    public With {
      body = List.copyOf(body);
      otherwise = List.copyOf(otherwise);
    }

    public With(Pipeline value, List<GoNode> body, List<GoNode> otherwise) {
      this(Position.NONE, value, body, otherwise);
    }
  }

  /// `{{ range }} … {{ else }} … {{ end }}`; the pipeline declares none, one or two variables.
  record Range(Position position, Pipeline over, List<GoNode> body, List<GoNode> otherwise)
      implements GoNode {
    public Range {
      body = List.copyOf(body);
      otherwise = List.copyOf(otherwise);
    }

    public Range(Pipeline over, List<GoNode> body, List<GoNode> otherwise) {
      this(Position.NONE, over, body, otherwise);
    }
  }

  /// `{{ template "name" argument }}`; also where a `block` stands.
  record Invoke(Position position, String name, Optional<Pipeline> argument) implements GoNode {
    public Invoke(String name, Optional<Pipeline> argument) {
      this(Position.NONE, name, argument);
    }
  }

  /// `{{ break }}`.
  record Break(Position position) implements GoNode {
    public Break() {
      this(Position.NONE);
    }
  }

  /// `{{ continue }}`.
  record Continue(Position position) implements GoNode {
    public Continue() {
      this(Position.NONE);
    }
  }
}
