package rolepack.rewrite.gotemplate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import rolepack.evaluation.Value;
import rolepack.evaluation.Values;
import rolepack.ir.DataTemplate;
import rolepack.rewrite.scope.Source;

/// The order of a dict's members: parseJSON forgets it, and Go goes by their names.
final class MemberOrder {
  private MemberOrder() {}

  /// Whether some definition in the repository has members in another order than their names'.
  static boolean isOwn(Source source) {
    return source instanceof Source.Stored stored
        && stored.seen().stream().anyMatch(each -> !isOfNames(names(each)));
  }

  private static boolean isOfNames(List<String> names) {
    for (int i = 1; i < names.size(); i++) {
      if (Arrays.compareUnsigned(bytes(names.get(i - 1)), bytes(names.get(i))) > 0) {
        return false;
      }
    }
    return true;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> names(DataTemplate data) {
    return switch (data) {
      case DataTemplate.Constant constant ->
          Values.of(constant.node()) instanceof Value.Dict dict
              ? dict.entries().keySet().stream()
                  .map(Constants::text)
                  .flatMap(Optional::stream)
                  .toList()
              : List.of();
      case DataTemplate.Mapping mapping ->
          mapping.entries().stream()
              .map(DataTemplate.Entry::key)
              .flatMap(each -> DataConstants.of(each).flatMap(Constants::text).stream())
              .toList();
      case DataTemplate.Text _, DataTemplate.Sequence _, DataTemplate.Broken _ -> List.of();
    };
  }
}
