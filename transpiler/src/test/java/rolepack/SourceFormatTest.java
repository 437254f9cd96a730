package rolepack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds google-java-format; `mvn test -Dtest=SourceFormatTest -Dformat=apply` formats in place.
class SourceFormatTest {
  private static final Path TOP = Path.of("..");

  @Test
  void everySourceFileIsFormatted() throws Exception {
    boolean apply = "apply".equals(System.getProperty("format"));
    List<Path> unformatted = new ArrayList<>();
    for (Path source : sources()) {
      String text = Files.readString(source);
      String formatted = new Formatter().formatSourceAndFixImports(text);
      if (!text.equals(formatted)) {
        if (apply) {
          Files.writeString(source, formatted);
        } else {
          unformatted.add(source);
        }
      }
    }
    assertThat(unformatted)
        .as(
            "run: mvn test -Dtest=SourceFormatTest -Dformat=apply"
                + " -Dsurefire.failIfNoSpecifiedTests=false")
        .isEmpty();
  }

  private static List<Path> sources() throws Exception {
    try (Stream<Path> grammars = Files.walk(TOP.resolve("grammars/src"));
        Stream<Path> transpiler = Files.walk(TOP.resolve("transpiler/src"))) {
      List<Path> found =
          Stream.concat(grammars, transpiler)
              .filter(each -> each.toString().endsWith(".java"))
              .sorted()
              .toList();
      assertThat(found).isNotEmpty();
      return found;
    }
  }
}
