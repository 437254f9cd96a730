package rolepack.frontend.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import rolepack.diagnostics.Diagnostics;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SourceFile;
import rolepack.source.SourceSpan;
import rolepack.source.TextOrigin;

/// Every character of a decoded text has the place in the file that gave it.
class ScalarOriginTest {
  @Test
  void everyTextOfTheCorporaMapsBackToItsCharacters() throws Exception {
    int texts = 0;
    for (SourceFile file : YamlCorpus.files()) {
      texts += check(file);
    }
    assertThat(texts).isGreaterThan(100);
  }

  @Test
  void almostYamlMapsBackToo() {
    RandomGenerator random = new Random(23);
    int texts = 0;
    for (int i = 0; i < 4000; i++) {
      String seed = YamlSeeds.DOCUMENTS.get(random.nextInt(YamlSeeds.DOCUMENTS.size()));
      texts += check(new SourceFile("seed.yml", YamlSoup.mutate(random, seed)));
      texts += check(new SourceFile("soup.yml", YamlSoup.pieces(random, 20)));
    }
    assertThat(texts).isGreaterThan(10_000);
  }

  @Test
  void offsetsCountUtf16Units() {
    YamlNode.Text text = only("😀: \"é😀 \\u263a {{ x }}\"\n");
    int at = text.value().indexOf("{{");
    assertThat(text.origin().span(at, at + 7).text()).isEqualTo("{{ x }}");
    assertThat(text.origin().span(0, 3).text()).isEqualTo("é😀");
    assertThat(text.origin().span(4, 5).text()).isEqualTo("\\u263a");
  }

  @Test
  void foldedAndLiteralBlocksMapThroughIndentation() {
    for (String header : List.of("|", ">", "|-", ">+", "|2")) {
      YamlNode.Text text = only("a: " + header + "\n  first {{ a\n    .b }}\n\n  last\n\n");
      int at = text.value().indexOf("{{");
      int to = text.value().indexOf("}}") + 2;
      SourceSpan span = text.origin().span(at, to);
      assertThat(span.text()).isEqualTo("{{ a\n    .b }}");
      int last = text.value().indexOf("last");
      assertThat(text.origin().span(last, last + 4).text()).isEqualTo("last");
      assertThat(text.origin().whole().text()).endsWith("last");
    }
  }

  @Test
  void textsInJsonMapBack() {
    YamlNode.Text text = only("{\"a\": \"\\ud83d\\ude00 \\/ {{ x }}\", \"b\": 1e3}");
    assertThat(text.value()).isEqualTo("😀 / {{ x }}");
    assertThat(text.origin().span(0, 2).text()).isEqualTo("\\ud83d\\ude00");
    assertThat(text.origin().span(5, 12).text()).isEqualTo("{{ x }}");
    assertThat(text.span().text()).startsWith("\"").endsWith("\"");
  }

  @Test
  void aContiguousTextIsVerbatim() {
    for (String each : List.of("plain text", "'quoted'", "\"quoted\"", "|\n  one line\n", "''")) {
      assertThat(only("a: " + each + "\n").origin()).isInstanceOf(TextOrigin.Verbatim.class);
    }
  }

  private static YamlNode.Text only(String yaml) {
    YamlNode node = YamlReader.read(new SourceFile("a.yml", yaml), new Diagnostics()).orElseThrow();
    return (YamlNode.Text) ((YamlNode.Mapping) node).entries().getFirst().value();
  }

  private static int check(SourceFile file) {
    List<YamlNode.Text> texts = new ArrayList<>();
    YamlReader.readAll(file, new Diagnostics()).forEach(each -> collect(each, texts));
    texts.forEach(ScalarOriginTest::check);
    return texts.size();
  }

  private static void check(YamlNode.Text text) {
    if (text.origin() instanceof TextOrigin.Generated) {
      return; // !!binary
    }
    String value = text.value();
    String source = text.span().file().text();
    boolean doubleQuoted = text.span().text().contains("\"");
    int before = -1;
    for (int i = 0; i < value.length(); i++) {
      SourceSpan span = text.origin().span(i, i + 1);
      char character = source.charAt(span.start());
      boolean same = character == value.charAt(i);
      boolean escape = doubleQuoted && character == '\\';
      boolean lineBreak =
          "\n\r\u0085".indexOf(character) >= 0 && " \n".indexOf(value.charAt(i)) >= 0;
      assertThat(same || escape || lineBreak)
          .as("character %d of %s at %s", i, value, span)
          .isTrue();
      boolean secondUnit = escape && Character.isLowSurrogate(value.charAt(i));
      assertThat(span.start())
          .as("%s at %s", value, span)
          .isGreaterThan(before - (secondUnit ? 1 : 0));
      assertThat(span.start()).isGreaterThanOrEqualTo(text.span().start());
      before = span.start();
    }
    assertThat(text.origin().span(0, value.length()).text()).isNotNull();
    assertThat(text.origin().whole().file()).isSameAs(text.span().file());
  }

  private static void collect(YamlNode node, List<YamlNode.Text> texts) {
    switch (node) {
      case YamlNode.Text text -> texts.add(text);
      case YamlNode.Sequence sequence ->
          sequence.items().forEach(each -> collect(each.value(), texts));
      case YamlNode.Mapping mapping ->
          mapping
              .entries()
              .forEach(
                  each -> {
                    collect(each.key(), texts);
                    collect(each.value(), texts);
                  });
      case YamlNode.Bool _, YamlNode.Int _, YamlNode.Float _, YamlNode.Null _ -> {}
      case YamlNode.Timestamp _, YamlNode.Vault _ -> {}
    }
  }
}
