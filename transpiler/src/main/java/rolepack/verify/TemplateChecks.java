package rolepack.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.frontend.gotemplate.GoTemplateParser;
import rolepack.frontend.gotemplate.ParseOutcome;
import rolepack.generated.functions.ConsulTemplateFunctions;
import rolepack.generated.functions.ConsulTemplateVersion;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.RepositoryFiles;

/// Go reads every template, with the functions of the version that its package asks for.
final class TemplateChecks {
  private static final String ENGINE = "consul-template >= ";

  private TemplateChecks() {}

  static void check(List<PackageSpec> specs, RepositoryFiles files, List<OutputFinding> findings)
      throws IOException {
    for (Map.Entry<String, String> each : OutputTexts.read(files, ".ctmpl").entrySet()) {
      String text =
          new String(each.getValue().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
      problem(text, version(each.getKey(), specs))
          .ifPresent(problem -> findings.add(new OutputFinding(each.getKey(), problem)));
    }
  }

  private static Optional<String> problem(String text, Optional<ConsulTemplateVersion> version) {
    if (GoTemplateParser.parse(text, "") instanceof ParseOutcome.Rejected rejected) {
      return Optional.of("is no Go template from line " + rejected.line() + " on");
    }
    return version.flatMap(each -> problem(text, each));
  }

  private static Optional<String> problem(String text, ConsulTemplateVersion version) {
    return GoTemplateParser.parse(text, "", name -> ConsulTemplateFunctions.isIn(name, version))
            instanceof ParseOutcome.Rejected rejected
        ? Optional.of(
            "calls in line %d what consul-template %s does not have"
                .formatted(rejected.line(), version))
        : Optional.empty();
  }

  /// The version that the package of a file asks for.
  private static Optional<ConsulTemplateVersion> version(String file, List<PackageSpec> specs) {
    return specs.stream()
        .filter(each -> file.startsWith(each.folder() + "/"))
        .flatMap(each -> each.yaml().get("depends").stream())
        .filter(YamlNode.Sequence.class::isInstance)
        .flatMap(each -> ((YamlNode.Sequence) each).items().stream())
        .map(each -> PackageSpec.text(each.value()))
        .filter(each -> each.startsWith(ENGINE))
        .flatMap(each -> ConsulTemplateVersion.parse(each.substring(ENGINE.length())).stream())
        .findFirst();
  }
}
