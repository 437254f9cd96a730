package rolepack.rewrite.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.evaluation.Steps;
import rolepack.ir.jinja.Node;
import rolepack.ir.jinja.Nodes;
import rolepack.ir.jinja.Template;

/// The variables and blocks of a template, as in an evaluation: Jinja2's context.
final class PartialContext {
  private final Session session;
  private final Optional<PartialFrame> outer;
  private final boolean globalsOnly;
  private final Map<String, List<Node.Block>> blocks;
  private Map<String, Partial> variables = new HashMap<>();
  private Map<String, Partial> exported = new LinkedHashMap<>();
  private boolean changesValues;

  private PartialContext(
      Session session,
      Optional<PartialFrame> outer,
      boolean globalsOnly,
      Map<String, List<Node.Block>> blocks) {
    this.session = session;
    this.outer = outer;
    this.globalsOnly = globalsOnly;
    this.blocks = blocks;
  }

  /// Of a template of its own.
  static PartialContext of(Session session) {
    return new PartialContext(session, Optional.empty(), false, new HashMap<>());
  }

  /// Of a template that is included or imported with the variables around it.
  static PartialContext within(PartialFrame frame) {
    return new PartialContext(frame.context().session, Optional.of(frame), false, new HashMap<>());
  }

  /// Of a template that is imported without them.
  static PartialContext alone(Session session) {
    return new PartialContext(session, Optional.empty(), true, new HashMap<>());
  }

  /// Of a scoped block: what is set around it can be seen.
  static PartialContext scoped(PartialFrame frame) {
    return new PartialContext(
        frame.context().session, Optional.of(frame), false, frame.context().blocks);
  }

  Session session() {
    return session;
  }

  Optional<Partial> resolve(String name) {
    Partial own = variables.get(name);
    if (own != null) {
      return Optional.of(own);
    }
    if (outer.isPresent()) {
      return outer.get().findFromWithin(name);
    }
    return globalsOnly ? session.global(name) : session.variable(name);
  }

  static Partial copy(Partial value) {
    return value instanceof Partial.Static known
        ? new Partial.Static(Steps.copy(known.value()), known.written())
        : value;
  }

  /// Binds a name that the template sets at its top.
  void set(String name, Partial value, boolean export) {
    variables.put(name, value);
    if (export && !name.startsWith("_")) {
      exported.put(name, value);
    } else {
      exported.remove(name);
    }
  }

  Map<String, Partial> variables() {
    return variables;
  }

  /// What an importing template sees.
  Map<String, Partial> exported() {
    return exported;
  }

  /// Puts back what the template had set.
  void restore(Map<String, Partial> earlier, Map<String, Partial> earlierExported) {
    variables = new HashMap<>(earlier);
    exported = new LinkedHashMap<>(earlierExported);
  }

  /// Adds the blocks of a template behind those of the templates that extend it.
  void addBlocks(Template template) {
    Nodes.each(
        template.body(),
        node -> {
          if (node instanceof Node.Block block) {
            blocks.computeIfAbsent(block.name(), _ -> new ArrayList<>()).add(block);
          }
        });
  }

  List<Node.Block> blocks(String name) {
    return blocks.getOrDefault(name, List.of());
  }

  /// Whether the template may change lists and dicts; then every frame has copies of its own.
  boolean changesValues() {
    return changesValues;
  }

  void setChangesValues(boolean changes) {
    changesValues |= changes;
  }
}
