package rolepack.backend.playbook;

import java.util.List;
import java.util.Optional;
import rolepack.backend.YamlScalar;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.keyvalue.KeyValueArguments;
import rolepack.source.SourceFile;
import rolepack.source.TextOrigin;

/// What an old include says in one line: `rooms.yml home=/var tags=a`.
///
/// @param file what is included
/// @param variables `home: /var`, in flow style
record IncludeArguments(String file, List<String> variables) {
  IncludeArguments {
    variables = List.copyOf(variables);
  }

  static IncludeArguments of(String value) {
    Optional<KeyValueArguments> parsed =
        KeyValueArguments.parse(
            value, false, TextOrigin.of(new SourceFile("", value)), new Diagnostics());
    return parsed
        .filter(each -> each.freeText().isPresent())
        .map(
            each ->
                new IncludeArguments(
                    each.freeText().get().text(),
                    each.pairs().stream().map(IncludeArguments::flow).toList()))
        .orElseGet(() -> new IncludeArguments(value, List.of()));
  }

  private static String flow(KeyValueArguments.Pair pair) {
    return pair.key() + ": " + YamlScalar.inFlow(pair.value().text());
  }
}
