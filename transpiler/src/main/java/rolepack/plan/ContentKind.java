package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import rolepack.analysis.Binding;
import rolepack.analysis.BuildEvaluator;
import rolepack.evaluation.Values;
import rolepack.ir.DataTemplate;
import rolepack.ir.VariableDefinition;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;
import rolepack.ir.jinja.Template;
import rolepack.ir.yaml.YamlNode;
import rolepack.rewrite.scope.Shape;
import rolepack.site.HostFacts;

/// What Ansible takes the `content` of a copy for: it turns a text that looks like a list or a dict
/// into one, and writes it as JSON.
enum ContentKind {
  /// A text, even if the site gives a variable that is one a value that starts with a bracket.
  TEXT,
  /// A list or a dict.
  DATA,
  /// One or the other.
  EITHER;

  private static final int DEEPEST = 8;

  /// `[Service]`, a line of its own, before the next line begins: a name is no item of a list that
  /// Python could read.
  private static final Pattern SECTION =
      Pattern.compile("\\[(?!(?:True|False|None|true|false|null)\\])[A-Za-z_]\\w*\\]\\n");

  /// Filters that give a text that looks like data only if what they are given does, and those
  /// after which Ansible does not look.
  private static final Set<String> TEXTS =
      Set.of(
          "lower",
          "upper",
          "capitalize",
          "title",
          "trim",
          "replace",
          "regex_replace",
          "indent",
          "quote",
          "basename",
          "dirname",
          "bool",
          "int",
          "float",
          "string",
          "b64encode",
          "hash",
          "join",
          "length",
          "count",
          "to_json",
          "to_nice_json",
          "to_yaml",
          "to_nice_yaml");

  private static final Set<String> TEXT_METHODS =
      Set.of("replace", "lower", "upper", "strip", "lstrip", "rstrip", "title", "capitalize");

  static ContentKind of(DataTemplate content, BuildEvaluator task) {
    return of(content, task, 0);
  }

  private static ContentKind of(DataTemplate data, BuildEvaluator task, int depth) {
    return switch (data) {
      case DataTemplate.Constant(YamlNode.Text text) ->
          text.value().isEmpty() ? TEXT : ofStart(text.value());
      case DataTemplate.Constant(YamlNode.Null _) -> EITHER;
      case DataTemplate.Constant _ -> TEXT;
      case DataTemplate.Text text -> of(text.template(), task, depth + 1);
      case DataTemplate.Sequence _, DataTemplate.Mapping _ -> DATA;
      case DataTemplate.Broken _ -> EITHER;
    };
  }

  private static ContentKind of(Template template, BuildEvaluator task, int depth) {
    if (depth > DEEPEST || template.body().isEmpty()) {
      return EITHER;
    }
    return switch (template.body().getFirst()) {
      case Node.Text start -> ofStart(start.text().stripLeading());
      case Node.Output output -> {
        ContentKind kind = of(output.expression(), task, depth);
        yield kind == DATA && (template.body().size() > 1 || template.trailingNewlines() > 0)
            ? EITHER
            : kind;
      }
      case Node _ -> EITHER;
    };
  }

  private static ContentKind ofStart(String text) {
    return text.isEmpty()
            || text.startsWith("{")
            || text.startsWith("[") && !SECTION.matcher(text).lookingAt()
        ? EITHER
        : TEXT;
  }

  private static ContentKind of(Expr expression, BuildEvaluator task, int depth) {
    return switch (expression) {
      case Expr.Name name -> of(name.name(), task, depth);
      case Expr.Attribute _, Expr.Index _ ->
          meanings(expression, task).stream()
              .map(each -> of(each, task, depth + 1))
              .reduce(ContentKind::join)
              .orElse(EITHER);
      case Expr.Text text -> ofStart(text.value());
      case Expr.Int _, Expr.Float _, Expr.Bool _, Expr.Not _, Expr.Test _, Expr.Compare _ -> TEXT;
      case Expr.ListLiteral _, Expr.DictLiteral _ -> DATA;
      case Expr.Filter filter when TEXTS.contains(filter.name()) ->
          filter.name().startsWith("to_") || filter.name().equals("join")
              ? TEXT
              : textOf(of(filter.operand(), task, depth));
      case Expr.Filter filter
          when (filter.name().equals("default") || filter.name().equals("d"))
              && !filter.arguments().positional().isEmpty() ->
          of(filter.operand(), task, depth)
              .join(of(filter.arguments().positional().getFirst(), task, depth));
      case Expr.Call(var _, Expr.Attribute(var _, Expr operand, String method), var _)
          when TEXT_METHODS.contains(method) ->
          textOf(of(operand, task, depth));
      case Expr.Concat concat -> textOf(of(concat.operands().getFirst(), task, depth));
      case Expr.Conditional(var _, var _, Expr then, Optional<Expr> otherwise) ->
          otherwise.map(each -> of(then, task, depth).join(of(each, task, depth))).orElse(EITHER);
      case Expr.Logical logical ->
          of(logical.left(), task, depth).join(of(logical.right(), task, depth));
      case Expr.Binary binary ->
          textOf(of(binary.left(), task, depth)).join(textOf(of(binary.right(), task, depth)));
      case Expr _ -> EITHER;
    };
  }

