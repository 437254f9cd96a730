package rolepack.rewrite.gotemplate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.evaluation.Value;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.gotemplate.GoNode;
import rolepack.rewrite.scope.Shape;

/// A value of Jinja2, as the Go template has it.
sealed interface Lowered {
  /// A value that is known.
  record Constant(Value value) implements Lowered {}

  /// What a Go expression gives. Its evaluation is never an error.
  ///
  /// @param shape the type that the value has in Jinja2
  /// @param host where the value is a host's name: the host's entry
  record Code(GoExpr expr, Form form, Shape shape, Optional<HostData> host) implements Lowered {
    Code(GoExpr expr, Form form, Shape shape) {
      this(expr, form, shape, Optional.empty());
    }
  }

  /// A text that can be printed.
  ///
  /// @param text the same as an expression, where there is one
  record Printed(List<GoNode> nodes, Optional<GoExpr> text) implements Lowered {
    public Printed {
      nodes = List.copyOf(nodes);
    }

    Printed(List<GoNode> nodes) {
      this(nodes, Optional.empty());
    }
  }

  /// `[a, b]`.
  ///
  /// @param tuple whether Python prints it as `(a, b)`
  /// @param names of the items, where they have any
  record Listed(List<Decision> items, boolean tuple, List<String> names) implements Lowered {
    public Listed {
      items = List.copyOf(items);
      names = List.copyOf(names);
    }

    Listed(List<Decision> items, boolean tuple) {
      this(items, tuple, List.of());
    }

    Listed(List<Decision> items) {
      this(items, false);
    }
  }

  /// `{'a': b}`.
  record Mapped(Map<String, Decision> entries) implements Lowered {
    public Mapped {
      entries = new LinkedHashMap<>(entries);
    }
  }

  /// A list whose items are made of those of a Go list.
  record Made(Sequence sequence) implements Lowered {}

  /// `d.items()`, `d.keys()`, `d.values()` of a dict that Go has.
  ///
  /// @param names of the members of each item, where it is a dict as `dict2items` makes it
  /// @param json the text that has the members in their order, where that is not their names'
  record View(
      Code dict,
      Value.View.Kind kind,
      Optional<List<String>> names,
      Optional<Lowering.StoredJson> json)
      implements Lowered {
    /// In the order of the names.
    View(Code dict, Value.View.Kind kind) {
      this(dict, kind, Optional.empty(), Optional.empty());
    }
  }

  /// `groups`.
  record Groups(String path) implements Lowered {}

  /// `hostvars`.
  record HostVariables(String path) implements Lowered {}

  /// `hostvars[inventory_hostname]`.
  record ThisHost() implements Lowered {}

  /// `hostvars[name]`, with a name that is no longer with the host's entry.
  ///
  /// @param path the topology's, in Consul KV
  record NamedHost(Code name, String path) implements Lowered {}

  /// `namespace(a=1)`.
  record Namespace(Map<String, LowerNamespaces.Field> fields) implements Lowered {
    public Namespace {
      fields = Map.copyOf(fields);
    }
  }

  /// What Jinja2 takes as undefined: using it is an error, so that anything may be printed.
  record Undefined(String name) implements Lowered {}

  /// How Go has a value.
  enum Form {
    /// A string: the text that Jinja2 prints for the value.
    STRING,
    /// An integer of Go.
    NUMBER,
    /// A float of Go that is one in Python, too: stored JSON does not tell 1.0 from 1.
    DECIMAL,
    /// Anything whose truth is the value, a boolean.
    TRUTH,
    /// What parseJSON makes: a string, a float64, a bool, nil, a list, a map.
    DATA
  }
}
