package rolepack.frontend.gotemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Makes Go templates, most of them right and some of them wrong, for the data of `RealGo`.
public final class RandomTemplates {
  private static final List<String> LITERALS =
      List.of(
          "1",
          "0",
          "-3",
          "42",
          "2.5",
          "1.0",
          "1e3",
          "0x1F",
          "'a'",
          "1_000",
          "1000000.0",
          "017",
          "1e21",
          "0.000001",
          "true",
          "false",
          "nil",
          "\"\"",
          "\"abc\"",
          "\"héé\"",
          "`raw\"s`",
          "\"a,b,c\"",
          "\"<&'>\"",
          "\"\\xff\\u00e9\\n\"",
          "9223372036854775808",
          "2i",
          "\"5\"");
  private static final List<String> PATHS =
      List.of(
          ".",
          "$",
          ".s",
          ".e",
          ".n",
          ".f",
          ".big",
          ".z",
          ".t",
          ".u",
          ".nil",
          ".l",
          ".ln",
          ".le",
          ".m",
          ".m.a",
          ".m.c",
          ".me",
          ".mm",
          ".uni",
          ".q",
          ".missing",
          ".missing.x",
          ".nil.x",
          ".n.x",
          ".me.x",
          ".me.x.y",
          "$.l",
          "$.m.b",
          "$x",
          "$y",
          "$x.a",
          "thing",
          "(thing).Name",
          "(thing).Port",
          "(thing).Tags",
          "(thing).Meta.k",
          "(thing).Upper",
          "(thing).Next.Name",
          "(thing).hidden",
          "(thing).None",
          "(index .mm 0).name",
          "(tag \"q\")",
          "thing.Any");
  private static final List<String> FUNCTIONS =
      List.of(
          "len",
          "index",
          "slice",
          "not",
          "and",
          "or",
          "eq",
          "ne",
          "lt",
          "le",
          "gt",
          "ge",
          "print",
          "println",
          "html",
          "js",
          "urlquery",
          "call",
          "i64",
          "u64",
          "f64",
          "str",
          "flag",
          "any",
          "split",
          "join",
          "count",
          "boom",
          "tag",
          "printf",
          "printf",
          "eq",
          "index",
          "print",
          "loop",
          "nosuch",
          "(thing).Add",
          "(thing).Fail",
          "(thing).Count");
  private static final List<String> TEXTS =
      List.of("a", " ", "\n", "x\n", "  y", "é", "}}", "{", "\t\r\n", "text with words\n", "-", "");
  private static final List<String> TOKENS =
      List.of(
          "{{",
          "}}",
          "{{-",
          "-}}",
          "{{- ",
          " -}}",
          "if",
          "else",
          "end",
          "range",
          "with",
          "define",
          "block",
          "template",
          "break",
          "continue",
          "nil",
          "true",
          ".",
          ".a",
          ".b.c",
          "$",
          "$x",
          "$x.y",
          ":=",
          "=",
          ",",
          "|",
          "(",
          ")",
          "\"s\"",
          "`r`",
          "'c'",
          "1",
          "1.5",
          "0x",
          "+",
          "-",
          "3i",
          "1+2i",
          "print",
          "len",
          "nosuch",
          " ",
          " ",
          " ",
          "\n",
          "/*",
          "*/",
          "{{/*",
          "*/}}",
          "\"",
          "`",
          "'",
          "text",
          "{",
          "}",
          "!",
          "é",
          "#",
          "$é",
          ".é",
          ":",
          "\\",
          "..",
          "[",
          "\"\\q\"");

  private final Random random;

  public RandomTemplates(long seed) {
    this.random = new Random(seed);
  }

  /// A template.
  public String next() {
    return switch (random.nextInt(10)) {
      case 0 -> soup();
      case 1 -> damaged(template());
      case 2 -> "{{ printf " + format() + " " + operand(1) + " " + operand(1) + " }}";
      default -> template();
    };
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private String soup() {
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "{{" : "");
    int count = 1 + random.nextInt(9);
    for (int each = 0; each < count; each++) {
      text.append(pick(TOKENS)).append(random.nextInt(3) == 0 ? " " : "");
    }
    return text.append(random.nextBoolean() ? "}}" : "").toString();
  }

  private String damaged(String template) {
    int at = random.nextInt(template.length() + 1);
    return switch (random.nextInt(3)) {
      case 0 -> template.substring(0, at) + pick(TOKENS) + template.substring(at);
      case 1 -> template.substring(0, at);
      default -> at == 0 ? template : template.substring(0, at - 1) + template.substring(at);
    };
  }

  private String template() {
    StringBuilder text = new StringBuilder();
    if (random.nextInt(4) == 0) {
      text.append(tag("define \"d\"")).append(nodes(2, false)).append(tag("end"));
    }
    text.append(random.nextInt(3) == 0 ? "" : tag("$x := " + pipeline(1)));
    text.append(random.nextInt(3) == 0 ? "" : tag("$y := " + pick(PATHS)));
    return text.append(nodes(3, false)).toString();
  }

  private String nodes(int depth, boolean inRange) {
    StringBuilder text = new StringBuilder();
    int count = 1 + random.nextInt(3);
    for (int each = 0; each < count; each++) {
      text.append(node(depth, inRange));
    }
    return text.toString();
  }

