package rolepack.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import rolepack.analysis.Binding;
import rolepack.analysis.BindingTime;
import rolepack.ir.jinja.FreeVariables;
import rolepack.ir.jinja.Template;
import rolepack.plan.TemplateOutcome.TemplateVariable;
import rolepack.rewrite.scope.Layer;
import rolepack.rewrite.scope.Reading;

/// What templates read, as reports name it.
final class TemplateReadings {
  private TemplateReadings() {}

  /// The Consul keys that some files read, in the order in which the original of each names them;
  /// those that stand for a whole site.
  static List<String> keys(List<RenderedFile> files, SiteFiles sources) {
    List<String> keys = new ArrayList<>();
    for (RenderedFile file : files) {
      String text = sources.text(file.source()).orElse("");
      file.readings().stream()
          .filter(each -> key(each).isPresent())
          .sorted(Comparator.comparingInt(each -> place(each.name(), text)))
          .map(each -> key(each).orElseThrow())
          .forEach(keys::add);
    }
    return keys.stream().distinct().toList();
  }

  /// Where in Vault the secrets are that some files read, in order.
  static List<String> secrets(List<RenderedFile> files) {
    return files.stream()
        .flatMap(each -> each.readings().stream())
        .flatMap(
            each ->
                each instanceof Reading.Secret secret
                    ? java.util.stream.Stream.of(secret.path())
                    : java.util.stream.Stream.empty())
        .sorted()
        .distinct()
        .toList();
  }

  private static int place(String name, String text) {
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      int end = at + name.length();
      if ((at == 0 || !isPart(text.charAt(at - 1)))
          && (end == text.length() || !isPart(text.charAt(end)))) {
        return at;
      }
    }
    return Integer.MAX_VALUE;
  }

  private static boolean isPart(char letter) {
    return letter == '_' || letter == '.' || Character.isLetterOrDigit(letter);
  }

  private static Optional<String> key(Reading reading) {
    return reading instanceof Reading.Key key
        ? key.layers().stream()
            .flatMap(
                each ->
                    each instanceof Layer.Site(String path)
                        ? java.util.stream.Stream.of(path)
                        : java.util.stream.Stream.empty())
            .findFirst()
        : Optional.empty();
  }

  /// The variables of a template, in name order: those that it names, and those that it reads
  /// through their definitions.
  static List<TemplateVariable> variables(
      Optional<Template> template, List<RenderedFile> files, RoleScope scope) {
    Map<String, TemplateVariable> variables = new TreeMap<>();
    template.ifPresent(
        parsed ->
            FreeVariables.of(parsed).forEach(each -> variables.put(each, unread(each, scope))));
    for (RenderedFile file : files) {
      for (Reading reading : file.readings()) {
        variables.put(reading.name(), read(reading));
      }
    }
    return List.copyOf(variables.values());
  }

  private static TemplateVariable read(Reading reading) {
    String type =
        switch (reading) {
          case Reading.Key key -> key.type().word();
          case Reading.Fact fact -> fact.type().word();
          case Reading.Found found -> found.type().word();
          case Reading.Secret secret -> secret.type().word();
          case Reading.Hosts _, Reading.Catalogued _ -> "list";
        };
    BindingTime time = reading instanceof Reading.Found ? BindingTime.PLAY : BindingTime.RENDER;
    return new TemplateVariable(reading.name(), type, time, key(reading));
  }

  private static TemplateVariable unread(String name, RoleScope scope) {
    Binding binding = scope.variables().binding(name);
    Optional<String> key =
        binding.origin() == Binding.Origin.SITE
            ? Optional.of(scope.settings().prefix() + "/" + name)
            : Optional.empty();
    return new TemplateVariable(name, VariableTypes.of(binding), binding.origin().time(), key);
  }
}
