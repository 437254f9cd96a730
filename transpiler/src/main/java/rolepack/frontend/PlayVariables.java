package rolepack.frontend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.task.ConstantText;
import rolepack.frontend.task.DataTemplateReader;
import rolepack.frontend.task.ScalarText;
import rolepack.frontend.task.VariableReader;
import rolepack.ir.DataTemplate;
import rolepack.ir.VariableDefinition;
import rolepack.ir.VariableScope;
import rolepack.ir.yaml.YamlNode;

/// `vars`, `vars_prompt` and `vars_files` of a play -> definitions.
///
/// @param prompted the names of `vars_prompt`
record PlayVariables(List<VariableDefinition> definitions, List<String> prompted) {
  PlayVariables {
    definitions = List.copyOf(definitions);
    prompted = List.copyOf(prompted);
  }

  static PlayVariables read(YamlNode.Mapping play, String name, Sources sources, String playbook) {
    Reader reader = new Reader(name, sources, playbook);
    VariableScope scope = new VariableScope(VariableScope.Kind.PLAY_VARS, name);
    play.get("vars")
        .ifPresent(
            each ->
                reader.definitions.addAll(VariableReader.read(each, scope, sources.diagnostics())));
    play.get("vars_prompt").ifPresent(reader::addPrompts);
    play.get("vars_files").ifPresent(reader::addFiles);
    return new PlayVariables(reader.definitions, reader.prompted);
  }

  private static final class Reader {
    private final String play;
    private final Sources sources;
    private final String playbook;
    private final Diagnostics diagnostics;
    private final List<VariableDefinition> definitions = new ArrayList<>();
    private final List<String> prompted = new ArrayList<>();

    Reader(String play, Sources sources, String playbook) {
      this.play = play;
      this.sources = sources;
      this.playbook = playbook;
      this.diagnostics = sources.diagnostics();
    }

    void addPrompts(YamlNode node) {
      switch (node) {
        case YamlNode.Sequence sequence -> sequence.items().forEach(this::addPrompt);
        case YamlNode.Mapping mapping -> {
          for (YamlNode.Entry each : mapping.entries()) {
            ScalarText.of(each.key())
                .ifPresent(name -> define(name, each, new YamlNode.Null(each.span())));
          }
        }
        case YamlNode.Null _ -> {}
        case YamlNode.Text _,
            YamlNode.Bool _,
            YamlNode.Int _,
            YamlNode.Float _,
            YamlNode.Timestamp _,
            YamlNode.Vault _ ->
            reportShape(node, "a list of prompts");
      }
    }

    private void addPrompt(YamlNode.Item item) {
      if (item.value() instanceof YamlNode.Mapping prompt) {
        YamlNode value = prompt.get("default").orElse(new YamlNode.Null(item.span()));
        YamlNode.Entry entry = new YamlNode.Entry(new YamlNode.Null(item.span()), value);
        prompt.get("name").flatMap(ScalarText::of).ifPresent(name -> define(name, entry, value));
      } else {
        reportShape(item.value(), "a prompt");
      }
    }

    /// A prompt's value is its default.
    private void define(String name, YamlNode.Entry place, YamlNode value) {
      VariableScope scope = new VariableScope(VariableScope.Kind.PLAY_PROMPT, play);
      DataTemplate data = DataTemplateReader.read(value, diagnostics);
      definitions.add(new VariableDefinition(place.span(), name, data, scope));
      prompted.add(name);
    }

    /// Each entry is a file, or a list of files of which the first that is there counts.
    void addFiles(YamlNode node) {
      switch (node) {
        case YamlNode.Sequence sequence -> sequence.items().forEach(each -> addFile(each.value()));
        case YamlNode.Text _ -> addFile(node);
        case YamlNode.Null _ -> {}
        case YamlNode.Bool _,
            YamlNode.Int _,
            YamlNode.Float _,
            YamlNode.Timestamp _,
            YamlNode.Vault _,
            YamlNode.Mapping _ ->
            reportShape(node, "a list of files");
      }
    }

    private void addFile(YamlNode entry) {
      List<String> targets = new ArrayList<>();
      boolean constant = true;
      for (YamlNode each : alternatives(entry)) {
        DataTemplate data = DataTemplateReader.read(each, diagnostics);
        Optional<String> target =
            ConstantText.of(data, sources.outsideRoles(playbook, false).constants())
                .map(ConstantText::text);
        constant &= target.isPresent();
        target.map(String::strip).ifPresent(targets::add);
      }
      FileReferences references =
          new FileReferences(sources, playbook, List.of(RelativePath.parent(playbook)), false);
      Optional<String> found = references.firstVariableFile(targets);
      VariableScope scope = new VariableScope(VariableScope.Kind.PLAY_VARS_FILES, play);
      found
          .flatMap(path -> sources.yaml().read(path).document())
          .ifPresent(file -> definitions.addAll(VariableReader.read(file, scope, diagnostics)));
      if (found.isEmpty() && constant && !targets.isEmpty()) {
        references.variableFile(new ConstantText(targets.getLast(), false), entry.span());
      }
    }

    private static List<YamlNode> alternatives(YamlNode node) {
      return node instanceof YamlNode.Sequence sequence
          ? sequence.items().stream().map(YamlNode.Item::value).toList()
          : List.of(node);
    }

    private void reportShape(YamlNode node, String expected) {
      diagnostics.report(
          DiagnosticKind.UNEXPECTED_SHAPE, node.span(), expected, ScalarText.shape(node));
    }
  }
}
