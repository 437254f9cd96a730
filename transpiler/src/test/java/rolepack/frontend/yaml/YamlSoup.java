package rolepack.frontend.yaml;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/// Makes documents that are almost YAML: pieces of the language in random order, and mutated real
/// documents.
final class YamlSoup {
  private static final List<String> PIECES =
      List.of(
          "a",
          "b: ",
          "c:",
          "key: value\n",
          "- ",
          "-",
          "- x\n",
          "? ",
          "?",
          ": ",
          ":",
          "\n",
          "\n",
          "\n",
          "  ",
          "  ",
          " ",
          "    ",
          "[",
          "]",
          "{",
          "}",
          ", ",
          ",",
          "#",
          " # comment\n",
          "&a ",
          "*a",
          "&b",
          "*b ",
          "!!str ",
          "!!int ",
          "!unsafe ",
          "!vault ",
          "!x ",
          "!",
          "!<tag:x> ",
          "|\n",
          ">\n",
          "|-\n",
          ">+\n",
          "|2\n",
          ">-1\n",
          "'",
          "'",
          "\"",
          "\"",
          "''",
          "\\",
          "\\n",
          "\\\n",
          "\\x41",
          "\\u263A",
          "\\/",
          "---\n",
          "--- ",
          "...\n",
          "\t",
          "\r\n",
          "\r",
          "%YAML 1.1\n",
          "%TAG ! tag:x,2000:\n",
          "<<: ",
          "<<: *a\n",
          "= ",
          "@x",
          "`x",
          "{{ x }}",
          "{% x %}",
          "%",
          "0644",
          "1:30",
          "12e03",
          "1.5",
          "yes",
          "~",
          "null",
          "2015-12-23",
          "2001-12-14 21:59:43.1 -5",
          "0x1F",
          "1_000",
          ".inf",
          "é",
          "\u263A",
          "😀",
          "\u0085",
          "\u2028",
          "\u00A0",
          "\uFEFF",
          "\u0007",
          "key: |\n    text\n     more\n\n    end\n",
          "- - - x\n",
          "k: >\n  folded\n  text\n\n   more\n  x\n",
          "a: 'single\n  quoted'\n",
          "b: \"double\n\n  quoted\\\n   x\"\n",
          "plain\n  folded\n\n  text\n",
          "{a: b, c: [d, e]}",
          "[a, b: c, {d: e}]",
          "{a:1}",
          "{\"a\":1}",
          "[a:b]",
          "a: b: c",
          "x#y",
          "x #y",
          "a?b",
          "?a",
          "-a",
          ":a",
          "a:b",
          "http://x/y:z");

  private static final String CHARACTERS =
      " \n\n\t:-?[]{},#&*!|>'\"%@`abx019.~<=\\/_+\r\u0085\u00A0\u2028\uFEFF\u0000é";

  private YamlSoup() {}

  /// A document of up to `most` pieces.
  static String pieces(RandomGenerator random, int most) {
    StringBuilder out = new StringBuilder();
    for (int count = random.nextInt(1, most + 1); count > 0; count--) {
      out.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return out.toString();
  }

  /// Random characters, most of which mean something.
  static String characters(RandomGenerator random, int most) {
    StringBuilder out = new StringBuilder();
    for (int count = random.nextInt(1, most + 1); count > 0; count--) {
      out.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    return out.toString();
  }

  /// A document with a few places changed: text put in, taken out, doubled or moved.
  static String mutate(RandomGenerator random, String document) {
    StringBuilder out = new StringBuilder(document);
    for (int count = random.nextInt(1, 5); count > 0 && !out.isEmpty(); count--) {
      int at = random.nextInt(out.length());
      int to = Math.min(out.length(), at + random.nextInt(1, 12));
      switch (random.nextInt(5)) {
        case 0 -> out.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        case 1 -> out.delete(at, Math.min(to, at + 3));
        case 2 -> out.insert(random.nextInt(out.length()), out.substring(at, to));
        case 3 -> out.insert(at, CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        case 4 -> out.setCharAt(at, CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        default -> throw new IllegalStateException();
      }
    }
    // Half a surrogate pair is no text; it becomes a question mark.
    return new String(out.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
