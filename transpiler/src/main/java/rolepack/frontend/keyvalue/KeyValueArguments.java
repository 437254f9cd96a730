package rolepack.frontend.keyvalue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.source.SourceSpan;
import rolepack.source.TextOrigin;

/// What `key=value` arguments say: the pairs, and the free text between them.
///
/// @param pairs in the order of their first appearance; of equal keys the last value
/// @param freeText what is no pair, put together as Ansible does
public record KeyValueArguments(List<Pair> pairs, Optional<Value> freeText) {
  /// The only keys that `command`, `shell`, `script` and `raw` take out of their text.
  private static final Set<String> COMMAND_KEYS =
      Set.of(
          "creates",
          "removes",
          "chdir",
          "executable",
          "warn",
          "stdin",
          "stdin_add_newline",
          "strip_empty_ends");

  public KeyValueArguments {
    pairs = List.copyOf(pairs);
  }

  /// `key=value`.
  ///
  /// @param span of the key and the value
  public record Pair(SourceSpan span, String key, Value value) {}

  /// A text, unquoted and unescaped, and where it stands.
  public record Value(String text, TextOrigin origin) {}

  /// Reads an argument string as Ansible's `parse_kv` does; empty where it cannot be split, which
  /// is reported.
  ///
  /// @param command keep what looks like `key=value` in the free text, but for the few keys of
  ///   command modules
  public static Optional<KeyValueArguments> parse(
      String text, boolean command, TextOrigin origin, Diagnostics diagnostics) {
    try {
      return Optional.of(parse(text, command, origin));
    } catch (UnbalancedArgumentsException problem) {
      diagnostics.report(DiagnosticKind.INVALID_ARGUMENTS, origin.whole(), problem.getMessage());
      return Optional.empty();
    }
  }

  /// The first argument of `action: module rest`, and the rest; empty where it cannot be split,
  /// which is reported.
  public static Optional<List<Value>> splitFirst(
      String text, TextOrigin origin, Diagnostics diagnostics) {
    try {
      List<TracedText> words = ArgumentSplitter.split(text);
      if (words.isEmpty()) {
        return Optional.of(List.of());
      }
      return Optional.of(
          List.of(
              value(words.getFirst().strip(), origin),
              value(join(words.subList(1, words.size()), false), origin)));
    } catch (UnbalancedArgumentsException problem) {
      diagnostics.report(DiagnosticKind.INVALID_ARGUMENTS, origin.whole(), problem.getMessage());
      return Optional.empty();
    }
  }

  private static KeyValueArguments parse(String text, boolean command, TextOrigin origin)
      throws UnbalancedArgumentsException {
    Map<String, Pair> pairs = new LinkedHashMap<>();
    List<TracedText> free = new ArrayList<>();
    for (TracedText word : ArgumentSplitter.split(text)) {
      TracedText decoded = EscapeDecoder.decode(word);
      if (decoded.text().indexOf('=') < 0) {
        free.add(word);
        continue;
      }
      int equals = unescapedEquals(decoded.text());
      if (equals < 0) {
        free.add(withoutEscapedEquals(decoded));
      } else if (command && !COMMAND_KEYS.contains(decoded.text().substring(0, equals))) {
        free.add(word);
      } else {
        TracedText key = decoded.substring(0, equals).strip();
        Value value = value(decoded.substring(equals + 1).strip().unquote(), origin);
        Pair pair = new Pair(value(decoded.strip(), origin).origin().whole(), key.text(), value);
        pairs.put(pair.key(), pair);
      }
    }
    Optional<Value> freeText =
        free.isEmpty() ? Optional.empty() : Optional.of(value(join(free, true), origin));
    return new KeyValueArguments(List.copyOf(pairs.values()), freeText);
  }

  /// The place of the first `=`, not at the start, that no backslash precedes; -1 where none is.
  private static int unescapedEquals(String text) {
    int at = text.indexOf('=', 1);
    while (at > 0 && text.charAt(at - 1) == '\\') {
      at = text.indexOf('=', at + 1);
    }
    return at;
  }

  private static TracedText withoutEscapedEquals(TracedText word) {
    TracedText.Builder out = new TracedText.Builder();
    String text = word.text();
    for (int index = 0; index < text.length(); index++) {
      if (!text.startsWith("\\=", index)) {
        out.append(text.charAt(index), word.offsets()[index], word.ends()[index]);
      }
    }
    return out.build();
  }

  /// @param keepsLines a word after a newline follows without a space
  private static TracedText join(List<TracedText> words, boolean keepsLines) {
    TracedText.Builder out = new TracedText.Builder();
    boolean first = true;
    for (TracedText word : words) {
      boolean glued = keepsLines ? out.length() == 0 || out.last() == '\n' : first;
      if (!glued) {
        out.append(' ', word.isEmpty() ? 0 : Math.max(0, word.offsets()[0] - 1));
      }
      out.append(word);
      first = false;
    }
    return out.build();
  }

  private static Value value(TracedText text, TextOrigin origin) {
    return new Value(text.text(), text.origin(origin));
  }
}
