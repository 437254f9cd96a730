package rolepack.backend.consultemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rolepack.site.Seed;

class SeedScriptTest {
  private static final List<Seed> SEEDS =
      List.of(
          new Seed("acme/port", "7100"),
          new Seed("acme/empty", ""),
          new Seed("acme/awkward", "a 'b' \"c\" $(d) `e` \\ \n\nEND\nü\0"),
          new Seed("acme/hosts/a b&c/port", "1"),
          new Seed("acme/large", "x".repeat(Seed.LARGEST)));

  @TempDir Path folder;

  @Test
  void shellcheckHasNothingToSay() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/shellcheck")), "shellcheck is missing");
    Path script = script();
    assertThat(run(List.of("shellcheck", "-s", "sh", script.toString()), 0)).isEmpty();
  }

  /// A stand-in for curl keeps what it was given.
  @Test
  void bringsEveryByteToConsul() throws Exception {
    curl(
        """
        #!/bin/sh
        for last; do :; done
        name=$(printf %s "$last" | tr / _)
        while [ $# -gt 0 ]; do
          case $1 in
            --data-binary) cat "${2#@}" > "$KEPT/$name" ;;
            -K) cat "$2" >> "$KEPT/config" ;;
          esac
          shift
        done
        echo true
        """);
    assertThat(run(List.of("sh", script().toString()), 0)).isEmpty();
    String base = "http:__consul.example:8500_v1_kv_";
    assertThat(kept(base + "acme_port")).isEqualTo("7100");
    assertThat(kept(base + "acme_empty")).isEmpty();
    assertThat(kept(base + "acme_awkward")).isEqualTo(SEEDS.get(2).value());
    assertThat(kept(base + "acme_hosts_a%20b%26c_port")).isEqualTo("1");
    assertThat(kept(base + "acme_large")).hasSize(Seed.LARGEST);
    assertThat(kept("config")).contains("header = \"X-Consul-Token: not-a-real-one\"");
  }

  @Test
  void endsWhereConsulRefuses() throws Exception {
    curl("#!/bin/sh\necho false\n");
    assertThat(run(List.of("sh", script().toString()), 1)).contains("did not take acme/port");
  }

  private void curl(String text) throws Exception {
    Path program = Files.createDirectories(folder.resolve("bin")).resolve("curl");
    Files.writeString(program, text);
    assertThat(program.toFile().setExecutable(true)).isTrue();
  }

  private Path script() throws Exception {
    return Files.writeString(folder.resolve("seed.sh"), SeedScript.of(SEEDS));
  }

  private String kept(String name) throws Exception {
    return Files.readString(folder.resolve("kept").resolve(name));
  }

  private String run(List<String> command, int exit) throws Exception {
    Path kept = Files.createDirectories(folder.resolve("kept"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().merge("PATH", folder.resolve("bin") + ":", (old, it) -> it + old);
    builder.environment().put("KEPT", kept.toString());
    builder.environment().put("CONSUL_HTTP_ADDR", "consul.example:8500");
    builder.environment().put("CONSUL_HTTP_TOKEN", "not-a-real-one");
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isEqualTo(exit);
    return output;
  }
}
