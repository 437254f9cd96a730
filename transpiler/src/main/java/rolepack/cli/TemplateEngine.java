package rolepack.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What renders a template.
enum TemplateEngine {
  JINJA("jinja", List.of(".j2", ".jinja", ".jinja2")),
  CONSUL_TEMPLATE("consul-template", List.of(".ctmpl", ".tpl", ".tmpl"));

  /// The words of `--engine`.
  static final List<String> WORDS = Arrays.stream(values()).map(each -> each.word).toList();

  private final String word;
  private final List<String> endings;

  TemplateEngine(String word, List<String> endings) {
    this.word = word;
    this.endings = endings;
  }

  static Optional<TemplateEngine> find(String word) {
    return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
  }

  /// The engine that a file's name tells of.
  static Optional<TemplateEngine> ofName(String path) {
    String name = path.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(each -> each.endings.stream().anyMatch(name::endsWith))
        .findFirst();
  }
}