  private static ContentKind textOf(ContentKind kind) {
    return kind == TEXT ? TEXT : EITHER;
  }

  private ContentKind join(ContentKind other) {
    return this == other ? this : EITHER;
  }

  private static ContentKind of(String name, BuildEvaluator task, int depth) {
    if (task.bound(name).isPresent()) {
      return EITHER;
    }
    Optional<DataTemplate> written = task.written(name);
    if (written.isPresent()) {
      return of(written.get(), task, depth + 1);
    }
    return switch (task.table().binding(name).origin()) {
      case HOST_FACT -> of(HostFacts.shape(name).orElse(Shape.UNKNOWN));
      // What nothing defines is taken for a text, here as in templates.
      case UNKNOWN -> of(HostFacts.shape(name).orElse(Shape.TEXT));
      case SECRET, FIXED, SITE, PER_HOST ->
          meanings(name, task).stream()
              .map(each -> of(each, task, depth + 1))
              .reduce(ContentKind::join)
              .orElse(TEXT);
      case PLATFORM_FACT -> TEXT;
      case TOPOLOGY, DYNAMIC, CONTROLLER -> EITHER;
    };
  }

  private static ContentKind of(Shape shape) {
    return switch (shape) {
      case Shape.Text _, Shape.Bool _, Shape.Int _, Shape.Float _ -> TEXT;
      case Shape.ListOf _, Shape.MapOf _ -> DATA;
      case Shape.Mixed _, Shape.Unknown _ -> EITHER;
    };
  }

  /// Everything that a part of a variable is written as; empty where that cannot be told.
  private static List<DataTemplate> meanings(Expr expression, BuildEvaluator task) {
    return switch (expression) {
      case Expr.Name name -> meanings(name.name(), task);
      case Expr.Attribute(var _, Expr operand, String key) -> members(meanings(operand, task), key);
      case Expr.Index(var _, Expr operand, Expr.Text(var _, String key)) ->
          members(meanings(operand, task), key);
      case Expr _ -> List.of();
    };
  }

  private static List<DataTemplate> meanings(String name, BuildEvaluator task) {
    if (task.bound(name).isPresent()) {
      return List.of();
    }
    Optional<DataTemplate> written = task.written(name);
    if (written.isPresent()) {
      return List.of(written.get());
    }
    Binding binding = task.table().binding(name);
    return switch (binding.origin()) {
      case SITE, PER_HOST, SECRET, FIXED ->
          task.table().definitions(name).stream().map(VariableDefinition::value).toList();
      case PLATFORM_FACT, HOST_FACT, UNKNOWN, TOPOLOGY, DYNAMIC, CONTROLLER -> List.of();
    };
  }

  private static List<DataTemplate> members(List<DataTemplate> dicts, String key) {
    List<DataTemplate> found = new ArrayList<>();
    for (DataTemplate dict : dicts) {
      Optional<DataTemplate> member =
          dict instanceof DataTemplate.Mapping mapping
              ? mapping.entries().stream()
                  .filter(
                      each ->
                          each.key() instanceof DataTemplate.Constant constant
                              && key.equals(Values.toJava(Values.of(constant.node()))))
                  .map(DataTemplate.Entry::value)
                  .findFirst()
              : Optional.empty();
      if (member.isEmpty()) {
        return List.of();
      }
      found.add(member.get());
    }
    return found;
  }
}
