package rolepack.frontend;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.source.SourceFile;
import rolepack.source.SourceSpan;

/// What `ansible.cfg` says of where things are.
///
/// @param settings of the section `defaults`
record AnsibleConfig(Map<String, Setting> settings) {
  static final AnsibleConfig NONE = new AnsibleConfig(Map.of());

  AnsibleConfig {
    settings = Map.copyOf(settings);
  }

  /// A value and where it stands.
  record Setting(String value, SourceSpan span) {}

  static AnsibleConfig read(SourceFile file) {
    Map<String, Setting> settings = new LinkedHashMap<>();
    String section = "";
    for (int line = 1; line <= file.lineCount(); line++) {
      String text = file.lineText(line).strip();
      if (text.startsWith("[") && text.endsWith("]")) {
        section = text.substring(1, text.length() - 1);
      } else if (section.equals("defaults") && !text.startsWith("#") && !text.startsWith(";")) {
        int separator = separator(text);
        if (separator > 0) {
          settings.put(
              text.substring(0, separator).strip().toLowerCase(java.util.Locale.ROOT),
              new Setting(
                  withoutComment(text.substring(separator + 1)).strip(),
                  new SourceSpan(file, file.lineStart(line), file.lineEnd(line))));
        }
      }
    }
    return new AnsibleConfig(settings);
  }

  private static int separator(String text) {
    int equals = text.indexOf('=');
    int colon = text.indexOf(':');
    return equals < 0 || colon >= 0 && colon < equals ? colon : equals;
  }

  private static String withoutComment(String value) {
    int comment = value.indexOf(" ;");
    return comment < 0 ? value : value.substring(0, comment);
  }

  /// The entries of a list of paths, inside the repository or not.
  List<String> paths(String name, String separator) {
    List<String> paths = new ArrayList<>();
    for (String each : text(name).orElse("").split(separator)) {
      String path = each.strip();
      if (!path.isEmpty() && !path.startsWith("~") && !path.startsWith("$")) {
        paths.add(path);
      }
    }
    return paths;
  }

  Optional<String> text(String name) {
    return setting(name).map(Setting::value);
  }

  Optional<Setting> setting(String name) {
    return Optional.ofNullable(settings.get(name)).filter(each -> !each.value().isEmpty());
  }

  /// Whether `hash_behaviour` is `merge`.
  boolean mergesHashes() {
    return text("hash_behaviour").filter("merge"::equals).isPresent();
  }
}
