package rolepack.rewrite.rule;

import java.util.Map;
import java.util.Optional;
import rolepack.source.SourceSpan;

/// A namespace whose attributes are followed as if they were names, as long as no loop over unknown
/// items changes them: `{% set ns.a = 1 %}{{ ns.a }} -> 1`.
final class NamespaceMembers implements PartialMembers {
  private final Session session;
  private final SourceSpan place;
  private final Control control;

  NamespaceMembers(Session session, SourceSpan place, Control control) {
    this.session = session;
    this.place = place;
    this.control = control;
  }

  @Override
  public String description() {
    return "Namespace";
  }

  @Override
  public Optional<Partial> member(String name) {
    return Optional.ofNullable(session.namespaces().getOrDefault(this, Map.of()).get(name));
  }

  /// Sets an attribute; where that happens in a loop that is left to the residual template, the
  /// namespace has to be left to it as well.
  void assign(String name, Partial value, SourceSpan span) {
    if (!session.control().isInSameLoop(control) || session.isGuarded()) {
      throw new Restart(place);
    }
    if (!session.namespaces().containsKey(this)) {
      throw new Refusal("namespace", span, "the namespace is made in another branch");
    }
    session.namespaces().get(this).put(name, value);
  }
}
