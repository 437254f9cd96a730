package rolepack.ir.jinja;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Enters the scopes of a template in the order in which Jinja2's compiler does, and notes what
/// each looks up and what the compiler would refuse.
final class ScopeWalk {
  private static final Set<String> MACRO_NAMES = Set.of("caller", "kwargs", "varargs");

  private final Set<String> ignored;
  private final Set<String> free = new TreeSet<>();
  private final Map<String, Node.Block> blocks = new LinkedHashMap<>();
  private Optional<CompileProblem> problem = Optional.empty();

  /// Whether the template extends another, on every path or on some.
  private boolean extended;

  private boolean mayExtend;

  ScopeWalk(Set<String> ignored) {
    this.ignored = ignored;
  }

  Set<String> free() {
    return free;
  }

  Optional<CompileProblem> problem() {
    return problem;
  }

  void template(Template template) {
    Nodes.each(
        template.body(),
        node -> {
          if (node instanceof Node.Block block && blocks.putIfAbsent(block.name(), block) != null) {
            refuse(block, "the block '%s' is defined twice".formatted(block.name()));
          }
        });
    if (problem.isPresent()) {
      return;
    }
    scope(template.body(), Set.of("self"), true);
    for (Node.Block block : blocks.values()) {
      scope(block.body(), Set.of("self", "super"), false);
    }
  }

  private void scope(List<Node> body, Set<String> special, boolean top) {
    Symbols symbols = new Symbols();
    UndeclaredNames.in(body, special).forEach(symbols::declareParameter);
    new SymbolReader(symbols).body(body);
    enter(symbols);
    body(body, new Frame(symbols, top, top));
  }

  /// A scope, or one path in it: at the top of the template (`if` included), and on all paths.
  private record Frame(Symbols symbols, boolean top, boolean root) {
    Frame inner(Symbols symbols) {
      return new Frame(symbols, false, false);
    }

    Frame path() {
      return new Frame(symbols, top, false);
    }
  }

  private void refuse(Node node, String message) {
    if (problem.isEmpty()) {
      problem = Optional.of(new CompileProblem(node.span(), message));
    }
  }

  private void enter(Symbols symbols) {
    for (String name : symbols.resolved()) {
      if (!ignored.contains(name)) {
        free.add(name);
      }
    }
  }

  /// Visits statements until one of them makes the rest unreachable.
  private void body(List<Node> nodes, Frame frame) {
    for (Node node : nodes) {
      if (problem.isPresent() || !visit(node, frame)) {
        return;
      }
    }
  }

  private boolean visit(Node node, Frame frame) {
    switch (node) {
      case Node.Text _, Node.Output _, Node.Set _, Node.Do _, Node.Break _, Node.Continue _ -> {}
      case Node.Block _, Node.Include _, Node.Import _, Node.FromImport _ -> {}
      case Node.If choice -> {
        choice.branches().forEach(each -> body(each.body(), frame.path()));
        body(choice.otherwise(), frame.path());
      }
      case Node.For loop -> loop(loop, frame);
      case Node.SetBlock set -> setBlock(set, frame);
      case Node.Macro macro -> macro(macro, macro.parameters(), macro.body(), frame);
      case Node.CallBlock call -> macro(call, call.parameters(), call.body(), frame);
      case Node.FilterBlock block -> {
        Symbols symbols = frame.symbols().inner();
        SymbolReader reader = new SymbolReader(symbols);
        reader.body(block.body());
        reader.filters(block.filters());
        enterBody(symbols, block.body(), frame);
      }
      case Node.With with -> {
        Symbols symbols = frame.symbols().inner();
        SymbolReader reader = new SymbolReader(symbols);
        with.assignments().forEach(each -> reader.bound(each.target()));
        reader.body(with.body());
        enterBody(symbols, with.body(), frame);
      }
      case Node.AutoEscape escape -> {
        Symbols symbols = frame.symbols().inner();
        SymbolReader reader = new SymbolReader(symbols);
        reader.expression(escape.enabled());
        reader.body(escape.body());
        enterBody(symbols, escape.body(), frame);
      }
      case Node.Extends parent -> {
        return extend(parent, frame);
      }
    }
    return true;
  }

