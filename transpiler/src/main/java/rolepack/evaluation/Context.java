package rolepack.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rolepack.ir.jinja.Node;
import rolepack.ir.jinja.Template;

/// The variables and blocks of a template while it runs: Jinja2's context.
final class Context {
  private final World world;
  private final Optional<Frame> outer;
  private final boolean globalsOnly;
  private final Map<String, Value> variables = new HashMap<>();
  private final Map<String, Value> exported = new LinkedHashMap<>();
  private final Map<String, List<Node.Block>> blocks;
  private boolean changesValues;

  /// Of a template of its own.
  Context(World world) {
    this(world, Optional.empty(), false, new HashMap<>());
  }

  private Context(
      World world,
      Optional<Frame> outer,
      boolean globalsOnly,
      Map<String, List<Node.Block>> blocks) {
    this.world = world;
    this.outer = outer;
    this.globalsOnly = globalsOnly;
    this.blocks = blocks;
  }

  /// Of a template that is included or imported with the variables around it.
  static Context within(Frame frame) {
    return new Context(frame.context().world, Optional.of(frame), false, new HashMap<>());
  }

  /// Of a template that is imported without them.
  static Context alone(World world) {
    return new Context(world, Optional.empty(), true, new HashMap<>());
  }

  /// Of a scoped block: what is set around it can be seen.
  static Context scoped(Frame frame) {
    return new Context(frame.context().world, Optional.of(frame), false, frame.context().blocks);
  }

  World world() {
    return world;
  }

  Optional<Value> resolve(String name) {
    Value own = variables.get(name);
    if (own != null) {
      return Optional.of(own);
    }
    if (outer.isPresent()) {
      return outer.get().findFromWithin(name);
    }
    return globalsOnly ? Globals.find(name, world) : world.resolve(name);
  }

  /// See [Frame#member].
  Optional<Value> member(String name, String key) {
    if (variables.containsKey(name) || globalsOnly) {
      return Optional.empty();
    }
    return outer.isPresent() ? outer.get().member(name, key) : world.member(name, key);
  }

  /// Binds a name that the template sets at its top.
  void set(String name, Value value, boolean export) {
    variables.put(name, value);
    if (export && !name.startsWith("_")) {
      exported.put(name, value);
    } else {
      exported.remove(name);
    }
  }

  /// What an importing template sees.
  Map<String, Value> exported() {
    return exported;
  }

  /// Adds the blocks of a template behind those of the templates that extend it.
  void addBlocks(Template template) {
    List<Node.Block> found = new ArrayList<>();
    Inheritance.collect(template.body(), found);
    Set<String> names = new HashSet<>();
    for (Node.Block block : found) {
      if (!names.add(block.name())) {
        throw new EvaluationException.Failed(
                PythonError.TEMPLATE, "block '%s' defined twice".formatted(block.name()))
            .at(block.span());
      }
      blocks.computeIfAbsent(block.name(), _ -> new ArrayList<>()).add(block);
    }
  }

  /// Whether the template may change lists and dicts; then every frame has copies of its own.
  boolean changesValues() {
    return changesValues;
  }

  void setChangesValues(boolean changes) {
    changesValues |= changes;
  }

  List<Node.Block> blocks(String name) {
    return blocks.getOrDefault(name, List.of());
  }
}
