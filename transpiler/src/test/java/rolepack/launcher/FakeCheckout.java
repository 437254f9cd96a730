package rolepack.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// A folder with the launcher, sources that are not Java, and a JDK and a Maven that only say how
/// they were called.
final class FakeCheckout {
  static final Path LAUNCHER = Path.of("../rolepack");
  private static final Path SHELL = Path.of("/bin/sh");
  private static final List<String> TOOLS =
      List.of("find", "readlink", "mkdir", "rm", "mv", "cat", "sleep", "grep", "sh", "touch");

  final Path top;
  final Path home;
  final Path tools;
  final Path target;
  private final Map<String, String> environment = new TreeMap<>();

  /// @param folder the checkout gets a folder below it whose name has a space
  FakeCheckout(Path folder) throws IOException {
    top = Files.createDirectories(folder.resolve("my checkout"));
    home = Files.createDirectories(folder.resolve("home"));
    tools = Files.createDirectories(folder.resolve("tools"));
    target = top.resolve("transpiler/target");
    // The JDKs of this machine are none of its business.
    String text =
        Files.readString(LAUNCHER).replaceAll("(?<=[ (])/(usr|opt|Library)/", "/nowhere/$1/");
    executable(top.resolve("rolepack"), text);
    Files.createDirectories(top.resolve("transpiler/src/main"));
    Files.createDirectories(top.resolve("grammars/catalogue"));
    Files.writeString(top.resolve("transpiler/src/main/Source.java"), "");
    Files.writeString(top.resolve("pom.xml"), "");
    for (String tool : TOOLS) {
      executable(
          tools.resolve(tool), "#!/bin/sh\nPATH=/usr/bin:/bin exec %s \"$@\"\n".formatted(tool));
    }
    environment.put("PATH", tools.toString());
    environment.put("HOME", home.toString());
    environment.put("LC_ALL", "C.UTF-8");
  }

  /// A JDK that prints its arguments, one a line, and makes the cache that it is asked for.
  Path jdk(Path folder, String version) throws IOException {
    Files.createDirectories(folder.resolve("bin"));
    executable(
        folder.resolve("bin/java"),
        """
        #!/bin/sh
        for each in "$@"; do
          case $each in
            -XX:AOTCacheOutput=*) echo cache >"${each#*=}"; echo trained >>"%s/log" ;;
          esac
          printf '%%s\\n' "$each"
        done
        exit 7
        """
            .formatted(home));
    executable(folder.resolve("bin/javac"), "#!/bin/sh\n");
    Files.writeString(
        folder.resolve("release"),
        "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
    return folder;
  }

  void set(String variable, String value) {
    environment.put(variable, value);
  }

  /// A Maven that builds what the launcher runs, and writes down that it was called.
  void maven(String... lines) throws IOException {
    String script =
        """
        #!/bin/sh
        echo "mvn $JAVA_HOME" >>"%s/log"
        echo noise
        echo noise >&2
        %s
        mkdir -p "%3$s/lib"
        echo jar >"%3$s/rolepack.jar"
        echo jar >"%3$s/lib/a.jar"
        echo jar >"%3$s/lib/b.jar"
        """
            .formatted(home, String.join("\n", lines), target);
    executable(tools.resolve("mvn"), script);
  }

  /// What Maven and the training did, in order.
  List<String> log() throws IOException {
    Path log = home.resolve("log");
    return Files.exists(log) ? Files.readAllLines(log) : List.of();
  }

  /// Makes a file look as if it was changed after everything that is there.
  void change(String path) throws IOException {
    Path file = top.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "changed");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));
  }

  Process start(Path folder, Path launcher, String... arguments) throws IOException {
    List<String> words = new ArrayList<>(List.of(SHELL.toString(), launcher.toString()));
    words.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start();
  }

  LauncherRun run(String... arguments) throws Exception {
    return finish(start(top, top.resolve("rolepack"), arguments));
  }

  static LauncherRun finish(Process process) throws Exception {
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the launcher does not end: " + err);
    }
    return new LauncherRun(process.exitValue(), out.lines().toList(), err.lines().toList());
  }

  private static void executable(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /// What a run of the launcher printed.
  record LauncherRun(int exit, List<String> out, List<String> err) {
    /// What Main gets.
    List<String> arguments() {
      int main = out.indexOf("rolepack.cli.Main");
      return main < 0 ? List.of("no Main: " + out) : out.subList(main + 1, out.size());
    }

    /// The value of `-cp`.
    String classPath() {
      return out.get(out.indexOf("-cp") + 1);
    }
  }
}
