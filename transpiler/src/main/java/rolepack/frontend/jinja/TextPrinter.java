package rolepack.frontend.jinja;

import java.util.List;
import java.util.stream.Stream;
import rolepack.ir.jinja.TemplateSettings;

/// Prints the texts of a template so that no white space control changes them and nothing in them
/// looks like a tag.
final class TextPrinter {
  private final TemplateSettings settings;
  private final StringBuilder out;
  private final List<String> starts;

  /// Whether the last thing printed is a tag whose following newline trim_blocks takes.
  private boolean trims;

  /// Whether the last thing printed is a text as it is.
  private boolean plain;

  TextPrinter(TemplateSettings settings, StringBuilder out) {
    this.settings = settings;
    this.out = out;
    this.starts =
        Stream.concat(
                Stream.of(settings.blockStart(), settings.variableStart(), settings.commentStart()),
                Stream.concat(
                    settings.lineStatementPrefix().stream(), settings.lineCommentPrefix().stream()))
            .toList();
  }

  /// A tag follows.
  void beforeTag() {
    trims = false;
    plain = false;
  }

  /// A tag was printed.
  ///
  /// @param block whether it is one of those after which trim_blocks takes a newline
  void afterTag(boolean block) {
    trims = block && settings.trimBlocks();
    plain = false;
  }

  void text(String text) {
    String newline = settings.newlineSequence();
    String unix = newline.equals("\n") ? text : text.replace(newline, "\n");
    if (needsRaw(unix)) {
      raw(unix);
      return;
    }
    keepNewline(unix);
    out.append(unix);
    trims = false;
    plain = true;
  }

  /// Writes `+%}` for `%}` where the newline behind it is to stay.
  private void keepNewline(String text) {
    if (trims && text.startsWith("\n")) {
      out.insert(out.length() - settings.blockEnd().length(), '+');
    }
  }

  private boolean needsRaw(String text) {
    for (String start : starts) {
      if (text.contains(start)) {
        return true;
      }
      for (int length = start.length() - 1; length > 0; length--) {
        if (text.endsWith(start.substring(0, length))) {
          return true; // a tag behind it would start here
        }
      }
    }
    return false;
  }

  /// Cuts the text so that no part of it ends the raw block.
  private void raw(String text) {
    int start = 0;
    int cut = text.indexOf(settings.blockStart());
    while (cut >= 0 && text.contains("endraw")) {
      rawPart(text.substring(start, cut + 1));
      start = cut + 1;
      cut = text.indexOf(settings.blockStart(), start);
    }
    rawPart(text.substring(start));
    afterTag(true);
  }

  private void rawPart(String part) {
    String sign = settings.lstripBlocks() ? "+" : "";
    out.append(settings.blockStart()).append(sign).append(" raw ").append(settings.blockEnd());
    out.append(part);
    out.append(settings.blockStart()).append(sign).append(" endraw ").append(settings.blockEnd());
  }

  /// Ends the template so that its text ends with a number of newlines.
  void end(int newlines) {
    int kept = plain ? trailing() : 0;
    int dropped = settings.keepTrailingNewline() ? 0 : Math.min(newlines, droppedNewlines());
    int taken = plain || newlines == 0 ? 0 : trims ? 1 : 0;
    boolean asIs = newlines == 0 ? kept == 0 : kept == newlines - dropped;
    if (plain && asIs) {
      out.append("\n".repeat(newlines - kept));
    } else if (!plain && (newlines <= dropped || newlines == dropped + taken)) {
      out.append("\n".repeat(newlines));
    } else {
      String sign = newlines == 0 ? "" : "-";
      out.append(settings.commentStart()).append("+ ").append(sign);
      out.append(settings.commentEnd()).append("\n".repeat(newlines));
    }
  }

  /// How many newlines the parser drops at the end; the doubling of backslashes costs one more.
  private int droppedNewlines() {
    boolean doubled =
        settings.literalBackslashes() && out.indexOf("\\") >= 0 && out.indexOf("{{") >= 0;
    return doubled ? 2 : 1;
  }

  private int trailing() {
    int at = out.length();
    while (at > 0 && out.charAt(at - 1) == '\n') {
      at--;
    }
    return out.length() - at;
  }
}
