package rolepack.ir.gotemplate;

import java.util.List;

/// Prints a Go template so that Go reads the same tree from it.
///
/// A tag that prints nothing and stands at the start of a line gets a line of its own where the
/// text behind it lets it: `-}}` takes the line break away again. Text with `{{` becomes a string,
/// since Go could not read it otherwise.
public final class GoTemplatePrinter {
  private final List<TemplatePiece> pieces;
  private final boolean trimMarkers;
  private final StringBuilder text = new StringBuilder();

  private GoTemplatePrinter(List<TemplatePiece> pieces, boolean trimMarkers) {
    this.pieces = pieces;
    this.trimMarkers = trimMarkers;
  }

  /// The text of a template for a version that knows trim markers.
  public static String print(GoTemplate template) {
    return print(template, true);
  }

  /// The text of a template.
  ///
  /// @param trimMarkers whether its reader knows `-}}`: consul-template does since 0.13.0
  public static String print(GoTemplate template, boolean trimMarkers) {
    return new GoTemplatePrinter(TemplatePiece.of(template), trimMarkers).print();
  }

  private String print() {
    for (int index = 0; index < pieces.size(); index++) {
      switch (pieces.get(index)) {
        case TemplatePiece.Verbatim(String verbatim) -> text.append(verbatim);
        case TemplatePiece.Tag(String content, boolean silent) -> {
          boolean ownLine = silent && trimMarkers && isAtLineStart() && canBreakAfter(index);
          text.append("{{ ").append(content).append(ownLine ? " -}}\n" : " }}");
        }
      }
    }
    return text.toString();
  }

  private boolean isAtLineStart() {
    return text.isEmpty() || text.charAt(text.length() - 1) == '\n';
  }

  private boolean canBreakAfter(int index) {
    if (index + 1 == pieces.size()) {
      return false;
    }
    return !(pieces.get(index + 1) instanceof TemplatePiece.Verbatim(String next))
        || " \t\r\n".indexOf(next.charAt(0)) < 0;
  }
}
