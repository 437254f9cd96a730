package rolepack.grammars.functions;

import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.util.List;
import rolepack.grammars.catalogue.CatalogueFiles;
import rolepack.grammars.catalogue.Entry;
import rolepack.grammars.catalogue.FeatureEntry;
import rolepack.grammars.catalogue.FunctionEntry;

/// All types of `rolepack.generated.functions` that are made from the catalogue.
public final class FunctionTypes {
  private FunctionTypes() {}

  public static List<TypeSpec> read(CatalogueFiles files) throws IOException {
    Entry consulTemplate = files.read("consul-template.yml");
    List<TypeSpec> types =
        List.of(
            FunctionTableType.of(
                "FilterTable", "All filters.", FunctionEntry.read(files, "filters.yml")),
            FunctionTableType.of("TestTable", "All tests.", FunctionEntry.read(files, "tests.yml")),
            FeatureTableType.of(
                "ConsulTemplateFunctions",
                "The functions of consul-template, without those of Go's text/template.",
                FeatureEntry.read(consulTemplate, "functions")),
            FeatureTableType.of(
                "GoTemplateFunctions",
                "The functions of Go's text/template, as consul-template's builds have them.",
                FeatureEntry.read(consulTemplate, "go_functions")),
            FeatureTableType.of(
                "ConsulTemplateOptions",
                "The options of a template stanza.",
                FeatureEntry.read(consulTemplate, "options")),
            FeatureTableType.of(
                "ConsulTemplateLanguage",
                "What the language of the templates can do.",
                FeatureEntry.read(consulTemplate, "language")));
    consulTemplate.close();
    return types;
  }
}
