package rolepack.frontend.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rolepack.diagnostics.Diagnostics;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SourceFile;
import rolepack.source.SourceSpan;

/// Spans start at a node's first character and end after its last that is neither white space nor a
/// comment; an item starts at its `-`.
class SpanTest {
  @Test
  void itemsStartAtTheirDashAndEndAtTheirLastText() {
    assertThat(
            show(
                """
                # comment - x
                - name: a   # comment
                  list:
                    - b

                    # a comment
                -
                - |
                  text
                   # text

                # a comment
                - - c
                  - d
                """))
        .isEqualTo(
            """
            sequence 2:1-14:6
              item 2:1-4:8
                mapping 2:3-4:8
                  text 2:3-2:7
                    text 2:9-2:10
                  text 3:3-3:7
                    sequence 4:5-4:8
                      item 4:5-4:8
                        text 4:7-4:8
              item 7:1-7:2
                null 7:2-7:2
              item 8:1-10:10
                text 8:3-10:10
              item 13:1-14:6
                sequence 13:3-14:6
                  item 13:3-13:6
                    text 13:5-13:6
                  item 14:3-14:6
                    text 14:5-14:6
            """);
  }

  @Test
  void tagsAndAnchorsBelongToTheirNode() {
    assertThat(
            show(
                """
                a: &x-
                - b
                c: &y !!map
                  d: e
                f: !!str
                g: *y
                h: !vault |
                  $ANSIBLE_VAULT;1.1;AES256
                  3132
                """))
        .isEqualTo(
            """
            mapping 1:1-9:7
              text 1:1-1:2
                sequence 1:4-2:4
                  item 2:1-2:4
                    text 2:3-2:4
              text 3:1-3:2
                mapping 3:4-4:7
                  text 4:3-4:4
                    text 4:6-4:7
              text 5:1-5:2
                text 5:4-5:9
              text 6:1-6:2
                mapping 3:4-4:7
                  text 4:3-4:4
                    text 4:6-4:7
              text 7:1-7:2
                vault 7:4-9:7
            """);
  }

  @Test
  void flowCollectionsEndAtTheirBracket() {
    assertThat(
            show(
                """
                [ a, {b: c,
                  "d" : 'e' }, f: g, [] # x
                  ]   # y
                """))
        .isEqualTo(
            """
            sequence 1:1-3:4
              item 1:3-1:4
                text 1:3-1:4
              item 1:6-2:14
                mapping 1:6-2:14
                  text 1:7-1:8
                    text 1:10-1:11
                  text 2:3-2:6
                    text 2:9-2:12
              item 2:16-2:20
                mapping 2:16-2:20
                  text 2:16-2:17
                    text 2:19-2:20
              item 2:22-2:24
                sequence 2:22-2:24
            """);
  }

  @Test
  void emptyValuesAndBlocksEndAtWhatIsThere() {
    assertThat(
            show(
                """
                a:   # nothing
                b: |  # nothing

                c: >-
                  x

                  # text
                 # a comment
                d:
                """))
        .isEqualTo(
            """
            mapping 1:1-9:3
              text 1:1-1:2
                null 1:3-1:3
              text 2:1-2:2
                text 2:4-2:5
              text 4:1-4:2
                text 4:4-7:9
              text 9:1-9:2
                null 9:3-9:3
            """);
  }

  @Test
  void columnsCountCodePointsAndCarriageReturnsAreNoText() {
    assertThat(show("- \"😀\"\r\n- 😀 x\r\n- |\r\n  😀\r\n"))
        .isEqualTo(
            """
            sequence 1:1-4:4
              item 1:1-1:6
                text 1:3-1:6
              item 2:1-2:6
                text 2:3-2:6
              item 3:1-4:4
                text 3:3-4:4
            """);
  }

  private static String show(String yaml) {
    SourceFile file = new SourceFile("a.yml", yaml);
    StringBuilder out = new StringBuilder();
    YamlReader.readAll(file, new Diagnostics()).forEach(each -> show(each, "", out));
    return out.toString();
  }

  private static void show(YamlNode node, String indent, StringBuilder out) {
    String name = node.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    out.append(indent).append(name).append(place(node.span()));
    if (node instanceof YamlNode.Sequence sequence) {
      for (YamlNode.Item item : sequence.items()) {
        out.append(indent).append("  item").append(place(item.span()));
        show(item.value(), indent + "    ", out);
      }
    } else if (node instanceof YamlNode.Mapping mapping) {
      for (YamlNode.Entry entry : mapping.entries()) {
        show(entry.key(), indent + "  ", out);
        show(entry.value(), indent + "    ", out);
      }
    }
  }

  private static String place(SourceSpan span) {
    SourceFile file = span.file();
    return " %d:%d-%d:%d%n"
        .formatted(
            span.startLine(), span.startColumn(), file.line(span.end()), file.column(span.end()));
  }
}
