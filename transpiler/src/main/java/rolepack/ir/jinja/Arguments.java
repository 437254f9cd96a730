package rolepack.ir.jinja;

import java.util.List;
import java.util.Optional;
import rolepack.source.SourceSpan;

/// The arguments of a call, a filter or a test: `a, b, name=c, *rest, **more`.
public record Arguments(
    List<Expr> positional, List<Named> named, Optional<Expr> rest, Optional<Expr> namedRest) {
  /// No arguments at all.
  public static final Arguments NONE =
      new Arguments(List.of(), List.of(), Optional.empty(), Optional.empty());

  public Arguments {
    positional = List.copyOf(positional);
    named = List.copyOf(named);
  }

  /// `name=value`.
  public record Named(SourceSpan span, String name, Expr value) {}
}
