package rolepack.cli;

import java.util.ArrayList;
import java.util.List;
import rolepack.report.JsonCheck;
import rolepack.report.Palette;
import rolepack.verify.FixtureDifference;
import rolepack.verify.FixtureResult;

/// Prints the results of a check: a line for each case, diffs below it, totals at the end.
final class CheckListing {
  private static final int WORD_WIDTH = 10;
  private static final List<String> WORDS = List.of("ok", "differs", "new", "unusable", "crashed");

  private final boolean accept;
  private final Console console;
  private final Palette palette;

  CheckListing(boolean accept, Console console) {
    this.accept = accept;
    this.console = console;
    this.palette = console.outPalette();
  }

  void print(FixtureResult result) {
    boolean good = result instanceof FixtureResult.AsExpected;
    if (console.json() || good && console.quiet()) {
      return;
    }
    String word = result.word() + " ".repeat(WORD_WIDTH - result.word().length());
    StringBuilder text = new StringBuilder();
    text.append(paint(good ? palette.green() : palette.red(), word)).append(result.name());
    switch (result) {
      case FixtureResult.AsExpected _, FixtureResult.Crashed _ -> text.append('\n');
      case FixtureResult.Unusable unusable ->
          text.append(' ').append(unusable.sentence()).append('\n');
      case FixtureResult.Different different -> {
        text.append('\n');
        different.differences().forEach(each -> text.append(describe(each)));
      }
    }
    console.out().print(text);
  }

  private String describe(FixtureDifference difference) {
    return switch (difference) {
      case FixtureDifference.New(String path) -> "  new: expected/" + path + " is written now\n";
      case FixtureDifference.Stale(String path) ->
          "  stale: nothing makes expected/%s%s\n".formatted(path, accept ? "; it is deleted" : "");
      case FixtureDifference.Changed(_, String diff) -> indent(diff);
    };
  }

  private String indent(String diff) {
    StringBuilder text = new StringBuilder();
    for (String line : diff.split("\n", -1)) {
      if (!line.isEmpty()) {
        text.append("  ").append(painted(line)).append('\n');
      }
    }
    return text.toString();
  }

  private String painted(String line) {
    return switch (line.charAt(0)) {
      case '+' -> paint(palette.green(), line);
      case '-' -> paint(palette.red(), line);
      case '@' -> paint(palette.dim(), line);
      default -> line;
    };
  }

  private String paint(String color, String text) {
    return color + text + palette.reset();
  }

  /// `123 cases: 120 ok, 3 new`.
  void printTotals(List<FixtureResult> results) {
    if (console.json()) {
      console.out().print(JsonCheck.print(results));
      return;
    }
    List<String> parts = new ArrayList<>();
    for (String word : WORDS) {
      long count = results.stream().filter(each -> each.word().equals(word)).count();
      if (count > 0) {
        parts.add(count + " " + word);
      }
    }
    console
        .out()
        .println(
            "%d case%s: %s"
                .formatted(
                    results.size(), results.size() == 1 ? "" : "s", String.join(", ", parts)));
    if (results.stream().anyMatch(each -> each instanceof FixtureResult.Different)) {
      console.note(accept ? Note.ACCEPTED : Note.HOW_TO_ACCEPT);
    }
  }
}
