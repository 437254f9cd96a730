package rolepack.ir.gotemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A piece of a Go template's text, in the order in which it is printed.
sealed interface TemplatePiece {
  /// Text that Go reads as it is; never empty.
  record Verbatim(String text) implements TemplatePiece {}

  /// `{{ content }}`.
  ///
  /// @param silent it prints nothing by itself, or stands in a definition
  record Tag(String content, boolean silent) implements TemplatePiece {}

  /// The pieces of a whole template; definitions come first.
  static List<TemplatePiece> of(GoTemplate template) {
    Pieces pieces = new Pieces();
    for (Map.Entry<String, List<GoNode>> each : template.definitions().entrySet()) {
      pieces.tag("define " + StringLiteral.of(each.getKey()), true);
      pieces.defines = true;
      pieces.addAll(each.getValue());
      pieces.defines = false;
      pieces.tag("end", true);
    }
    pieces.addAll(template.nodes());
    pieces.endText(false);
    return pieces.made;
  }

  /// Collects pieces; texts side by side become one before they are escaped.
  final class Pieces {
    private final List<TemplatePiece> made = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    /// Whether all tags are to stand on lines of their own, as far as they can.
    private boolean defines;

    private void addAll(List<GoNode> nodes) {
      nodes.forEach(this::add);
    }

    private void tag(String content, boolean silent) {
      endText(true);
      made.add(new Tag(content, silent || defines));
    }

    private void add(GoNode node) {
      switch (node) {
        case GoNode.Text verbatim -> text.append(verbatim.text());
        case GoNode.Action action -> tag(ExpressionText.of(action.pipeline()), action.isSilent());
        case GoNode.If each -> addIf("if ", each);
        case GoNode.With each -> addBlock("with ", each.value(), each.body(), each.otherwise());
        case GoNode.Range each -> addBlock("range ", each.over(), each.body(), each.otherwise());
        case GoNode.Invoke each ->
            tag(
                "template "
                    + StringLiteral.of(each.name())
                    + each.argument().map(value -> " " + ExpressionText.of(value)).orElse(""),
                false);
        case GoNode.Break _ -> tag("break", true);
        case GoNode.Continue _ -> tag("continue", true);
      }
    }

    private void addIf(String opening, GoNode.If first) {
      GoNode.If each = first;
      tag(opening + ExpressionText.of(each.condition()), true);
      addAll(each.then());
      while (each.otherwise().size() == 1
          && each.otherwise().getFirst() instanceof GoNode.If next) {
        tag("else if " + ExpressionText.of(next.condition()), true);
        addAll(next.then());
        each = next;
      }
      addEnd(each.otherwise());
    }

    private void addBlock(
        String opening, Pipeline pipeline, List<GoNode> body, List<GoNode> otherwise) {
      tag(opening + ExpressionText.of(pipeline), true);
      addAll(body);
      addEnd(otherwise);
    }

    private void addEnd(List<GoNode> otherwise) {
      if (!otherwise.isEmpty()) {
        tag("else", true);
        addAll(otherwise);
      }
      tag("end", true);
    }

    /// Ends a text: what Go would take for the start of a tag becomes a string, with what looks
    /// like the rest of that tag.
    private void endText(boolean beforeTag) {
      int start = 0;
      for (int at = text.indexOf("{", 0); at >= 0; at = text.indexOf("{", at)) {
        int end = endOfBraces(at);
        boolean opens = end - at > 1;
        if (opens || (beforeTag && end == text.length())) {
          int closing = opens ? endOfTag(end) : end;
          verbatim(start, at);
          made.add(new Tag(StringLiteral.of(text.substring(at, closing)), false));
          start = closing;
          end = closing;
        }
        at = end;
      }
      verbatim(start, text.length());
      text.setLength(0);
    }

    private int endOfBraces(int start) {
      int end = start;
      while (end < text.length() && text.charAt(end) == '{') {
        end++;
      }
      return end;
    }

    /// Behind the `}}` on the same line; the start itself where there is none.
    private int endOfTag(int start) {
      int closing = text.indexOf("}}", start);
      int line = text.indexOf("\n", start);
      if (closing < 0 || (line >= 0 && line < closing)) {
        return start;
      }
      int end = closing + 2;
      while (end < text.length() && text.charAt(end) == '}') {
        end++;
      }
      return end;
    }

    private void verbatim(int start, int end) {
      if (end > start) {
        made.add(new Verbatim(text.substring(start, end)));
      }
    }
  }
}
