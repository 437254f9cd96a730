package rolepack.grammars.modules;

import com.palantir.javapoet.ClassName;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;
import rolepack.grammars.catalogue.ModuleEntry;

/// The Java names of the things in the catalogue.
final class JavaNames {
  private static final String PACKAGE = "rolepack.generated.modules";

  /// Names that a record's component cannot have, or that every call has for something else.
  private static final Set<String> TAKEN =
      Set.of(
          "clone",
          "finalize",
          "getClass",
          "hashCode",
          "notify",
          "notifyAll",
          "toString",
          "wait",
          "spec",
          "freeForm",
          "others");

  private JavaNames() {}

  static ClassName type(String simpleName) {
    return ClassName.get(PACKAGE, simpleName);
  }

  /// `files` → `FilesCall`
  static ClassName familyCall(String family) {
    return type(capitalized(family) + "Call");
  }

  /// `files` → `FilesSpecs`
  static ClassName familySpecs(String family) {
    return type(capitalized(family) + "Specs");
  }

  /// `yum_repository` → `RepositoriesCall.YumRepository`
  static ClassName record(ModuleEntry module) {
    return familyCall(module.family()).nestedClass(capitalized(camel(module.name())));
  }

  /// `daemon-reload` → `daemonReload`, `wait` → `wait_`
  static String identifier(String name) {
    String camel = camel(name);
    return SourceVersion.isKeyword(camel) || TAKEN.contains(camel) ? camel + "_" : camel;
  }

  static String constant(String name) {
    return name.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static String capitalized(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private static String camel(String name) {
    StringBuilder out = new StringBuilder();
    for (String part : name.split("[^A-Za-z0-9]+")) {
      if (!part.isEmpty()) {
        out.append(out.isEmpty() ? part.toLowerCase(Locale.ROOT) : capitalized(part));
      }
    }
    return out.toString();
  }
}
