package rolepack.frontend.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rolepack.diagnostics.Diagnostics;
import rolepack.ir.Configuration;
import rolepack.ir.Configuration.Place;
import rolepack.ir.Configuration.Touched;
import rolepack.ir.Configuration.Verdict;
import rolepack.ir.Configuration.Word;
import rolepack.source.SourceFile;

class ConfigurationReaderTest {
  private final Diagnostics diagnostics = new Diagnostics();

  private Configuration read(String text) {
    return ConfigurationReader.read(new SourceFile("rolepack.yml", text), diagnostics);
  }

  private List<String> reported() {
    return diagnostics.sorted().stream()
        .map(each -> each.span() + " " + each.message() + " | " + each.hint())
        .toList();
  }

  @Test
  void everySettingIsRead() {
    Configuration read =
        read(
            """
            prefix: acme
            release: 1.2.0
            target: el8
            pin: [data_dir]
            secrets:
              - license
              - files/license.txt
            public: [token_url]
            facts:
              ansible_distribution_version: "7.9"
              ansible_processor_vcpus: 4
            tasks:
              - {file: roles/x/tasks/main.yml, line: 3, keep: we watch this one}
              - file: roles/x/tasks/main.yml
                name: start x
                keep: it is slow
              - {file: roles/x/tasks/main.yml, line: 9, move: nothing else reads it}
              - file: roles/x/tasks/upgrade.yml
                name: upgrade
                touches: {reads: [account x, service y], writes: [/var/lib/x, package z], because: read it}
            """);
    assertThat(reported()).isEmpty();
    assertThat(read.prefix()).map(Word::text).contains("acme");
    assertThat(read.prefix().orElseThrow().span()).hasToString("rolepack.yml:1:9");
    assertThat(read.release()).map(Word::text).contains("1.2.0");
    assertThat(read.target()).map(Word::text).contains("el8");
    assertThat(read.isPinned("data_dir")).isTrue();
    assertThat(read.isPinned("license")).isFalse();
    assertThat(read.isSecret("license")).contains(true);
    assertThat(read.isSecret("files/license.txt")).contains(true);
    assertThat(read.isSecret("token_url")).contains(false);
    assertThat(read.isSecret("data_dir")).isEmpty();
    assertThat(read.facts().keySet())
        .containsExactly("ansible_distribution_version", "ansible_processor_vcpus");
    assertThat(read.facts().get("ansible_processor_vcpus").span()).hasToString("rolepack.yml:11:3");
    assertThat(read.decisions())
        .extracting(each -> each.file() + " " + each.place() + " " + each.reason())
        .containsExactly(
            "roles/x/tasks/main.yml " + new Place.Line(3) + " we watch this one",
            "roles/x/tasks/main.yml " + new Place.Name("start x") + " it is slow",
            "roles/x/tasks/main.yml " + new Place.Line(9) + " nothing else reads it",
            "roles/x/tasks/upgrade.yml " + new Place.Name("upgrade") + " read it");
    assertThat(read.decisions())
        .extracting(Configuration.TaskDecision::verdict)
        .containsExactly(
            new Verdict.Keep(),
            new Verdict.Keep(),
            new Verdict.Move(),
            new Verdict.Touches(
                List.of(
                    new Touched(Touched.Kind.ACCOUNT, "x"), new Touched(Touched.Kind.SERVICE, "y")),
                List.of(
                    new Touched(Touched.Kind.PATH, "/var/lib/x"),
                    new Touched(Touched.Kind.PACKAGE, "z"))));
  }

