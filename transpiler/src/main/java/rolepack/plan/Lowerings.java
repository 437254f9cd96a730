package rolepack.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import rolepack.ir.Loop;

/// Joins the lowerings of a loop's items: all of them move, or the task stays as a whole.
final class Lowerings {
  private static final int MOST_SHOWN = 6;

  private Lowerings() {}

  /// @param what the task in words, for a loop without items
  static Lowered join(List<Lowered> items, String what) {
    List<Part> parts = new ArrayList<>();
    List<String> wrote = new ArrayList<>();
    SequencedSet<String> summaries = new LinkedHashSet<>();
    boolean moves = false;
    for (Lowered item : items) {
      switch (item) {
        case Lowered.Stays stays -> {
          return stays;
        }
        case Lowered.Moves it -> {
          moves = true;
          parts.addAll(it.parts());
          wrote.addAll(it.wrote());
          summaries.add(it.summary());
        }
        case Lowered.Folds _ -> {}
      }
    }
    return moves
        ? new Lowered.Moves(parts, summary(List.copyOf(summaries)), wrote)
        : new Lowered.Folds(items.isEmpty() ? what + "; for no item" : items.getFirst().summary());
  }

  /// What becomes of a task wherever the repository lies; a task for which that matters stays.
  static Lowered same(List<Lowered> places, Loop loop) {
    Lowered first = places.getFirst();
    return switch (first) {
      case Lowered.Folds(String summary) -> new Lowered.Folds(FileLoops.shown(summary));
      case Lowered.Stays(ResidualReason why, String summary) ->
          new Lowered.Stays(
              new ResidualReason(
                  why.code(), FileLoops.shown(why.message()), why.span(), why.remedy()),
              FileLoops.shown(summary));
      case Lowered.Moves(List<Part> parts, String summary, List<String> wrote) ->
          places.stream()
                  .allMatch(
                      each ->
                          each instanceof Lowered.Moves moves
                              && moves.parts().equals(parts)
                              && moves.wrote().equals(wrote))
              ? new Lowered.Moves(parts, FileLoops.shown(summary), wrote)
              : new Lowered.Stays(
                  new ResidualReason(
                      ReasonCode.CONTROLLER_SIDE,
                      "its items are paths on the machine that runs Ansible, and more than the"
                          + " file depends on them",
                      loop.span(),
                      "Use `item | basename` where only the file's name is meant."),
                  FileLoops.shown(summary));
    };
  }

  /// `installs a`, `installs b` → `installs a, b`.
  private static String summary(List<String> each) {
    String verb = each.getFirst().substring(0, each.getFirst().indexOf(' ') + 1);
    boolean same = !verb.isEmpty() && each.stream().allMatch(it -> it.startsWith(verb));
    List<String> shown = each.subList(0, Math.min(each.size(), MOST_SHOWN));
    String more =
        each.size() > MOST_SHOWN ? " and %d more".formatted(each.size() - MOST_SHOWN) : "";
    return same
        ? verb
            + String.join(", ", shown.stream().map(it -> it.substring(verb.length())).toList())
            + more
        : String.join("; ", shown) + more;
  }
}
