package rolepack.evaluation.gotemplate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import rolepack.ir.gotemplate.GoNode;
import rolepack.ir.gotemplate.GoTemplate;

/// Executes a Go template as Go 1.19's text/template does, errors included.
///
/// One executor can execute its template many times, one after the other; what one rendering may do
/// is bounded.
public final class GoExecutor {
  private final GoTemplate template;
  private final String name;
  private final Function<String, Optional<GoFunction>> functions;
  private final MissingKey missingKey;
  private final ExecutionLimits limits;
  private final Map<String, Optional<Callee>> callees = new HashMap<>();
  private boolean eager;
  private long steps;
  private long printed;
  private int depth;

  /// An executor with the standard limits.
  ///
  /// @param name the template's name for messages and for `template`
  /// @param functions the functions besides Go's own, which they can replace
  public GoExecutor(
      GoTemplate template,
      String name,
      Function<String, Optional<GoFunction>> functions,
      MissingKey missingKey) {
    this(template, name, functions, missingKey, ExecutionLimits.STANDARD);
  }

  public GoExecutor(
      GoTemplate template,
      String name,
      Function<String, Optional<GoFunction>> functions,
      MissingKey missingKey,
      ExecutionLimits limits) {
    this.template = template;
    this.name = name;
    this.functions = functions;
    this.missingKey = missingKey;
    this.limits = limits;
  }

  /// Evaluates every operand of `and` and `or`, as Go does before 1.18.
  public void evaluateEveryOperand() {
    eager = true;
  }

  boolean evaluatesEveryOperand() {
    return eager;
  }

  /// What the template prints for this data.
  ///
  /// @throws GoTemplateError with Go's message
  public String execute(GoValue data) throws GoTemplateError {
    return execute(name, template.nodes(), data);
  }

  /// What a template prints that is defined inside of this one (`Template.ExecuteTemplate`). May be
  /// called by a function while this executor executes.
  ///
  /// @throws GoTemplateError with Go's message
  public String execute(String defined, GoValue data) throws GoTemplateError {
    Optional<List<GoNode>> body = body(defined);
    if (body.isEmpty()) {
      throw new GoTemplateError(
          Printf.sprintf(
              "template: no template %q associated with template %q",
              List.of(GoValue.of(defined), GoValue.of(name))));
    }
    return execute(defined, body.get(), data);
  }

  private String execute(String executed, List<GoNode> body, GoValue data) throws GoTemplateError {
    boolean outermost = depth == 0;
    if (outermost) {
      steps = 0;
      printed = 0;
    }
    int before = depth;
    StringBuilder out = new StringBuilder();
    try {
      if (!enter()) {
        throw new GoTemplateError(
            "template: " + name + ": templates execute each other too deeply");
      }
      Operand root = Operand.of(data);
      NodeWalker walker = new NodeWalker(new ExecutionState(this, executed, out, root));
      DeepStack.run(depth, () -> walker.walk(root, body));
      return out.toString();
    } catch (ExecutionFailure | GoLimitException failure) {
      throw new GoTemplateError(failure.getMessage());
    } finally {
      depth = before;
    }
  }

  /// The body of a template that this one can invoke; itself, too.
  Optional<List<GoNode>> body(String invoked) {
    List<GoNode> defined = template.definitions().get(invoked);
    if (defined == null || (invoked.equals(name) && !template.nodes().isEmpty())) {
      return invoked.equals(name) ? Optional.of(template.nodes()) : Optional.empty();
    }
    return Optional.of(defined);
  }

  Optional<Callee> callee(String function) {
    return callees.computeIfAbsent(
        function,
        _ ->
            functions
                .apply(function)
                .map(Callee::of)
                .or(() -> Optional.ofNullable(Builtins.all().get(function))));
  }

  /// Whether `and` and `or` are Go's own, which do not evaluate more than they need.
  boolean isBuiltin(String function) {
    return functions.apply(function).isEmpty();
  }

  String name() {
    return name;
  }

  ExecutionLimits limits() {
    return limits;
  }

  MissingKey missingKey() {
    return missingKey;
  }

  /// Enters a template; false where too many are open.
  boolean enter() {
    depth++;
    return depth <= limits.depth();
  }

  /// How many templates are open.
  int depth() {
    return depth;
  }

  void leave() {
    depth--;
  }

  /// Counts nodes, operands and what takes as long.
  void step(int count) {
    steps += count;
    if (steps > limits.steps()) {
      throw new GoLimitException("template: " + name + ": the template does not come to an end");
    }
  }

  /// Counts what is printed.
  void print(int length) {
    printed += length;
    if (printed > limits.output()) {
      throw new GoLimitException("template: " + name + ": the template prints too much");
    }
  }
}