  private String node(int depth, boolean inRange) {
    if (depth == 0) {
      return random.nextBoolean() ? pick(TEXTS) : tag(pipeline(1));
    }
    return switch (random.nextInt(14)) {
      case 0, 1 -> pick(TEXTS);
      case 2 -> tag("if " + pipeline(1)) + nodes(depth - 1, inRange) + rest(depth, inRange);
      case 3 -> tag("with " + pipeline(1)) + nodes(depth - 1, inRange) + end(depth, inRange);
      case 4, 5 -> tag("range " + ranged()) + nodes(depth - 1, true) + end(depth, inRange);
      case 6 -> tag("$x = " + pipeline(1));
      case 7 -> tag("$z := " + pipeline(1)) + tag("$z");
      case 8 -> tag("template \"d\" " + pipeline(1));
      case 9 -> tag(inRange ? random.nextBoolean() ? "break" : "continue" : pipeline(2));
      case 10 -> random.nextInt(4) == 0 ? "{{/* c */ -}}" : tag(pipeline(2));
      default -> tag(pipeline(2));
    };
  }

  private String ranged() {
    String over =
        random.nextInt(3) > 0
            ? pick(
                List.of(
                    ".l",
                    ".ln",
                    ".m",
                    ".mm",
                    "$.l",
                    "(split \"a,b\")",
                    "(loop 3)",
                    ".le",
                    ".me",
                    "$x"))
            : pipeline(1);
    return switch (random.nextInt(4)) {
      case 0 -> "$i, $e := " + over;
      case 1 -> "$e := " + over;
      default -> over;
    };
  }

  private String rest(int depth, boolean inRange) {
    return random.nextInt(3) == 0
        ? tag("else if " + pipeline(1)) + nodes(depth - 1, inRange) + end(depth, inRange)
        : end(depth, inRange);
  }

  private String end(int depth, boolean inRange) {
    return (random.nextBoolean() ? tag("else") + nodes(depth - 1, inRange) : "") + tag("end");
  }

  private String tag(String content) {
    String left = random.nextInt(4) == 0 ? "{{- " : random.nextBoolean() ? "{{" : "{{ ";
    String right = random.nextInt(4) == 0 ? " -}}" : random.nextBoolean() ? "}}" : " }}";
    return left + content + right;
  }

  private String pipeline(int depth) {
    StringBuilder text = new StringBuilder(command(depth));
    while (random.nextInt(4) == 0) {
      text.append(" | ").append(call(depth));
    }
    return text.toString();
  }

  private String command(int depth) {
    return random.nextInt(3) == 0 ? operand(depth) : call(depth);
  }

  private String call(int depth) {
    String function = pick(FUNCTIONS);
    StringBuilder text = new StringBuilder(function);
    if (function.equals("printf")) {
      text.append(' ').append(format());
    }
    int count =
        switch (function) {
          case "eq", "ne", "lt", "le", "gt", "ge", "index", "and", "or" -> 2;
          case "slice" -> 1 + random.nextInt(3);
          case "print", "println", "printf", "html", "count" -> random.nextInt(4);
          default -> 1;
        };
    if (random.nextInt(20) == 0) {
      count = random.nextInt(4);
    }
    for (int each = 0; each < count; each++) {
      text.append(' ').append(operand(depth));
    }
    return text.toString();
  }

  private String operand(int depth) {
    return switch (random.nextInt(5)) {
      case 0, 1 -> random.nextInt(4) == 0 ? number() : pick(LITERALS);
      case 2 -> depth > 0 ? "(" + pipeline(depth - 1) + ")" : pick(PATHS);
      default -> pick(PATHS);
    };
  }

  private String number() {
    return switch (random.nextInt(4)) {
      case 0 -> Long.toString(random.nextLong() >> random.nextInt(64));
      case 1 -> Double.toString(random.nextInt(100_000) / 1000.0);
      case 2 -> Float.toString(random.nextFloat() * 1e7f);
      default -> {
        double value = Double.longBitsToDouble(random.nextLong());
        yield Double.isFinite(value) ? Double.toString(value) : "1.5";
      }
    };
  }

  private String format() {
    StringBuilder text = new StringBuilder("\"");
    int count = 1 + random.nextInt(3);
    List<String> flags = List.of("", "", "", "+", "-", "#", " ", "0", "+0", "-0", "# ", "+#");
    List<String> widths = List.of("", "", "", "5", "12", "*", "[2]", "[1]", "1", "[9]", "[x]");
    List<String> precisions = List.of("", "", "", ".2", ".0", ".", ".8", ".*", ".[1]");
    String verbs = "vvvvddsqqxXobOcUtTfeEgGF%wz!";
    for (int each = 0; each < count; each++) {
      text.append(random.nextInt(3) == 0 ? "é " : "");
      text.append('%').append(pick(flags)).append(pick(widths)).append(pick(precisions));
      text.append(verbs.charAt(random.nextInt(verbs.length())));
    }
    return text.append(random.nextInt(20) == 0 ? "%" : "").append('"').toString();
  }

  /// Many of them.
  public List<String> many(int count) {
    List<String> made = new ArrayList<>();
    for (int each = 0; each < count; each++) {
      made.add(next());
    }
    return made;
  }
}
