package rolepack.frontend.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.diagnostics.NearestName;
import rolepack.ir.Configuration.Word;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SourceSpan;

/// A mapping of a file that is rolepack's own: every key has to be known, every value of the right
/// type, and what is not is reported where it stands.
public final class StrictMapping {
  private final YamlNode.Mapping mapping;
  private final boolean misspelled;
  private final Diagnostics diagnostics;

  private StrictMapping(YamlNode.Mapping mapping, boolean misspelled, Diagnostics diagnostics) {
    this.mapping = mapping;
    this.misspelled = misspelled;
    this.diagnostics = diagnostics;
  }

  /// A node as a mapping, an empty file as an empty one; nothing, and a diagnostic, where it is
  /// something else.
  ///
  /// @param what what the mapping is, for the message: `a mapping of settings`
  public static Optional<StrictMapping> of(
      YamlNode node, String what, List<String> known, Diagnostics diagnostics) {
    return switch (node) {
      case YamlNode.Mapping mapping -> {
        boolean misspelled = false;
        for (YamlNode.Entry entry : mapping.entries()) {
          misspelled |= !isKnown(entry.key(), known, diagnostics);
        }
        yield Optional.of(new StrictMapping(mapping, misspelled, diagnostics));
      }
      case YamlNode.Null nothing ->
          Optional.of(
              new StrictMapping(
                  new YamlNode.Mapping(nothing.span(), List.of()), false, diagnostics));
      case YamlNode other -> {
        diagnostics.report(DiagnosticKind.UNEXPECTED_SHAPE, other.span(), what, describe(other));
        yield Optional.empty();
      }
    };
  }

  private static boolean isKnown(YamlNode key, List<String> known, Diagnostics diagnostics) {
    if (key instanceof YamlNode.Text text) {
      if (known.contains(text.value())) {
        return true;
      }
      diagnostics.report(
          DiagnosticKind.UNKNOWN_SETTING,
          key.span(),
          text.value(),
          NearestName.of(text.value(), known).orElse(String.join(", ", known)));
    } else {
      diagnostics.report(DiagnosticKind.UNEXPECTED_SHAPE, key.span(), "a name", describe(key));
    }
    return false;
  }

  public SourceSpan span() {
    return mapping.span();
  }

  /// The value of a key, whatever it is; an empty one is as good as none.
  public Optional<YamlNode> get(String key) {
    return mapping.get(key).filter(each -> !(each instanceof YamlNode.Null));
  }

  /// A text.
  public Optional<Word> word(String key) {
    return get(key).flatMap(each -> word(key, each));
  }

  /// A list of texts.
  public List<Word> words(String key) {
    List<Word> words = new ArrayList<>();
    for (YamlNode each : items(key)) {
      word(key, each).ifPresent(words::add);
    }
    return words;
  }

  /// A list.
  public List<YamlNode> items(String key) {
    return switch (get(key)) {
      case Optional<YamlNode> value when value.isEmpty() -> List.of();
      case Optional<YamlNode> value when value.get() instanceof YamlNode.Sequence sequence ->
          sequence.items().stream().map(YamlNode.Item::value).toList();
      case Optional<YamlNode> value -> {
        invalid(key, value.get().span(), "has to be a list, not " + describe(value.get()));
        yield List.of();
      }
    };
  }

  /// The place of a mapping.
  public Optional<SourceSpan> mapping(String key) {
    Optional<YamlNode> value = get(key);
    if (value.isPresent() && !(value.get() instanceof YamlNode.Mapping)) {
      invalid(key, value.get().span(), "has to be a mapping, not " + describe(value.get()));
      return Optional.empty();
    }
    return value.map(YamlNode::span);
  }

  /// The entries of a mapping whose keys are names.
  public List<YamlNode.Entry> entries(String key) {
    return switch (get(key)) {
      case Optional<YamlNode> value when value.isEmpty() -> List.of();
      case Optional<YamlNode> value when value.get() instanceof YamlNode.Mapping inner ->
          inner.entries().stream().filter(each -> word(key, each.key()).isPresent()).toList();
      case Optional<YamlNode> value -> {
        invalid(key, value.get().span(), "has to be a mapping, not " + describe(value.get()));
        yield List.of();
      }
    };
  }

  /// Reports that something is missing, unless a misspelled key may be what is meant.
  public void missing(String key, String why) {
    if (!misspelled) {
      invalid(key, span(), why);
    }
  }

  /// Reports that a value cannot be used.
  public void invalid(String key, SourceSpan span, String why) {
    diagnostics.report(DiagnosticKind.INVALID_SETTING, span, key, why);
  }

  private Optional<Word> word(String key, YamlNode value) {
    if (value instanceof YamlNode.Text text && !text.value().isBlank()) {
      return Optional.of(new Word(text.value(), text.span()));
    }
    invalid(
        key,
        value.span(),
        switch (value) {
          case YamlNode.Bool _, YamlNode.Int _, YamlNode.Float _, YamlNode.Timestamp _ ->
              "has to be text, not " + describe(value) + "; put it in quotes";
          case YamlNode.Text _ -> "is empty";
          case YamlNode.Null _, YamlNode.Vault _, YamlNode.Sequence _, YamlNode.Mapping _ ->
              "has to be text, not " + describe(value);
        });
    return Optional.empty();
  }

  static String describe(YamlNode node) {
    return switch (node) {
      case YamlNode.Text _ -> "text";
      case YamlNode.Bool _ -> "a boolean";
      case YamlNode.Int _, YamlNode.Float _ -> "a number";
      case YamlNode.Null _ -> "nothing";
      case YamlNode.Timestamp _ -> "a date";
      case YamlNode.Vault _ -> "an encrypted value";
      case YamlNode.Sequence _ -> "a list";
      case YamlNode.Mapping _ -> "a mapping";
    };
  }
}
