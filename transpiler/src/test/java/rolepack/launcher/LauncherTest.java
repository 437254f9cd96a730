package rolepack.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rolepack.launcher.FakeCheckout.LauncherRun;

class LauncherTest {
  private static final String BUILDING =
      "rolepack: building; this happens once, and again when the sources change";

  @TempDir Path folder;
  private FakeCheckout checkout;

  @BeforeEach
  void makeCheckout() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh");
    checkout = new FakeCheckout(folder);
    checkout.set("JAVA_HOME", checkout.jdk(folder.resolve("jdk 25"), "25.0.1").toString());
    checkout.maven();
  }

  @Test
  void theFirstRunBuildsAndTrainsAndRuns() throws Exception {
    LauncherRun run = checkout.run("audit", "my repo", "", "*", "a'b\"c", "--x=$HOME");
    assertThat(run.err()).containsExactly(BUILDING);
    assertThat(run.arguments()).containsExactly("audit", "my repo", "", "*", "a'b\"c", "--x=$HOME");
    assertThat(run.exit()).isEqualTo(7);
    assertThat(run.classPath())
        .isEqualTo(
            "%1$s/rolepack.jar:%1$s/lib/a.jar:%1$s/lib/b.jar"
                .formatted(checkout.target.toRealPath()));
    assertThat(run.out())
        .contains("-Drolepack.terminal.out=false", "-Drolepack.terminal.err=false")
        .anyMatch(each -> each.startsWith("-XX:AOTCache=") && each.endsWith("launcher.aot"));
    assertThat(checkout.log()).containsExactly("mvn " + folder.resolve("jdk 25"), "trained");
  }

  @Test
  void theNextRunOnlyRuns() throws Exception {
    checkout.run("audit");
    LauncherRun run = checkout.run("audit");
    assertThat(run.err()).isEmpty();
    assertThat(checkout.log()).hasSize(2);
  }

  @Test
  void newerSourcesAreBuilt() throws Exception {
    checkout.run();
    for (String path :
        List.of(
            "transpiler/src/main/deep/New.java",
            "grammars/catalogue/modules/x.yml",
            "grammars/antlr/x.g4",
            "generated/pom.xml",
            "pom.xml")) {
      int before = checkout.log().size();
      checkout.change(path);
      LauncherRun run = checkout.run("audit");
      assertThat(run.err()).as(path).containsExactly(BUILDING);
      assertThat(checkout.log().size()).as(path).isGreaterThan(before);
      Files.delete(checkout.top.resolve(path));
      checkout.run("audit");
    }
  }

  @Test
  void otherFilesAreNotBuilt() throws Exception {
    checkout.run();
    checkout.change("README.md");
    checkout.change("transpiler/src/test/java/NewTest.java");
    checkout.change("fixtures/roles/x/case.yml");
    assertThat(checkout.run("audit").err()).isEmpty();
  }

  @Test
  void aJarThatSomebodyElseBuiltIsTrainedAgain() throws Exception {
    checkout.run();
    checkout.change("transpiler/target/rolepack.jar");
    assertThat(checkout.run("audit").err()).isEmpty();
    assertThat(checkout.log()).hasSize(3).last().isEqualTo("trained");
  }

  @Test
  void itIsCalledFromAnywhere() throws Exception {
    checkout.run();
    Path elsewhere = Files.createDirectories(folder.resolve("else/where"));
    Path link = Files.createSymbolicLink(elsewhere.resolve("rp"), checkout.top.resolve("rolepack"));
    Path relative = Files.createSymbolicLink(elsewhere.resolve("rp2"), Path.of("../where/rp"));
    for (Path launcher :
        List.of(
            checkout.top.resolve("rolepack"),
            link,
            relative,
            Path.of("./rp"),
            Path.of("../../my checkout/rolepack"))) {
      LauncherRun run =
          FakeCheckout.finish(checkout.start(elsewhere, launcher, "audit", "relative"));
      assertThat(run.arguments()).as(launcher.toString()).containsExactly("audit", "relative");
      assertThat(run.err()).isEmpty();
    }
  }

  @Test
  void withoutMavenItSaysSo() throws Exception {
    Files.delete(checkout.tools.resolve("mvn"));
    LauncherRun run = checkout.run("audit");
    assertThat(run.err())
        .containsExactly(
            "rolepack: Maven is missing: install it (apt-get install maven, brew install maven) so"
                + " that rolepack can be built");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(checkout.target.resolve("launcher.lock")).doesNotExist();
  }

  @Test
  void withoutAJdkItSaysSo() throws Exception {
    for (String version : List.of("17.0.15", "24", "250.1", "2.5")) {
      checkout.set("JAVA_HOME", checkout.jdk(folder.resolve("jdk " + version), version).toString());
      LauncherRun run = checkout.run("audit");
      assertThat(run.err())
          .as(version)
          .containsExactly(
              "rolepack: JDK 25 is missing: install one (Temurin 25, for example), and set"
                  + " JAVA_HOME if it is in an unusual place");
      assertThat(run.exit()).isEqualTo(2);
    }
  }

  @Test
  void aJdkIsLookedForInTheUsualFolders() throws Exception {
    checkout.set("JAVA_HOME", checkout.jdk(folder.resolve("jdk 17"), "17.0.15").toString());
    Path jdk = checkout.jdk(checkout.home.resolve(".jdks/temurin-25"), "25");
    checkout.run();
    assertThat(checkout.log()).contains("mvn " + jdk);
  }

  @Test
  void aJdkIsLookedForOnThePath() throws Exception {
    checkout.set("JAVA_HOME", "");
    Path jdk = checkout.jdk(folder.resolve("somewhere"), "25.0.3").toRealPath();
    Files.createSymbolicLink(checkout.tools.resolve("java"), jdk.resolve("bin/java"));
    checkout.run();
    assertThat(checkout.log()).contains("mvn " + jdk);
  }

  @Test
  void aFailedBuildShowsItsErrors() throws Exception {
    checkout.maven("echo '[ERROR] Source.java:[3,1] oops'", "exit 1");
    LauncherRun run = checkout.run("audit");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .containsExactly(
            BUILDING,
            "[ERROR] Source.java:[3,1] oops",
            "rolepack: the build failed; %s/launcher.log says more"
                .formatted(checkout.target.toRealPath()));
    assertThat(checkout.target.resolve("launcher.lock")).doesNotExist();
    assertThat(checkout.run("audit").err()).as("it is tried again").hasSize(3);
  }

  @Test
  void aBuildWithoutNetworkSaysSo() throws Exception {
    checkout.maven(
        "echo '[ERROR] Could not transfer artifact a:b: nowhere: Unknown host'", "exit 1");
    assertThat(checkout.run("audit").err())
        .last(org.assertj.core.api.InstanceOfAssertFactories.STRING)
        .startsWith("rolepack: the build needs the network to fetch libraries");
  }

  @Test
  void aTrainingThatFailsIsNotTriedAgain() throws Exception {
    Path java = folder.resolve("jdk 25/bin/java");
    Files.writeString(
        java, Files.readString(java).replace("echo cache", "echo crash >&2; exit 1; echo cache"));
    LauncherRun run = checkout.run("audit");
    assertThat(run.err()).containsExactly(BUILDING);
    assertThat(run.arguments()).containsExactly("audit");
    assertThat(run.out()).noneMatch(each -> each.startsWith("-XX:AOTCache"));
    Files.writeString(java, Files.readString(java).replace("exit 1; ", ""));
    checkout.run("audit");
    assertThat(checkout.log()).doesNotContain("trained");
  }

  @Test
  void oneOfTwoFirstRunsBuilds() throws Exception {
    checkout.maven("sleep 2");
    Process first = checkout.start(checkout.top, checkout.top.resolve("rolepack"), "audit", "1");
    Process second = checkout.start(checkout.top, checkout.top.resolve("rolepack"), "audit", "2");
    List<LauncherRun> runs = List.of(FakeCheckout.finish(first), FakeCheckout.finish(second));
    assertThat(runs.get(0).arguments()).containsExactly("audit", "1");
    assertThat(runs.get(1).arguments()).containsExactly("audit", "2");
    assertThat(runs.stream().flatMap(each -> each.err().stream()))
        .containsExactlyInAnyOrder(BUILDING, "rolepack: waiting for another process that builds");
    assertThat(checkout.log()).hasSize(2);
  }

  @Test
  void theLockOfAProcessThatIsGoneIsTakenAway() throws Exception {
    Process gone = new ProcessBuilder("/bin/sh", "-c", ":").start();
    gone.waitFor(10, TimeUnit.SECONDS);
    Path lock = Files.createDirectories(checkout.target.resolve("launcher.lock"));
    Files.writeString(lock.resolve("pid"), gone.pid() + "\n");
    assertThat(checkout.run("audit").err()).containsExactly(BUILDING);
  }

  @Test
  void whatIsBuiltAndCannotBeWrittenHasToDo() throws Exception {
    checkout.run();
    checkout.change("pom.xml");
    assumeTrue(
        checkout.target.toFile().setWritable(false, false) && !Files.isWritable(checkout.target),
        "this user may write everything");
    assertThat(checkout.run("audit").err()).isEmpty();
  }

  @Test
  void theShellScriptsAreClean() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/shellcheck")), "there is no shellcheck");
    LauncherRun run =
        FakeCheckout.finish(
            new ProcessBuilder(
                    "/usr/bin/shellcheck", FakeCheckout.LAUNCHER.toString(), "../.ci/run")
                .start());
    assertThat(run.out()).isEmpty();
    assertThat(run.exit()).isZero();
  }
}
