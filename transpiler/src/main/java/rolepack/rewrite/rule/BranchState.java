package rolepack.rewrite.rule;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// What statements may have set: the names of their frame, those of the template, and the
/// attributes of namespaces.
record BranchState(
    Map<String, Partial> names,
    Map<String, Partial> variables,
    Map<String, Partial> exported,
    Map<NamespaceMembers, Map<String, Partial>> namespaces) {
  static BranchState of(Session session, PartialFrame frame) {
    return new BranchState(
        new HashMap<>(frame.names()),
        new HashMap<>(frame.context().variables()),
        new LinkedHashMap<>(frame.context().exported()),
        session.copyNamespaces());
  }

  void restore(Session session, PartialFrame frame) {
    frame.restore(names);
    frame.context().restore(variables, exported);
    session.setNamespaces(namespaces);
    session.setNamespaces(session.copyNamespaces());
  }
}
