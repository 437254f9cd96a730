package rolepack.backend.hammer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A spec of hammer: exactly the keys that hammer knows, since it drops all others silently.
///
/// Every text but those of [Attribute] and `extraArgs` is a Go template to hammer.
///
/// @param type `rpm` or `deb`; hammer skips a spec without one
/// @param scripts `build`, `before-install`, …; each text ends with a newline
/// @param extraArgs one option of fpm each, with its value, quoted for a shell
record HammerSpec(
    String name,
    String version,
    int iteration,
    String license,
    String vendor,
    String description,
    String architecture,
    String type,
    List<String> depends,
    List<Resource> resources,
    List<FileTarget> targets,
    List<Attribute> attrs,
    Map<String, String> scripts,
    List<String> extraArgs) {
  HammerSpec {
    Objects.requireNonNull(name);
    depends = List.copyOf(depends);
    resources = List.copyOf(resources);
    targets = List.copyOf(targets);
    attrs = List.copyOf(attrs);
    scripts = Collections.unmodifiableMap(new LinkedHashMap<>(scripts));
    extraArgs = List.copyOf(extraArgs);
  }

  /// A download; hammer checks `md5` and `sha1`, and accepts nothing else.
  record Resource(String url, String hashType, String hash) {}

  /// What goes where. `src` ending in `/` is the content of a folder.
  record FileTarget(String src, String dest, boolean config) {}

  /// Mode and owner of a path; rpm only.
  record Attribute(String file, String mode, String user, String group) {}
}
