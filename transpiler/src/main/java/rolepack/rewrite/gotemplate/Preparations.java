package rolepack.rewrite.gotemplate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import rolepack.ir.gotemplate.GoNode;

/// What has to be done before a statement, since Go's expressions have no loops: lists and numbers
/// that its expressions need.
final class Preparations {
  private final Deque<Frame> frames = new ArrayDeque<>();

  private record Frame(List<GoNode> nodes, Map<Object, Object> made) {
    Frame() {
      this(new ArrayList<>(), new HashMap<>());
    }
  }

  /// A statement with what it needs in front of it.
  List<GoNode> before(Supplier<List<GoNode>> statement) {
    frames.push(new Frame());
    List<GoNode> nodes = statement.get();
    List<GoNode> all = new ArrayList<>(frames.pop().nodes());
    all.addAll(nodes);
    return all;
  }

  void add(List<GoNode> nodes) {
    frames.element().nodes().addAll(nodes);
  }

  /// What has been made before for the same.
  ///
  /// @param changing whether there is something that changes, so that only what the same statement
  ///   made may be taken
  Optional<Object> made(Object of, boolean changing) {
    return frames.stream()
        .limit(changing ? 1 : frames.size())
        .filter(each -> each.made().containsKey(of))
        .map(each -> each.made().get(of))
        .findFirst();
  }

  void keep(Object of, Object made) {
    frames.element().made().put(of, made);
  }
}
