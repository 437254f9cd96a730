package rolepack.frontend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.keyvalue.KeyValueArguments;
import rolepack.frontend.task.DataTemplateReader;
import rolepack.frontend.task.VariableReader;
import rolepack.frontend.yaml.YamlReader;
import rolepack.ir.VariableDefinition;
import rolepack.ir.VariableScope;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SourceFile;
import rolepack.source.TextOrigin;

/// `--extra-vars` -> definitions: `name=value …`, `{"name": value}`, `@file`.
final class ExtraVariables {
  private static final VariableScope SCOPE = new VariableScope(VariableScope.Kind.EXTRA_VARS, "");
  private static final String OPTION = "--extra-vars";

  private final Path folder;
  private final Diagnostics diagnostics;

  /// @param folder the repository, from which a file's name counts where it is not found otherwise
  ExtraVariables(Path folder, Diagnostics diagnostics) {
    this.folder = folder;
    this.diagnostics = diagnostics;
  }

  List<VariableDefinition> read(List<String> texts) {
    List<VariableDefinition> definitions = new ArrayList<>();
    for (String text : texts) {
      String trimmed = text.strip();
      if (trimmed.startsWith("@")) {
        file(trimmed.substring(1)).ifPresent(each -> addYaml(each, definitions));
      } else if (trimmed.startsWith("{") || trimmed.startsWith("[")) {
        addYaml(new SourceFile(OPTION, text), definitions);
      } else {
        addPairs(new SourceFile(OPTION, text), definitions);
      }
    }
    return definitions;
  }

  /// The user names the file, so it may be anywhere.
  private Optional<SourceFile> file(String written) {
    try {
      Path path = Path.of(written);
      Path found = Files.exists(path) ? path : folder.resolve(path);
      if (Files.isRegularFile(found) && Files.size(found) <= SourceFiles.LARGEST) {
        return SourceFiles.decode(written, Files.readAllBytes(found), diagnostics);
      }
    } catch (IOException | InvalidPathException | SecurityException _) {
      // reported below
    }
    diagnostics.report(
        DiagnosticKind.UNREADABLE_FILE,
        new SourceFile(written, "").span(),
        "it is not there, or too large");
    return Optional.empty();
  }

  private void addYaml(SourceFile file, List<VariableDefinition> definitions) {
    YamlReader.read(file, diagnostics)
        .ifPresent(each -> definitions.addAll(VariableReader.read(each, SCOPE, diagnostics)));
  }

  private void addPairs(SourceFile file, List<VariableDefinition> definitions) {
    Optional<KeyValueArguments> parsed =
        KeyValueArguments.parse(file.text(), false, TextOrigin.of(file), diagnostics);
    for (KeyValueArguments.Pair each : parsed.map(KeyValueArguments::pairs).orElse(List.of())) {
      KeyValueArguments.Value value = each.value();
      YamlNode text =
          new YamlNode.Text(value.origin().whole(), value.text(), value.origin(), false);
      definitions.add(
          new VariableDefinition(
              each.span(), each.key(), DataTemplateReader.read(text, diagnostics), SCOPE));
    }
  }
}
