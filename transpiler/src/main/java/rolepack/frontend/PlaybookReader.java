package rolepack.frontend;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.keyvalue.KeyValueArguments;
import rolepack.frontend.task.ConstantText;
import rolepack.frontend.task.DataTemplateReader;
import rolepack.frontend.task.ScalarText;
import rolepack.ir.DataTemplate;
import rolepack.ir.Play;
import rolepack.ir.Playbook;
import rolepack.ir.VariableDefinition;
import rolepack.ir.VariableScope;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SourceSpan;

/// A playbook with those that it imports -> plays.
final class PlaybookReader {
  /// Playbooks that import others twice each multiply.
  private static final int MOST_PLAYS = 10_000;

  private final Sources sources;
  private final Diagnostics diagnostics;
  private final List<Play> plays = new ArrayList<>();
  private final Set<String> importing = new LinkedHashSet<>();

  private PlaybookReader(Sources sources) {
    this.sources = sources;
    this.diagnostics = sources.diagnostics();
  }

  static Playbook read(String path, Sources sources) {
    PlaybookReader reader = new PlaybookReader(sources);
    reader.add(path, PlayImport.NONE);
    return new Playbook(sources.yaml().read(path).source(), reader.plays);
  }

  private void add(String path, PlayImport imported) {
    importing.add(path);
    sources.yaml().read(path).document().ifPresent(each -> addDocument(path, each, imported));
    importing.remove(path);
  }

  private void addDocument(String path, YamlNode document, PlayImport imported) {
    if (!(document instanceof YamlNode.Sequence sequence)) {
      report(document, "a list of plays");
      return;
    }
    for (YamlNode.Item item : sequence.items()) {
      if (plays.size() >= MOST_PLAYS) {
        diagnostics.report(DiagnosticKind.TOO_MANY_PLAYS, item.span(), MOST_PLAYS);
        return;
      }
      if (!(item.value() instanceof YamlNode.Mapping mapping)) {
        report(item.value(), "a play");
      } else if (PlaybookEntries.imported(mapping).isPresent()) {
        addImport(path, mapping, PlaybookEntries.imported(mapping).get(), imported);
      } else if (mapping.get("hosts").isPresent()) {
        plays.add(new PlayReader(sources, path).read(item.span(), mapping, imported));
      } else {
        report(mapping, "a play with hosts");
      }
    }
  }

  private void addImport(
      String path, YamlNode.Mapping entry, YamlNode.Entry reference, PlayImport outer) {
    SourceSpan span = reference.value().span();
    List<VariableDefinition> passed = new ArrayList<>();
    Optional<String> target = target(reference.value(), passed);
    if (target.isEmpty()) {
      return;
    }
    String folder = target.get().startsWith("//") ? "" : RelativePath.parent(path);
    Optional<String> found =
        target
            .filter(each -> !each.startsWith("/") || each.startsWith("//"))
            .flatMap(each -> RelativePath.resolve(folder, each));
    if (found.isEmpty()) {
      diagnostics.report(DiagnosticKind.OUTSIDE_REPOSITORY, span, target.get());
    } else if (!sources.tree().isThere(found.get())) {
      diagnostics.report(DiagnosticKind.MISSING_INCLUDE, span, target.get());
    } else if (importing.contains(found.get())) {
      List<String> chain = new ArrayList<>(importing);
      chain.subList(0, chain.indexOf(found.get())).clear();
      chain.add(found.get());
      diagnostics.report(DiagnosticKind.INCLUDE_CYCLE, span, String.join(" -> ", chain));
    } else {
      add(found.get(), PlayImport.read(entry, outer, passed, diagnostics));
    }
  }

  /// `other.yml name=value`: the file, where it is constant.
  private Optional<String> target(YamlNode value, List<VariableDefinition> passed) {
    if (!(value instanceof YamlNode.Text text)) {
      report(value, "the name of a playbook");
      return Optional.empty();
    }
    Optional<KeyValueArguments> parsed =
        KeyValueArguments.parse(text.value(), false, text.origin(), diagnostics);
    VariableScope scope = new VariableScope(VariableScope.Kind.INCLUDE_PARAMETERS, "");
    for (KeyValueArguments.Pair each : parsed.map(KeyValueArguments::pairs).orElse(List.of())) {
      passed.add(new VariableDefinition(each.span(), each.key(), data(each.value()), scope));
    }
    Optional<String> target =
        parsed
            .flatMap(KeyValueArguments::freeText)
            .flatMap(
                each -> ConstantText.of(data(each), sources.outsideRoles("", false).constants()))
            .map(each -> each.text().strip());
    if (parsed.isPresent() && target.isEmpty()) {
      diagnostics.report(DiagnosticKind.DYNAMIC_PLAYBOOK, value.span());
    }
    return target;
  }

  private DataTemplate data(KeyValueArguments.Value value) {
    return DataTemplateReader.read(
        new YamlNode.Text(value.origin().whole(), value.text(), value.origin(), false),
        diagnostics);
  }

  private void report(YamlNode node, String expected) {
    diagnostics.report(
        DiagnosticKind.UNEXPECTED_SHAPE, node.span(), expected, ScalarText.shape(node));
  }
}
