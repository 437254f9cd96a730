package rolepack.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rolepack.backend.ComparedTemplates;
import rolepack.evaluation.consultemplate.ConsulData;
import rolepack.evaluation.consultemplate.ConsulTemplate;
import rolepack.evaluation.consultemplate.RenderResult;
import rolepack.frontend.gotemplate.GoTemplateParser;
import rolepack.frontend.gotemplate.ParseOutcome;
import rolepack.generated.functions.ConsulTemplateFunctions;
import rolepack.generated.functions.ConsulTemplateVersion;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.RepositoryFiles;

/// Every template is the one that was compared with its original; Go reads it, with the functions
/// of the version that its package asks for; and it survives both that there is no data yet and the
/// values of the seed.
final class TemplateChecks {
  private static final String ENGINE = "consul-template >= ";

  private final List<PackageSpec> specs;
  private final Map<String, String> compared;
  private final ConsulData seed;

  private TemplateChecks(List<PackageSpec> specs, Map<String, String> compared, ConsulData seed) {
    this.specs = specs;
    this.compared = compared;
    this.seed = seed;
  }

  static void check(List<PackageSpec> specs, RepositoryFiles files, List<OutputFinding> findings)
      throws IOException {
    String marker = new String(files.read(RepositoryFiles.OUTPUT_MARKER), StandardCharsets.UTF_8);
    Map<String, String> compared = ComparedTemplates.read(marker);
    TemplateChecks checks =
        new TemplateChecks(specs, compared, ConsulData.of(SeedFile.read(files, findings)));
    Map<String, String> there = OutputTexts.read(files, ComparedTemplates.SUFFIX);
    there.forEach(
        (path, text) ->
            checks
                .problem(path, text.getBytes(StandardCharsets.ISO_8859_1))
                .ifPresent(problem -> findings.add(new OutputFinding(path, problem))));
    for (String path : compared.keySet()) {
      if (!there.containsKey(path)) {
        findings.add(new OutputFinding(path, "was written, and is not there"));
      }
    }
  }

  private Optional<String> problem(String path, byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    if (GoTemplateParser.parse(text, "") instanceof ParseOutcome.Rejected rejected) {
      return Optional.of("is no Go template from line " + rejected.line() + " on");
    }
    return version(path)
        .flatMap(each -> problem(text, each).or(() -> failure(text, each)))
        .or(
            () ->
                ComparedTemplates.digest(content).equals(compared.get(path))
                    ? Optional.empty()
                    : Optional.of(
                        "is not the text that was compared with its original; convert again, or"
                            + " compare what it prints"));
  }

  /// An error of any pass ends consul-template; what is not there yet it waits for. Of files of the
  /// host and of secrets nothing is known here.
  private Optional<String> failure(String text, ConsulTemplateVersion version) {
    Set<String> called = new HashSet<>();
    GoTemplateParser.parse(text, "", name -> called.add(name) || true);
    if (called.contains("file") || called.contains("secret")) {
      return Optional.empty();
    }
    ConsulTemplate template = ConsulTemplate.parse(text, version).asReleased();
    return failure(template, ConsulData.EMPTY, "there is no data yet")
        .or(() -> failure(template, seed, "the store holds the seed"));
  }

  private static Optional<String> failure(ConsulTemplate template, ConsulData data, String when) {
    return template.render(data, Map.of(), Map.of()) instanceof RenderResult.Failed(String message)
        ? Optional.of("fails where %s: %s".formatted(when, message))
        : Optional.empty();
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
  private Optional<ConsulTemplateVersion> version(String file) {
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
