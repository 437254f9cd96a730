package rolepack.rewrite.rule;

import java.util.ArrayList;
import java.util.List;
import rolepack.ir.jinja.Node;
import rolepack.source.SourceSpan;

/// Collects residual statements; text beside text becomes one.
final class ResidualBuilder {
  private final List<Node> nodes = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private SourceSpan textSpan;

  void text(String part, SourceSpan span) {
    if (!part.isEmpty()) {
      if (text.isEmpty()) {
        textSpan = span;
      } else if (textSpan.file() == span.file()) {
        textSpan = textSpan.to(span);
      }
      text.append(part);
    }
  }

  void node(Node node) {
    if (node instanceof Node.Text(SourceSpan span, String part)) {
      text(part, span);
    } else {
      flush();
      nodes.add(node);
    }
  }

  void nodes(List<Node> more) {
    more.forEach(this::node);
  }

  private void flush() {
    if (!text.isEmpty()) {
      nodes.add(new Node.Text(textSpan, text.toString()));
      text.setLength(0);
    }
  }

  List<Node> build() {
    flush();
    return List.copyOf(nodes);
  }
}
