package rolepack.frontend;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Finds the edges of a graph that close a cycle, by a depth-first walk: without them it has none.
///
/// @param <E> what stands for an edge
final class Cycles<E> {
  private final Function<String, List<Edge<E>>> edges;
  private final Set<String> finished = new HashSet<>();
  private final List<Cycle<E>> found = new ArrayList<>();

  /// An edge to a node.
  record Edge<E>(String target, E reference) {}

  /// A cycle.
  ///
  /// @param from the node with the closing edge
  /// @param chain the nodes, from the one that comes back to it
  record Cycle<E>(String from, E closing, List<String> chain) {}

  private record Step<E>(String node, Iterator<Edge<E>> rest) {}

  private Cycles(Function<String, List<Edge<E>>> edges) {
    this.edges = edges;
  }

  /// @param nodes where the walk starts, in order
  /// @param edges none for a node that is not known
  static <E> List<Cycle<E>> find(Collection<String> nodes, Function<String, List<Edge<E>>> edges) {
    Cycles<E> cycles = new Cycles<>(edges);
    nodes.forEach(cycles::walk);
    return cycles.found;
  }

  private void walk(String start) {
    if (finished.contains(start)) {
      return;
    }
    Set<String> path = new LinkedHashSet<>();
    Deque<Step<E>> steps = new ArrayDeque<>();
    enter(start, path, steps);
    while (!steps.isEmpty()) {
      Step<E> step = steps.peek();
      if (!step.rest().hasNext()) {
        steps.pop();
        path.remove(step.node());
        finished.add(step.node());
        continue;
      }
      Edge<E> edge = step.rest().next();
      if (path.contains(edge.target())) {
        found.add(new Cycle<>(step.node(), edge.reference(), chain(path, edge.target())));
      } else if (!finished.contains(edge.target())) {
        enter(edge.target(), path, steps);
      }
    }
  }

  private void enter(String node, Set<String> path, Deque<Step<E>> steps) {
    path.add(node);
    steps.push(new Step<>(node, edges.apply(node).iterator()));
  }

  private static List<String> chain(Set<String> path, String from) {
    List<String> chain = new ArrayList<>(path);
    chain.subList(0, chain.indexOf(from)).clear();
    chain.add(from);
    return chain;
  }
}
