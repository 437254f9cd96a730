package rolepack.rewrite.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import rolepack.ir.jinja.Arguments;
import rolepack.ir.jinja.Expr;

/// `{'a': x}.items() -> [('a', x)]`, `{'a': x}.values() -> [x]`, `{'b': x, 'a': y}|dictsort ->
/// [('a', y), ('b', x)]`, where the result is only looked through.
///
/// A view prints otherwise than a list, but [rolepack.evaluation] prints both alike where `{{ }}`
/// does; nothing else that a template may do with a view tells them apart.
final class ListEntries implements Rule {
  @Override
  public Optional<Expr> apply(Expr expression) {
    return switch (expression) {
      case Expr.Call(_, Expr.Attribute(_, Expr.DictLiteral dict, String name), Arguments arguments)
          when Operands.of(arguments).isEmpty() && hasDistinctTexts(dict) ->
          switch (name) {
            case "items", "iteritems" -> Optional.of(list(dict, dict.entries()));
            case "values", "itervalues" ->
                Optional.of(
                    new Expr.ListLiteral(
                        dict.span(), dict.entries().stream().map(Expr.DictEntry::value).toList()));
            default -> Optional.empty();
          };
      case Expr.Filter(_, Expr.DictLiteral dict, String name, Arguments arguments)
          when name.equals("dictsort")
              && Operands.of(arguments).isEmpty()
              && hasDistinctTexts(dict) ->
          sorted(dict);
      default -> Optional.empty();
    };
  }

  private static Optional<Expr> sorted(Expr.DictLiteral dict) {
    List<Expr.DictEntry> entries = new ArrayList<>(dict.entries());
    if (!entries.stream().allMatch(each -> key(each).chars().allMatch(c -> c < 128))) {
      return Optional.empty();
    }
    entries.sort(Comparator.comparing(each -> key(each).toLowerCase(Locale.ROOT)));
    return Optional.of(list(dict, entries));
  }

  private static String key(Expr.DictEntry entry) {
    return ((Expr.Text) entry.key()).value();
  }

  private static Expr list(Expr.DictLiteral dict, List<Expr.DictEntry> entries) {
    List<Expr> items = new ArrayList<>(entries.size());
    for (Expr.DictEntry entry : entries) {
      items.add(new Expr.TupleLiteral(dict.span(), List.of(entry.key(), entry.value())));
    }
    return new Expr.ListLiteral(dict.span(), items);
  }

  private static boolean hasDistinctTexts(Expr.DictLiteral dict) {
    Set<String> keys = new HashSet<>();
    for (Expr.DictEntry entry : dict.entries()) {
      if (!(entry.key() instanceof Expr.Text key) || !keys.add(key.value())) {
        return false;
      }
    }
    return true;
  }
}
