package rolepack.grammars;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import rolepack.grammars.catalogue.CatalogueException;
import rolepack.grammars.catalogue.CatalogueFiles;
import rolepack.grammars.catalogue.Commands;
import rolepack.grammars.catalogue.Modules;
import rolepack.grammars.commands.CommandTableType;
import rolepack.grammars.functions.FunctionTypes;
import rolepack.grammars.modules.ModuleTypes;

/// Turns the catalogue into Java sources.
public final class GenerateCatalogue {
  private static final String COMMANDS = "rolepack.generated.commands";
  private static final String FUNCTIONS = "rolepack.generated.functions";
  private static final String MODULES = "rolepack.generated.modules";

  private GenerateCatalogue() {}

  /// Arguments: the catalogue's folder, the folder of the hand-written types that the generated
  /// ones rest on, the folder to write sources to.
  public static void main(String[] arguments) throws IOException {
    try {
      generate(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
    } catch (CatalogueException mistake) {
      System.err.println("the catalogue has a mistake: " + mistake.getMessage());
      System.exit(1);
    }
  }

  private static void generate(Path catalogue, Path runtime, Path target) throws IOException {
    CatalogueFiles files = new CatalogueFiles(catalogue);
    copy(runtime, target);
    Modules modules = Modules.read(files);
    Commands commands = Commands.read(files, modules.vocabulary().effectKinds().keySet());
    write(MODULES, ModuleTypes.of(modules), target);
    write(COMMANDS, List.of(CommandTableType.of(commands)), target);
    write(FUNCTIONS, FunctionTypes.read(files), target);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> sources = Files.walk(from)) {
      for (Path each : sources.filter(Files::isRegularFile).toList()) {
        writeChanged(to.resolve(from.relativize(each).toString()), Files.readString(each));
      }
    }
  }

  private static void write(String packageName, List<TypeSpec> types, Path target)
      throws IOException {
    Path folder = target.resolve(packageName.replace('.', '/'));
    for (TypeSpec each : types) {
      String text =
          JavaFile.builder(packageName, each).skipJavaLangImports(false).build().toString();
      writeChanged(folder.resolve(each.name() + ".java"), text);
    }
  }

  /// Leaves a file alone that has the text already, so that nothing is compiled again without need.
  private static void writeChanged(Path file, String text) throws IOException {
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
  }
}
