package rolepack.backend.playbook;

import java.util.List;
import rolepack.ir.yaml.YamlNode;

/// Puts an entry into a mapping.
final class AddedEntry {
  private AddedEntry() {}

  /// Another entry behind one, in its mapping's style.
  ///
  /// @param lines of the entry, the comments above it first; in brackets only the last is written
  static void after(
      String text,
      YamlNode.Mapping mapping,
      YamlNode.Entry entry,
      List<String> lines,
      TextEdits edits) {
    int end = entry.value().span().end();
    if (text.charAt(mapping.span().start()) == '{') {
      edits.insert(end, ", " + lines.getLast());
      return;
    }
    String indent = " ".repeat(mapping.entries().getFirst().key().span().startColumn() - 1);
    int lineEnd = text.indexOf('\n', end);
    int place = lineEnd < 0 ? text.length() : lineEnd;
    lines.forEach(each -> edits.insert(place, "\n" + indent + each));
  }
}
