package rolepack.rewrite.gotemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedSet;
import java.util.TreeMap;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.gotemplate.GoNode;
import rolepack.ir.gotemplate.Pipeline;
import rolepack.ir.gotemplate.Position;

/// `key "acme/domain"` -> `with ls "acme" | explode`, `if eq (print .domain) "<nil>"`, `file "…"`:
/// holds a template back whose original is an error since a key is missing, for versions in which a
/// missing key is an empty text.
///
/// A list of keys that is not empty has come from Consul, so that what it lacks is not there;
/// before, nothing is held back. A file that is not there is waited for, and ends `-once`.
final class RequiredKeys {
  private RequiredKeys() {}

  /// @param keys the keys without which the original is an error
  static List<GoNode> nodes(SequencedSet<String> keys) {
    TreeMap<String, List<GoNode>> byFolder = new TreeMap<>();
    for (String key : keys) {
      int slash = key.lastIndexOf('/');
      byFolder
          .computeIfAbsent(key.substring(0, slash), _ -> new ArrayList<>())
          .add(missing(key, key.substring(slash + 1)));
    }
    List<GoNode> nodes = new ArrayList<>();
    byFolder.forEach(
        (folder, checks) ->
            nodes.add(
                new GoNode.With(
                    Pipeline.of(GoCode.pipe(GoExpr.call("ls", GoExpr.text(folder)), "explode")),
                    checks,
                    List.of())));
    return nodes;
  }

  private static GoNode missing(String key, String name) {
    GoExpr stored = GoCode.member(new GoExpr.Dot(Position.NONE), name);
    return new GoNode.If(
        Pipeline.of(GoExpr.call("eq", GoExpr.call("print", stored), GoExpr.text("<nil>"))),
        List.of(
            new GoNode.Action(
                Pipeline.of(
                    List.of("$missing"),
                    GoExpr.call("file", GoExpr.text(key + " is not in Consul"))))),
        List.of());
  }
}