  private void enterBody(Symbols symbols, List<Node> body, Frame frame) {
    enter(symbols);
    body(body, frame.inner(symbols));
  }

  private boolean extend(Node.Extends parent, Frame frame) {
    if (!frame.top()) {
      refuse(parent, "'extends' cannot stand inside of a block, a loop or a macro");
      return false;
    }
    if (mayExtend && extended) {
      return false;
    }
    extended |= frame.root();
    mayExtend = true;
    return true;
  }

  private void setBlock(Node.SetBlock set, Frame frame) {
    Symbols symbols = frame.symbols().inner();
    new SymbolReader(symbols).body(set.body());
    enterBody(symbols, set.body(), frame);
    for (Node.FilterCall filter : set.filters()) {
      Subexpressions.each(
          filter.arguments(),
          argument ->
              Subexpressions.names(
                  argument,
                  name -> {
                    if (!symbols.knows(name)) {
                      refuse(
                          set,
                          "a filter of this 'set' reads '%s', which Jinja2 fails to find there"
                              .formatted(name));
                    }
                  }));
    }
  }

  private void loop(Node.For loop, Frame frame) {
    Symbols symbols = frame.symbols().inner();
    boolean special =
        loop.recursive()
            || UndeclaredNames.in(loop.body(), Set.of("loop")).contains("loop")
            || Nodes.any(List.of(loop), node -> node instanceof Node.Block block && block.scoped());
    if (special) {
      symbols.declareParameter("loop");
    }
    SymbolReader reader = new SymbolReader(symbols);
    reader.bound(loop.target());
    reader.body(loop.body());
    loop.filter()
        .ifPresent(
            filter -> {
              Symbols test = frame.symbols().inner();
              SymbolReader testReader = new SymbolReader(test);
              testReader.bound(loop.target());
              testReader.expression(filter);
              enter(test);
            });
    if (Nodes.any(List.of(loop), ScopeWalk::setsLoop)) {
      refuse(loop, "'loop' cannot be assigned to inside of a loop");
      return;
    }
    enterBody(symbols, loop.body(), frame);
    if (!loop.otherwise().isEmpty()) {
      Symbols otherwise = frame.symbols().inner();
      new SymbolReader(otherwise).body(loop.otherwise());
      enterBody(otherwise, loop.otherwise(), frame);
    }
  }

  private static boolean setsLoop(Node node) {
    Set<String> names = new TreeSet<>();
    switch (node) {
      case Node.For loop -> SymbolReader.names(loop.target(), names::add);
      case Node.Set set -> SymbolReader.names(set.target(), names::add);
      case Node.SetBlock set -> SymbolReader.names(set.target(), names::add);
      case Node.Text _, Node.Output _, Node.If _, Node.Macro _, Node.CallBlock _ -> {}
      case Node.FilterBlock _, Node.With _, Node.AutoEscape _, Node.Block _ -> {}
      case Node.Extends _, Node.Include _, Node.Import _, Node.FromImport _ -> {}
      case Node.Do _, Node.Break _, Node.Continue _ -> {}
    }
    return names.contains("loop");
  }

  private void macro(Node node, List<Node.Parameter> parameters, List<Node> body, Frame frame) {
    Symbols symbols = frame.symbols().inner();
    SymbolReader reader = new SymbolReader(symbols);
    Runnable read =
        () -> {
          parameters.forEach(each -> symbols.declareParameter(each.name()));
          parameters.forEach(each -> each.defaultValue().ifPresent(reader::expression));
          reader.body(body);
        };
    read.run();
    for (String name : UndeclaredNames.in(body, MACRO_NAMES)) {
      Optional<Node.Parameter> own =
          parameters.stream().filter(each -> each.name().equals(name)).reduce((_, last) -> last);
      if (own.isEmpty()) {
        symbols.declareParameter(name);
      } else if (name.equals("caller") && own.get().defaultValue().isEmpty()) {
        refuse(node, "the parameter 'caller' needs a default");
        return;
      }
    }
    read.run();
    enterBody(symbols, body, frame);
  }
}
