package rolepack.frontend.task;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.keyvalue.KeyValueArguments;
import rolepack.frontend.task.Invocation.Given;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SourceSpan;
import rolepack.source.TextOrigin;

/// Every notation of a module with its arguments -> invocation: `module: k=v`, `module: {k: v}`,
/// `action: module k=v`, `action: {module: name, k: v}`, the same with `local_action`, and `args`.
final class InvocationReader {
  private static final Set<String> COMMANDS =
      Set.of("command", "shell", "script", "raw", "win_command", "win_shell");

  private final Diagnostics diagnostics;
  private final Map<String, Given> arguments = new LinkedHashMap<>();
  private Optional<YamlNode.Text> freeText = Optional.empty();
  private boolean complete = true;
  private boolean readable = true;

  private InvocationReader(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /// `module: …`.
  static Invocation module(
      YamlNode.Entry entry, String module, Optional<YamlNode> args, Diagnostics diagnostics) {
    InvocationReader reader = new InvocationReader(diagnostics);
    args.ifPresent(reader::addArgs);
    reader.add(entry.value(), module);
    return reader.invocation(entry.span(), module, false);
  }

  /// `action: …` and `local_action: …`; empty where it names no module.
  static Optional<Invocation> action(
      YamlNode.Entry entry, boolean local, Optional<YamlNode> args, Diagnostics diagnostics) {
    InvocationReader reader = new InvocationReader(diagnostics);
    args.ifPresent(reader::addArgs);
    Optional<String> module =
        switch (entry.value()) {
          case YamlNode.Text text -> reader.addCall(text);
          case YamlNode.Mapping mapping -> reader.addCall(mapping);
          case YamlNode.Null _,
              YamlNode.Bool _,
              YamlNode.Int _,
              YamlNode.Float _,
              YamlNode.Timestamp _,
              YamlNode.Vault _,
              YamlNode.Sequence _ ->
              Optional.empty();
        };
    return module.map(name -> reader.invocation(entry.span(), name, local));
  }

  private Invocation invocation(SourceSpan span, String module, boolean local) {
    return new Invocation(
        span, module, List.copyOf(arguments.values()), freeText, local, complete, readable);
  }

  /// `copy src=a dest=b`.
  private Optional<String> addCall(YamlNode.Text text) {
    Optional<List<KeyValueArguments.Value>> parts =
        KeyValueArguments.splitFirst(text.value(), text.origin(), diagnostics);
    if (parts.isEmpty() || parts.get().isEmpty()) {
      return Optional.empty();
    }
    String module = parts.get().getFirst().text();
    KeyValueArguments.Value rest = parts.get().getLast();
    add(new YamlNode.Text(rest.origin().whole(), rest.text(), rest.origin(), false), module);
    return Optional.of(module);
  }

  /// `{module: copy, src: a}`, where the module's text may hold arguments too.
  private Optional<String> addCall(YamlNode.Mapping mapping) {
    if (!(mapping.get("module").orElse(mapping) instanceof YamlNode.Text text)) {
      return Optional.empty();
    }
    for (YamlNode.Entry each : mapping.entries()) {
      ScalarText.of(each.key())
          .filter(key -> !key.equals("module") && !key.equals("args"))
          .ifPresent(key -> arguments.put(key, new Given(each.span(), key, each.value())));
    }
    Optional<String> module = addCall(text);
    mapping.get("args").ifPresent(args -> add(args, ""));
    return module;
  }

  /// `args:` beside the module; what the module itself is given wins over it.
  private void addArgs(YamlNode args) {
    if (args instanceof YamlNode.Text text && DataTemplateReader.isTemplate(text.value())) {
      freeText = Optional.of(text);
      complete = false;
    } else {
      add(args, "");
    }
  }

  private void add(YamlNode value, String module) {
    switch (value) {
      case YamlNode.Null _ -> {}
      case YamlNode.Mapping mapping -> addEntries(mapping);
      case YamlNode.Text text -> addText(text, module);
      case YamlNode.Bool _, YamlNode.Int _, YamlNode.Float _, YamlNode.Timestamp _ ->
          freeText =
              ScalarText.of(value)
                  .map(
                      text ->
                          new YamlNode.Text(
                              value.span(), text, new TextOrigin.Generated(value.span()), false));
      case YamlNode.Sequence _, YamlNode.Vault _ ->
          diagnostics.report(
              DiagnosticKind.UNEXPECTED_SHAPE,
              value.span(),
              "the arguments of a module",
              ScalarText.shape(value));
    }
  }

  private void addEntries(YamlNode.Mapping mapping) {
    for (YamlNode.Entry each : mapping.entries()) {
      Optional<String> key = ScalarText.of(each.key());
      if (key.isEmpty()) {
        continue;
      }
      if (key.get().equals("_raw_params") && each.value() instanceof YamlNode.Text text) {
        freeText = Optional.of(text);
      } else {
        arguments.put(key.get(), new Given(each.span(), key.get(), each.value()));
      }
    }
  }

  private void addText(YamlNode.Text text, String module) {
    String name = module.substring(module.lastIndexOf('.') + 1);
    Optional<KeyValueArguments> parsed =
        KeyValueArguments.parse(text.value(), COMMANDS.contains(name), text.origin(), diagnostics);
    if (parsed.isEmpty()) {
      readable = false;
      freeText = Optional.of(text);
      return;
    }
    for (KeyValueArguments.Pair pair : parsed.get().pairs()) {
      arguments.put(
          pair.key(), new Given(pair.span(), pair.key(), text(pair.value(), text.unsafe())));
    }
    parsed
        .get()
        .freeText()
        .filter(each -> !each.text().isEmpty())
        .ifPresent(each -> freeText = Optional.of(text(each, text.unsafe())));
  }

  private static YamlNode.Text text(KeyValueArguments.Value value, boolean unsafe) {
    return new YamlNode.Text(value.origin().whole(), value.text(), value.origin(), unsafe);
  }
}
