package rolepack.rewrite.gotemplate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.evaluation.Value;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.jinja.Expr;
import rolepack.rewrite.scope.Shape;
import rolepack.source.SourceSpan;

/// `x[start:stop:step]` of texts and lists, with bounds that are known, and `x|reverse`.
final class LowerSlices {
  private final Lowering lowering;

  LowerSlices(Lowering lowering) {
    this.lowering = lowering;
  }

  Decision slice(Expr.Slice slice) {
    Optional<Integer> start = slice.start().map(each -> bound(each, slice.span()));
    Optional<Integer> stop = slice.stop().map(each -> bound(each, slice.span()));
    int step = slice.step().map(each -> bound(each, slice.span())).orElse(1);
    return lowering
        .value(slice.operand())
        .then(value -> lowering.capturedText().of(value, slice))
        .then(
            value -> {
              if (value instanceof Lowered.Undefined) {
                return Decision.of(value);
              }
              if (value instanceof Lowered.Code code && code.shape() instanceof Shape.Text) {
                return text(code, start.orElse(0), stop, step, slice);
              }
              if (step < 1 && (step != -1 || start.isPresent() || stop.isPresent())) {
                throw refuse(slice, "it goes backwards through a part of a list");
              }
              return step < 0
                  ? reversed(value, slice)
                  : list(value, start.orElse(0), stop, step, slice);
            });
  }

  private static UntranslatableException refuse(Expr.Slice slice, String message) {
    return new UntranslatableException("slice", slice.span(), message);
  }

  private int bound(Expr bound, SourceSpan span) {
    if (lowering.value(bound).only().orElse(null)
            instanceof Lowered.Constant(Value.Int(BigInteger number))
        && number.bitLength() < 10) {
      return number.intValue();
    }
    throw new UntranslatableException("slice", span, "its bounds are computed");
  }

  private static Decision text(
      Lowered.Code code, int start, Optional<Integer> stop, int step, Expr.Slice slice) {
    GoExpr text = code.expr();
    List<String> patterns = new ArrayList<>();
    if (stop.isPresent() && stop.get() >= 0 && start >= 0) {
      patterns.add("(?s)^(.{0,%d}).*$".formatted(stop.get()));
      patterns.add("(?s)^.{0,%d}(.*)$".formatted(start));
    } else if (stop.isPresent() && stop.get() < 0 && start >= 0) {
      if (start > 0) {
        throw refuse(slice, "it counts from both ends of a text");
      }
      patterns.add("(?s)^(.*?).{0,%d}$".formatted(-stop.get()));
    } else if (stop.isEmpty() && start >= 0) {
      if (start > 0 || step == 1) {
        patterns.add("(?s)^.{0,%d}(.*)$".formatted(start));
      }
    } else if (stop.isEmpty()) {
      patterns.add("(?s)^.*?(.{0,%d})$".formatted(-start));
    } else {
      throw refuse(slice, "it counts from both ends of a text");
    }
    if (step < 1) {
      throw refuse(slice, "nothing in consul-template turns a text around");
    }
    if (step > 1) {
      patterns.add("(?s)(.).{0,%d}".formatted(step - 1));
    }
    for (String pattern : patterns) {
      text = LowerTextFilters.replace(text, pattern, "${1}");
    }
    return Decision.of(new Lowered.Code(text, Lowered.Form.STRING, Shape.TEXT));
  }

  private Decision list(
      Lowered given, int start, Optional<Integer> stop, int step, Expr.Slice slice) {
    Lowered value = ListJson.written(given);
    if (value instanceof Lowered.Listed listed) {
      int size = listed.items().size();
      List<Decision> items = new ArrayList<>();
      for (int i = from(start, size); i < from(stop.orElse(size), size); i += step) {
        items.add(listed.items().get(i));
      }
      return Decision.of(new Lowered.Listed(items));
    }
    if (step > 1 && start < 0) {
      throw refuse(slice, "it has a step and counts from the end");
    }
    Sequence list = whole(value, slice);
    boolean simple = start >= 0 && step == 1 && stop.isEmpty();
    if (start == 0 && simple) {
      return Decision.of(new Lowered.Made(list));
    }
    Sequence.Condition condition =
        (_, index) -> condition(index.get(), list.length(), start, stop, step);
    return Decision.of(
        new Lowered.Made(
            list.where(
                new Sequence.Kept(
                    condition,
                    start >= 0 ? Optional.of(start) : Optional.empty(),
                    start >= 0 && stop.filter(each -> each <= start).isEmpty(),
                    false,
                    false))));
  }

  private static int from(int bound, int size) {
    return Math.max(0, Math.min(size, bound < 0 ? bound + size : bound));
  }

  /// A list all of whose items are there.
  Sequence whole(Lowered value, Expr place) {
    Sequence list = lowering.listFilters().sequence(value, place);
    return list.isWhole() ? list : lowering.madeLists().kept(list, place);
  }

  private static Decision condition(
      GoExpr index, GoExpr length, int start, Optional<Integer> stop, int step) {
    GoExpr condition = null;
    if (start > 0) {
      condition = GoExpr.call("ge", index, GoExpr.integer(start));
    } else if (start < 0) {
      condition = GoExpr.call("ge", GoCode.plus(index, GoExpr.integer(-start)), length);
    }
    if (stop.isPresent()) {
      GoExpr before =
          stop.get() >= 0
              ? GoExpr.call("lt", index, GoExpr.integer(stop.get()))
              : GoExpr.call("lt", GoCode.plus(index, GoExpr.integer(-stop.get())), length);
      condition = condition == null ? before : GoCode.and(condition, before);
    }
    if (step > 1) {
      GoExpr from = start == 0 ? index : GoCode.minus(index, GoExpr.integer(start));
      GoExpr turns =
          GoExpr.call(
              "multiply", GoExpr.integer(step), GoExpr.call("divide", GoExpr.integer(step), from));
      GoExpr exact = GoExpr.call("eq", from, turns);
      condition = condition == null ? exact : GoCode.and(condition, exact);
    }
    return condition == null ? Decision.truth(true) : Decision.truth(condition);
  }

  /// A list from its end to its start.
  Decision reversed(Lowered given, Expr place) {
    Lowered value = ListJson.written(given);
    if (value instanceof Lowered.Undefined) {
      return Decision.of(value);
    }
    if (value instanceof Lowered.Listed listed) {
      return Decision.of(new Lowered.Listed(listed.items().reversed()));
    }
    if (value instanceof Lowered.Code code && code.shape() instanceof Shape.Text) {
      throw new UntranslatableException(
          Words.of(place), place.span(), "nothing in consul-template turns a text around");
    }
    Sequence list = whole(value, place);
    GoExpr size = GoCode.plus(list.length(), GoExpr.integer(0));
    return Decision.of(
        new Lowered.Made(
            new Sequence(
                GoExpr.call("loop", GoExpr.integer(0), size),
                list.length(),
                each -> list.at(GoCode.minus(list.length(), GoCode.plus(each, GoExpr.integer(1)))),
                List.of(),
                list.shape(),
                Optional.empty())));
  }
}
