package rolepack.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rolepack.generated.modules.EditsCall;
import rolepack.generated.modules.ModuleCalls;
import rolepack.generated.modules.ModuleCatalogue;

/// Empty lines around a block, which Ansible knows since 2.16: before it unless the file begins
/// there, after it unless the file ends there, and none where there is one.
class BlockNewlinesTest {
  @TempDir private Path folder;

  private String edited(String before, Map<String, Object> options) throws Exception {
    Path file = Files.writeString(folder.resolve("a"), before);
    Map<String, Object> arguments = new HashMap<>(options);
    arguments.put("path", file.toString());
    arguments.put("marker", "# {mark}");
    arguments.putIfAbsent("block", "x");
    EditsCall.Blockinfile call =
        (EditsCall.Blockinfile)
            ModuleCalls.of(
                    ModuleCatalogue.find("blockinfile").orElseThrow(),
                    arguments,
                    Optional.empty(),
                    new ArrayList<>())
                .orElseThrow();
    List<String> script = BlockInFile.script(call, Optional.empty()).orElseThrow();
    run(script);
    String once = Files.readString(file);
    run(script);
    assertThat(file).hasContent(once);
    return once;
  }

  private void run(List<String> script) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("sh", "-eu", "-c", String.join("\n", script)).inheritIO().start();
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void anEmptyLineComesBeforeTheBlock() throws Exception {
    Map<String, Object> option = Map.of("prepend_newline", true);
    assertThat(edited("a\n", option)).isEqualTo("a\n\n# BEGIN\nx\n# END\n");
    assertThat(edited("a", option)).isEqualTo("a\n\n# BEGIN\nx\n# END\n");
    assertThat(edited("a\n\n", option)).isEqualTo("a\n\n# BEGIN\nx\n# END\n");
    assertThat(edited("", option)).isEqualTo("# BEGIN\nx\n# END\n");
    assertThat(edited("a\n# BEGIN\n# END\nb\n", option)).isEqualTo("a\n\n# BEGIN\nx\n# END\nb\n");
  }

  @Test
  void anEmptyLineComesAfterTheBlock() throws Exception {
    Map<String, Object> option = Map.of("append_newline", true, "insertbefore", "b");
    assertThat(edited("a\nb\n", option)).isEqualTo("a\n# BEGIN\nx\n# END\n\nb\n");
    assertThat(edited("# BEGIN\n# END\n\nb\n", option)).isEqualTo("# BEGIN\nx\n# END\n\nb\n");
    assertThat(edited("a\n", option)).isEqualTo("a\n# BEGIN\nx\n# END\n");
  }

  @Test
  void noneComesWhereTheBlockGoes() throws Exception {
    Map<String, Object> option =
        Map.of("append_newline", true, "prepend_newline", true, "state", "absent");
    assertThat(edited("a\n# BEGIN\nx\n# END\nb\n", option)).isEqualTo("a\nb\n");
  }
}