  @Test
  void anEmptyFileSaysNothing() {
    assertThat(read("# later\n")).isEqualTo(Configuration.NONE);
    assertThat(read("prefix:\n")).isEqualTo(Configuration.NONE);
    assertThat(reported()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "{prefx: a} => 1:2 there is no setting prefx | did you mean prefix?",
        "{colour: a} => 1:2 there is no setting colour | did you mean prefix, release, target,"
            + " consul-template, pin, secrets, public, facts, owners, topology, tasks?",
        "{1: a} => 1:2 expected a name, found a number | correct the file",
        "[prefix] => 1:1 expected a mapping of settings, found a list | correct the file",
        "text => 1:1 expected a mapping of settings, found text | correct the file",
        "{release: 1.0} => 1:11 the setting release has to be text, not a number; put it in quotes"
            + " | correct the value",
        "{release: 2015-01-01} => 1:11 the setting release has to be text, not a date; put it in"
            + " quotes | correct the value",
        "{prefix: [a]} => 1:10 the setting prefix has to be text, not a list | correct the value",
        "{prefix: ''} => 1:10 the setting prefix is empty | correct the value",
        "{pin: a} => 1:7 the setting pin has to be a list, not text | correct the value",
        "{pin: [yes]} => 1:8 the setting pin has to be text, not a boolean; put it in quotes |"
            + " correct the value",
        "{secrets: [a], public: [a]} => 1:25 the setting public holds a name that stands in secrets"
            + " too | correct the value",
        "{facts: [a]} => 1:9 the setting facts has to be a mapping, not a list | correct the value",
        "{facts: {a: !vault x}} => 1:13 the setting facts cannot hold an encrypted value | correct"
            + " the value",
        "{topology: {group: {a: nodes}}} => 1:13 there is no setting group | did you mean groups?",
        "{topology: {groups: {a: node}}} => 1:25 the setting groups takes a group's hosts from"
            + " nodes or from {service: NAME}, not from node | correct the value",
        "{topology: {groups: {a: 1}}} => 1:25 expected nodes or {service: NAME}, found a number |"
            + " correct the file",
        "{topology: {groups: {a: {servcie: b}}}} => 1:26 there is no setting servcie | did you mean"
            + " service?",
        "{topology: {groups: {a: {tag: b}}}} => 1:25 the setting groups needs the name of a"
            + " service: {service: NAME} | correct the value",
        "{topology: {groups: {a: {service: b.c}}}} => 1:35 the setting service is made of letters,"
            + " digits, _ and -, not b.c | correct the value",
        "{topology: {groups: {a: {service: b, health: good}}}} => 1:46 the setting health is any"
            + " or passing, not good | correct the value",
        "{topology: {facts: {a: Adress}}} => 1:24 the setting facts knows no field Adress; did you"
            + " mean Address? | correct the value",
        "{topology: {facts: {a: Memory}}} => 1:24 the setting facts knows no field Memory of a"
            + " node; there are Node, Address, Meta.NAME, TaggedAddresses.NAME | correct the value",
        "{topology: {facts: {inventory_hostname: Meta.name}}} => 1:41 the setting facts takes"
            + " inventory_hostname from Node or Address, which every node has | correct the value",
        "{topology: {facts: {a: [Node]}}} => 1:24 the setting facts needs a field of a node: Node,"
            + " Address, Meta.NAME, TaggedAddresses.NAME | correct the value",
        "{tasks: [a]} => 1:10 expected a mapping such as {file, line, keep}, found text | correct"
            + " the file",
        "{tasks: [{line: 1, keep: x}]} => 1:10 the setting tasks needs the task's file | correct"
            + " the value",
        "{tasks: [{file: f, line: 1}]} => 1:10 the setting tasks needs what to do with the task and"
            + " the reason: keep: …, move: …, touches: {…} | correct the value",
        "{tasks: [{file: f, line: 1, keep: x, move: y}]} => 1:10 the setting tasks can have only"
            + " one of keep, move | correct the value",
        "{tasks: [{file: f, line: 1, move: ''}]} => 1:35 the setting move is empty | correct the"
            + " value",
        "{tasks: [{file: f, line: 1, touches: {writes: [/a]}}]} => 1:38 the setting touches needs"
            + " the reason: because: … | correct the value",
        "{tasks: [{file: f, line: 1, touches: {writes: [a], because: b}}]} => 1:48 the setting"
            + " writes names things such as /var/lib/x, package x, service x or account x, not a |"
            + " correct the value",
        "{tasks: [{file: f, keep: x}]} => 1:10 the setting tasks needs either the line or the name"
            + " of the task | correct the value",
        "{tasks: [{file: f, line: 1, name: n, keep: x}]} => 1:10 the setting tasks needs either the"
            + " line or the name of the task | correct the value",
        "{tasks: [{file: f, line: 0, keep: x}]} => 1:26 the setting line has to be the number of a"
            + " line | correct the value",
        "{tasks: [{file: f, line: 1, mvoe: x}]} => 1:29 there is no setting mvoe | did you mean"
            + " move?",
        "{tasks: [{fiel: f, line: 1, keep: x}]} => 1:11 there is no setting fiel | did you mean"
            + " file?",
        "{tasks: [{file: f, lime: 1, keep: x}]} => 1:20 there is no setting lime | did you mean"
            + " line?",
        "{tasks: [{file: f, line: 1, touches: {writes: [/a], becuase: b}}]} => 1:53 there is no"
            + " setting becuase | did you mean because?",
        "{tasks: [{file: f, lime: 1, keep: x, name: n}]} => 1:20 there is no setting lime | did you"
            + " mean line?",
      })
  void whatIsWrongIsReportedWhereItStands(String text, String message) {
    read(text);
    assertThat(reported()).containsExactly("rolepack.yml:" + message);
  }

  @Test
  void brokenYamlIsReportedAndGivesNothing() {
    assertThat(read("prefix: [a\n")).isEqualTo(Configuration.NONE);
    assertThat(reported()).hasSize(1);
  }

  @Test
  void theDocumentationHasAllSettings() throws IOException {
    String documentation = Files.readString(Path.of("../docs/configuration.md"));
    read("{unknown: a}");
    String hint = reported().getFirst();
    for (String setting :
        hint.substring(hint.indexOf("mean ") + 5, hint.length() - 1).split(", ")) {
      assertThat(documentation).contains("\n| `" + setting + "` |");
    }
    for (String setting : List.of("keep", "move", "touches")) {
      assertThat(documentation).contains("\n- `" + setting + "`:");
    }
  }
}
