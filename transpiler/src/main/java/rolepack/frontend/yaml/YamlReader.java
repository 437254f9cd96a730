package rolepack.frontend.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import rolepack.diagnostics.Diagnostics;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SourceFile;
import rolepack.source.SourceSpan;

/// Reads YAML as Ansible does: the values are those that PyYAML's safe loader gives (YAML 1.1),
/// with Ansible's tags.
public final class YamlReader {
  private static final LoadSettings SETTINGS = LoadSettings.builder().build();

  private YamlReader() {}

  /// The one document of a file; [YamlNode.Null] where it has none. Nothing, and a diagnostic,
  /// where it is not valid YAML or has several documents, which Ansible does not read.
  public static Optional<YamlNode> read(SourceFile file, Diagnostics diagnostics) {
    Optional<YamlNode> json = JsonReader.read(file);
    return json.isPresent() ? json : documents(file, diagnostics, true).map(List::getFirst);
  }

  /// Every document of a file; none where one of them is not valid.
  public static List<YamlNode> readAll(SourceFile file, Diagnostics diagnostics) {
    return documents(file, diagnostics, false).orElse(List.of());
  }

  private static Optional<List<YamlNode>> documents(
      SourceFile file, Diagnostics diagnostics, boolean single) {
    if (file.text().startsWith("$ANSIBLE_VAULT")) {
      return Optional.of(List.of(new YamlNode.Vault(file.span())));
    }
    try {
      Cursor cursor = new Cursor(file);
      TokenScanner scanner = new TokenScanner(cursor);
      TreeBuilder builder =
          new TreeBuilder(
              cursor,
              diagnostics,
              new ParserImpl(SETTINGS, new TokenStream(scanner)),
              scanner.scalars());
      List<YamlNode> documents = new ArrayList<>();
      for (Optional<YamlNode> each = builder.nextDocument();
          each.isPresent();
          each = builder.nextDocument()) {
        if (single && !documents.isEmpty()) {
          throw TreeBuilder.invalid(
              each.get().span(),
              "a second document starts here, and Ansible reads only files with one",
              "split the file");
        }
        documents.add(each.get());
      }
      return Optional.of(
          documents.isEmpty() && single
              ? List.of(new YamlNode.Null(new SourceSpan(file, 0, 0)))
              : documents);
    } catch (InvalidYaml invalid) {
      report(SyntaxErrors.explain(file, invalid), diagnostics);
    } catch (MarkedYamlEngineException invalid) {
      report(SyntaxErrors.explain(file, invalid), diagnostics);
    }
    return Optional.empty();
  }

  private static void report(InvalidYaml invalid, Diagnostics diagnostics) {
    diagnostics.report(invalid.kind(), invalid.span(), invalid.arguments());
  }
}
