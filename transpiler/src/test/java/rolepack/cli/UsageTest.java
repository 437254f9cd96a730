package rolepack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What is wrong in a command line is said in one sentence, with exit code 2, and nothing is done.
class UsageTest {
  @TempDir Path folder;

  @BeforeEach
  void makeRepository() throws Exception {
    Files.createDirectories(folder.resolve("repo/roles/x/tasks"));
    Files.writeString(folder.resolve("repo/site.yml"), "- hosts: all\n  roles: [x]\n");
    Files.writeString(folder.resolve("repo/roles/x/tasks/main.yml"), "- command: /bin/x\n");
    Files.createDirectory(folder.resolve("empty"));
    Files.writeString(folder.resolve("values.yml"), "a: b\n");
  }

  private CommandLineRun run(String... words) {
    return CommandLineRun.in(new Environment(Map.of(), folder, false, false), words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "audti repo | there is no command audti; did you mean audit?",
        "frobnicate | there is no command frobnicate",
        "help conver | there is no command conver; did you mean convert?",
        "--quiet audit repo | the command comes before its options: rolepack COMMAND --quiet",
        "audit repo --playbok x | audit has no option --playbok; did you mean --playbook?",
        "audit repo --playbok=x | audit has no option --playbok; did you mean --playbook?",
        "audit repo --xyzzy | audit has no option --xyzzy",
        "audit repo -z | audit has no option -z",
        "audit repo --force | audit has no option --force; it belongs to convert",
        "audit repo -o out | audit has no option -o; it belongs to convert",
        "audit repo --accept | audit has no option --accept; it belongs to check",
        "check repo --bake | check has no option --bake; it belongs to audit",
        "audit repo --bake=yes | the option --bake takes no value",
        "audit repo --prefix | the option --prefix needs a value: NAME",
        "audit repo --playbook --bake | the option --playbook needs a value: FILE",
        "audit repo -i | the option --inventory needs a value: FILE",
        "convert repo -o | the option --output needs a value: OUT",
        "audit | audit needs a repository: rolepack audit REPO",
        "convert -o out | convert needs a repository: rolepack convert REPO -o OUT",
        "check | check needs a folder of fixtures: rolepack check FIXTURES",
        "convert repo | convert needs a folder to write: -o OUT",
        "audit repo empty | audit takes a repository; empty is one too many",
        "audit nowhere | nowhere is not there",
        "audit values.yml | values.yml is a file, and a repository has to be a folder",
        "audit empty | empty is empty, and a repository has to hold something",
        "convert nowhere -o out | nowhere is not there",
        "check nowhere | nowhere is not there",
        "check repo | repo holds no fixture: a fixture is a folder with a case.yml",
        "audit repo --playbook sit.yml | sit.yml is not in repo; did you mean site.yml?",
        "audit repo --playbook nothing/like/it | nothing/like/it is not in repo",
        "audit repo --playbook values.yml | values.yml is not in repo",
        "audit repo --playbook roles | roles is not in repo",
        "audit repo --inventory hosts | hosts is not there",
        "audit repo --config rp.yml | rp.yml is not there",
        "audit repo --config empty | empty is a folder, and a file of settings has to be a file",
        "audit repo -e @no.yml | no.yml is not there",
        "audit repo -e @empty | empty is a folder, and a file of variables has to be a file",
        "audit repo -e words | --extra-vars takes name=value, a mapping or @file, and words is none"
            + " of them",
        "audit repo -e =x | --extra-vars takes name=value, a mapping or @file, and =x is none of"
            + " them",
        "audit repo --target el77 | --target cannot be el77; did you mean el7?",
        "audit repo --target windows | --target cannot be windows; it is one of el7, el8, el9,"
            + " debian12, ubuntu24.04",
        "audit repo --format jsn | --format cannot be jsn; did you mean json?",
        "audit repo --format yaml | --format cannot be yaml; it is one of text, json",
        "audit repo --color purple | --color cannot be purple; it is one of auto, always, never",
        "audit repo --prefix Acme | the prefix Acme cannot start a package name; use a-z, 0-9 and"
            + " -",
        "audit repo --prefix ../x | the prefix ../x cannot start a package name; use a-z, 0-9 and"
            + " -",
        "audit repo --release one | the release one cannot be a package's version; use something"
            + " like 1.0.0",
        "audit repo --release 1-2 | the release 1-2 cannot be a package's version; use something"
            + " like 1.0.0",
        "audit repo --consul-template new | new is not a version of consul-template; use something"
            + " like 0.15.0",
      })
  void isAnsweredByOneSentence(String words, String sentence) {
    CommandLineRun run = run(words.split(" "));
    assertThat(run.sentence()).isEqualTo(sentence);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void noCommandAtAll() {
    CommandLineRun run = run();
    assertThat(run.sentence()).isEqualTo("name a command, such as: rolepack audit REPO");
    assertThat(run.exit()).isEqualTo(2);
  }

  @Test
  void pathsThatCannotBe() {
    assertThat(run("audit", "").sentence()).isEqualTo("an empty path names nothing");
    assertThat(run("audit", "a\0b").sentence()).endsWith("cannot be a path on this machine");
    assertThat(run("audit", "repo", "--playbook", "a\0b").exit()).isEqualTo(2);
    assertThat(run("convert", "repo", "-o", "").exit()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(
      value = Command.class,
      names = {"BUILD", "EXPLAIN", "DIFF"})
  void aCommandOfALaterVersionSaysSo(Command command) {
    CommandLineRun run = run(command.word(), "x", "--some-option");
    assertThat(run.sentence())
        .isEqualTo(
            "the command %s is not there yet (NOT_YET); audit, convert, check, verify and render are"
                .formatted(command.word()));
    assertThat(run.exit()).isEqualTo(2);
  }

  @Test
  void anUnreadableFolder() throws Exception {
    Path secret = Files.createDirectory(folder.resolve("secret"));
    org.junit.jupiter.api.Assumptions.assumeTrue(
        secret.toFile().setReadable(false, false) && !Files.isReadable(secret),
        "this user may read everything");
    assertThat(run("audit", "secret").sentence())
        .isEqualTo("secret cannot be read; check its permissions");
  }

  @Test
  void anOutputFolderThatIsSomebodysIsNotTouched() throws Exception {
    Path out = Files.createDirectory(folder.resolve("mine"));
    Files.writeString(out.resolve("letter.txt"), "dear");
    CommandLineRun run = run("convert", "repo", "-o", "mine", "--force");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.sentence()).contains("rolepack did not make it");
    assertThat(out.resolve("letter.txt")).hasContent("dear");
  }
}
