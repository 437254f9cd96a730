package rolepack.backend.hammer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rolepack.plan.ScriptPhase;
import rolepack.plan.ScriptStep;
import rolepack.plan.Trigger;
import rolepack.source.SourceFile;
import rolepack.source.SourceSpan;

class MaintainerScriptsTest {
  private static final SourceSpan ORIGIN =
      new SourceSpan(new SourceFile("roles/a/tasks/main.yml", "- a\n"), 0, 3);

  private static Trigger trigger(String owner, List<String> paths, String line) {
    return new Trigger(
        owner,
        paths,
        List.of(new ScriptStep(List.of(ScriptPhase.AFTER_UPGRADE), "x", List.of(line), ORIGIN)));
  }

  private static Map<String, String> scripts() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String each :
        List.of("before-install", "after-install", "after-upgrade", "before-remove")) {
      texts.put(each, "echo " + each + "\n");
    }
    return MaintainerScripts.of(
        texts,
        List.of(
            trigger("one", List.of("/lib/a"), "echo a"),
            trigger("two", List.of("/etc/b c", "/etc/d"), "echo d")));
  }

  private static String run(String script, String... words) throws Exception {
    return Shell.run("sh", "set -- '%s'\n%s".formatted(String.join("' '", words), script));
  }

  @Test
  void dpkgsWordsCallWhatFpmWouldCall() throws Exception {
    Map<String, String> scripts = scripts();
    assertThat(scripts).containsOnlyKeys("before-install", "after-install", "before-remove");
    for (String each : scripts.values()) {
      Shell.check(each);
    }
    assertThat(run(scripts.get("before-install"), "install")).isEqualTo("before-install\n");
    assertThat(run(scripts.get("before-install"), "upgrade", "1")).isEmpty();
    assertThat(run(scripts.get("after-install"), "configure", "")).isEqualTo("after-install\n");
    assertThat(run(scripts.get("after-install"), "configure", "1")).isEqualTo("after-upgrade\n");
    assertThat(run(scripts.get("before-remove"), "remove")).isEqualTo("before-remove\n");
    assertThat(run(scripts.get("before-remove"), "upgrade", "2")).isEmpty();
  }

  @Test
  void pathsCallWhatConcernsThem() throws Exception {
    String script = scripts().get("after-install");
    assertThat(run(script, "triggered", "/lib/a")).isEqualTo("a\n");
    assertThat(run(script, "triggered", "/usr/lib/a")).isEqualTo("a\n");
    assertThat(run(script, "triggered", "/etc/d /usr/lib/a")).isEqualTo("a\nd\n");
    assertThat(run(script, "triggered", "/etc/dd /usr/lib/aa")).isEmpty();
  }
}
