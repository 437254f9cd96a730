package rolepack.ir;

import java.util.Optional;
import rolepack.source.SourceSpan;

/// `with_items: …`, `loop: …` and the others: a task that runs once for each item.
///
/// @param span the keyword and its value
/// @param lookup what makes the items: `items`, `dict`, `nested`, … for `with_items`, `with_dict`,
///   `with_nested`, …; `list` for `loop`
/// @param value what the lookup is given
/// @param variable the name that holds the item, `item` unless `loop_control` says otherwise
/// @param indexVariable `index_var` of `loop_control`
public record Loop(
    SourceSpan span,
    String lookup,
    DataTemplate value,
    String variable,
    Optional<String> indexVariable) {}
