package rolepack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `render`: one template, or a batch of cases.
class RenderTest {
  @TempDir Path folder;

  private CommandLineRun run(String... words) {
    return CommandLineRun.in(new Environment(Map.of(), folder, false, false), words);
  }

  private void write(String name, String text) throws Exception {
    Files.writeString(folder.resolve(name), text);
  }

  @Test
  void aConsulTemplateIsKnownByItsName() throws Exception {
    write("a.ctmpl", "{{ key \"app/name\" }} {{ env \"HOME\" }} {{ file \"/etc/x\" }}");
    write(
        "data.json",
        """
        {"kv": {"app/name": "shöp"}, "env": {"HOME": "/root"}, "files": {"/etc/x": "content"}}
        """);
    assertThat(run("render", "a.ctmpl", "--data", "data.json"))
        .isEqualTo(new CommandLineRun(0, "shöp /root content", ""));
  }

  @Test
  void aJinjaTemplateIsKnownByItsName() throws Exception {
    write("a.conf.j2", "{% for each in list %}\n{{ each }}{{ 1 == 1 }}\n{% endfor %}\n");
    write("data.json", "{\"vars\": {\"list\": [1, \"b\"]}}");
    assertThat(run("render", "a.conf.j2", "--data", "data.json"))
        .isEqualTo(new CommandLineRun(0, "1True\nbTrue\n", ""));
  }

  @Test
  void aVariableMayReadOthers() throws Exception {
    write("a.j2", "[{{ url }}]");
    write("data.json", "{\"vars\": {\"url\": \"http://{{ host }}/\\n\", \"host\": \"h\"}}");
    assertThat(run("render", "a.j2", "--data", "data.json"))
        .isEqualTo(new CommandLineRun(0, "[http://h/\n]", ""));
    write(
        "data.json",
        """
        {"vars": {"url": "http://{{ host }}/\\n", "host": "h"}, "ansible": "1.9"}
        """);
    assertThat(run("render", "a.j2", "--data", "data.json"))
        .isEqualTo(new CommandLineRun(0, "[http://h/]", ""));
  }

  @Test
  void aJinjaTemplateMayIncludeOthersBesideIt() throws Exception {
    write("a.j2", "{% include 'b.j2' %}");
    write("b.j2", "from b");
    assertThat(run("render", "a.j2")).isEqualTo(new CommandLineRun(0, "from b", ""));
    write("a.j2", "{% include '../../etc/passwd' %}");
    assertThat(run("render", "a.j2").exit()).isEqualTo(1);
  }

  @Test
  void theEngineAndTheVersionCanBeGiven() throws Exception {
    write("a.txt", "{{ keyOrDefault \"a\" \"b\" }}");
    assertThat(run("render", "a.txt", "--engine", "consul-template"))
        .isEqualTo(new CommandLineRun(0, "b", ""));
    assertThat(run("render", "a.txt", "--engine", "consul-template", "--consul-template", "0.15.0"))
        .isEqualTo(new CommandLineRun(1, "", "a.txt:1: function \"keyOrDefault\" not defined\n"));
  }

