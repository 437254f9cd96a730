package rolepack.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rolepack.ir.Repository;
import rolepack.ir.Role;
import rolepack.ir.jinja.Template;

/// The template stanzas of consul-template that the repository itself brings: a template whose
/// destination one of them reads is a consul-template already.
final class SiteStanzas {
  private static final Pattern SOURCE =
      Pattern.compile("^\\s*\"?source\"?\\s*[=:]\\s*\"([^\"]+)\"", Pattern.MULTILINE);

  private static final Pattern PLACES = Pattern.compile("\\{\\{|\\{%-?\\+?\\s*raw");

  private final Repository repository;
  private final SiteFiles files;
  private Optional<Set<String>> sources = Optional.empty();

  SiteStanzas(Repository repository, SiteFiles files) {
    this.repository = repository;
    this.files = files;
  }

  /// Whether a stanza reads what a template writes, or the template holds text for a second engine
  /// and lies where consul-template's templates are.
  boolean reads(Template template, String destination) {
    return sources().contains(destination)
        || destination.contains("/consul-template/")
            && template.span().text().contains("raw")
            && PLACES.matcher(template.span().text()).find();
  }

  private synchronized Set<String> sources() {
    if (sources.isEmpty()) {
      sources = Optional.of(collect());
    }
    return sources.get();
  }

  private Set<String> collect() {
    Set<String> found = new HashSet<>();
    for (Role role : repository.roles()) {
      for (String path : configurations(role.path())) {
        files
            .text(path)
            .filter(each -> each.contains("source") && each.contains("destination"))
            .ifPresent(
                text -> {
                  Matcher matcher = SOURCE.matcher(text);
                  while (matcher.find()) {
                    found.add(Paths.clean(matcher.group(1)));
                  }
                });
      }
    }
    return found;
  }

  /// Files whose names say that they configure something; a stanza stands in no program.
  private List<String> configurations(String role) {
    List<String> found = new ArrayList<>();
    for (String folder : List.of(role + "/files", role + "/templates")) {
      if (!files.isDirectory(folder)) {
        continue;
      }
      try {
        files.below(folder).stream()
            .filter(each -> each.matches(".*\\.(cfg|conf|hcl|json)(\\.j2)?"))
            .forEach(each -> found.add(folder + "/" + each));
      } catch (IOException _) {
        // A folder that cannot be walked has no stanza that could be read.
      }
    }
    return found;
  }
}