  @Test
  void anErrorOfConsulTemplateNamesItsPlace() throws Exception {
    write("a.ctmpl", "x\n{{ index (key \"l\" | parseJSON) 0 }}");
    CommandLineRun run = run("render", "a.ctmpl");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            "a.ctmpl:2:3: executing \"\" at <index (key \"l\" | parseJSON) 0>: error calling"
                + " index: value has type int; should be string\n");
  }

  @Test
  void missingDataIsNamed() throws Exception {
    write("a.ctmpl", "{{ key \"app/name\" }}");
    assertThat(run("render", "a.ctmpl"))
        .isEqualTo(
            new CommandLineRun(
                1,
                "",
                "a.ctmpl: consul-template would wait for what is not there:"
                    + " kv.block(app/name)\n"));
  }

  @Test
  void anErrorOfJinjaIsADiagnostic() throws Exception {
    write("a.j2", "x\n{{ name }}");
    CommandLineRun run = run("render", "a.j2");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("a.j2:2:1: error: the template cannot be rendered: ")
        .contains("  2 | {{ name }}\n    | ^^^^^^^^^^\n");
    write("a.j2", "{% if %}");
    assertThat(run("render", "a.j2").exit()).isEqualTo(1);
    assertThat(run("render", "a.j2").err()).contains("error: invalid template");
  }

  @Test
  void aBatchGivesOneResultForEachCaseInOrder() throws Exception {
    write(
        "cases.jsonl",
        """
        {"id": "a", "template": "{{ key \\"k\\" }}", "data": {"kv": {"k": "é"}}}
        {"id": 2, "template": "{{ key }}", "data": {}}

        {"id": "c", "template": "{{ key \\"k\\" }}"}
        {"id": "d", "template": "{{ env \\"E\\" }}{{ file \\"${DIR}/f\\" }}", "env": {"E": "e"}, "files": {"f": "F"}}
        {"id": "e"}
        no json
        """);
    CommandLineRun run = run("render", "--batch", "cases.jsonl", "--consul-template", "0.19.5");
    assertThat(run.out().lines())
        .containsExactly(
            "{\"id\": \"a\", \"output\": \"é\"}",
            "{\"id\": 2, \"error\": \"execute: template: :1:3: executing \\\"\\\" at <key>: wrong"
                + " number of args for key: want 1 got 0\"}",
            "{\"id\": \"c\", \"blocks\": true}",
            "{\"id\": \"d\", \"output\": \"eF\"}",
            "{\"id\": \"e\", \"error\": \"line 6: template has to be a text\"}",
            "{\"id\": null, \"error\": \"line 7: it is not JSON: Expecting value: char 0\"}");
    assertThat(run.exit()).isEqualTo(1);
  }

  @Test
  void aBatchOfJinja() throws Exception {
    write(
        "cases.jsonl",
        """
        {"id": "a", "template": "{{ k }}", "data": {"vars": {"k": true}}}
        {"id": "b", "template": "{{ k }}"}
        """);
    CommandLineRun run = run("render", "--batch", "cases.jsonl", "--engine", "jinja");
    assertThat(run.exit()).isZero();
    assertThat(run.out().lines())
        .containsExactly(
            "{\"id\": \"a\", \"output\": \"True\"}",
            "{\"id\": \"b\", \"error\": \"1:1: the template cannot be rendered: 'k' is"
                + " undefined\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "render | render needs a template: rolepack render TEMPLATE",
        "render a.ctmpl b.ctmpl | render takes a template; b.ctmpl is one too many",
        "render none.ctmpl | none.ctmpl is not there",
        "render folder.ctmpl | folder.ctmpl is a folder, and a template has to be a file",
        "render a.txt | a.txt does not say by its name what renders it; give --engine jinja or"
            + " consul-template",
        "render a.ctmpl --engine ninja | --engine cannot be ninja; did you mean jinja?",
        "render a.ctmpl --engine go | --engine cannot be go; it is one of jinja, consul-template",
        "render a.ctmpl --consul-template new | new is not a version of consul-template; use"
            + " something like 0.15.0",
        "render a.ctmpl --consul-template 99.0 | consul-template 99.0 is not known; the newest that"
            + " is known is 0.41.4",
        "render a.ctmpl --data none.json | none.json is not there",
        "render a.ctmpl --data bad.json | bad.json cannot be used as data: it is not JSON:"
            + " Expecting property name enclosed in double quotes: char 2",
        "render a.ctmpl --data list.json | list.json cannot be used as data: data has to be an"
            + " object",
        "render a.ctmpl --data port.json | port.json cannot be used as data: services.web.Port has"
            + " to be a whole number",
        "render a.ctmpl --data env.json | env.json cannot be used as data: env.A has to be a text",
        "render a.ctmpl --data bytes.json | bytes.json is not UTF-8",
        "render a.ctmpl --batch x.jsonl | --batch takes its templates from its cases; a.ctmpl is"
            + " one too many",
        "render --batch x.jsonl --data d | --batch takes its data from its cases; --data is one too"
            + " many",
        "render --batch none.jsonl | none.jsonl is not there",
        "render a.ctmpl --dta x | render has no option --dta; did you mean --data?",
      })
  void aMistakeIsAnsweredByOneSentence(String words, String sentence) throws Exception {
    write("a.ctmpl", "x");
    write("a.txt", "x");
    write("bad.json", "{ bad");
    write("list.json", "[]");
    write("port.json", "{\"services\": {\"web\": [{\"Port\": \"80\"}]}}");
    write("env.json", "{\"env\": {\"A\": 1}}");
    Files.write(folder.resolve("bytes.json"), new byte[] {'"', (byte) 0xFF, '"'});
    Files.createDirectories(folder.resolve("folder.ctmpl"));
    CommandLineRun run = run(words.split(" "));
    assertThat(run.sentence()).isEqualTo(sentence);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }
}
