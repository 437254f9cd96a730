package rolepack.frontend.jinja;

import static rolepack.frontend.jinja.TemplateWords.LITERALS;
import static rolepack.frontend.jinja.TemplateWords.NAMES;
import static rolepack.frontend.jinja.TemplateWords.OPERATORS;
import static rolepack.frontend.jinja.TemplateWords.TEXTS;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Writes random templates: mostly right ones, with odd names, odd white space and odd literals.
final class TemplateGenerator {
  private final Random random;

  /// How many blocks there are, which need names of their own.
  private int blocks;

  /// How many of a hundred choices are taken from what Jinja2 may reject; each template has its
  /// own.
  private int oddity;

  TemplateGenerator(long seed) {
    this.random = new Random(seed);
  }

  private int pick(int bound) {
    return random.nextInt(bound);
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private boolean odd() {
    return chance(oddity);
  }

  private String odd(String text) {
    return odd() ? text : "";
  }

  private String one(String... choices) {
    return choices[pick(choices.length)];
  }

  @SafeVarargs
  private String any(Supplier<String>... choices) {
    return choices[pick(choices.length)].get();
  }

  private String list(int least, int most, String separator, Supplier<String> item) {
    return IntStream.range(0, least + pick(most - least + 1))
        .mapToObj(_ -> item.get())
        .collect(Collectors.joining(separator));
  }

  private String space() {
    return one("", " ", " ", " ", "\n", "  ");
  }

  private String name() {
    return NAMES[odd() ? pick(NAMES.length) : pick(6)];
  }

  /// A whole template.
  String template() {
    oddity = new int[] {0, 1, 5, 30}[pick(4)];
    return body(2);
  }

  /// A bare expression.
  String expression() {
    oddity = new int[] {0, 1, 5, 30}[pick(4)];
    return space() + tuple(2) + space();
  }

  /// A template with a few characters or words taken away, doubled or exchanged.
  String damaged() {
    StringBuilder text = new StringBuilder(template());
    for (int times = 1 + pick(3); times > 0 && !text.isEmpty(); times--) {
      int at = pick(text.length());
      int end = Math.min(text.length(), at + 1 + pick(4));
      switch (pick(4)) {
        case 0 -> text.delete(at, end);
        case 1 -> text.insert(at, text.substring(at, end));
        case 2 ->
            text.insert(
                at,
                one(
                    "{{", "}}", "{%", "%}", "{#", "#}", "(", ")", "[", "]", "{", "}", "'", "\"",
                    ",", ":", "|", ".", " is ", " not ", " if ", "-", "+", "=", "raw", " else ",
                    "\\", "!", " in ", "1", ".5", "é", "*"));
        default -> text.setCharAt(at, one("a", " ", "{", "%", "}", "(", "'", ",", "1").charAt(0));
      }
    }
    return text.toString();
  }

  private String body(int depth) {
    StringBuilder out = new StringBuilder();
    for (int parts = pick(4) + (depth == 2 ? 1 : 0); parts > 0; parts--) {
      out.append(one(TEXTS));
      out.append(any(() -> output(depth), () -> statement(depth), () -> statement(depth)));
      out.append(one(TEXTS));
    }
    return out.toString();
  }

  private String output(int depth) {
    return "{{"
        + one("", "", "-", "+")
        + space()
        + tuple(depth)
        + space()
        + one("", "", "-")
        + "}}";
  }

  private String tag(String inside) {
    return "{%"
        + one("", "", "", "-", "+")
        + space()
        + inside
        + " "
        + one("", "", "", "-", "+")
        + "%}";
  }

  private String colon() {
    return chance(10) ? ":" : "";
  }

  private String statement(int depth) {
    if (depth == 0) {
      return any(
          () -> tag("set " + target() + "=" + tuple(0)),
          () -> tag("do " + tuple(0)),
          this::comment);
    }
    int inner = depth - 1;
    return any(
        () -> choice(inner),
        () -> choice(inner),
        () -> loop(inner),
        () -> loop(inner),
        () -> tag("set " + target() + space() + "=" + tuple(inner)),
        () -> tag("set " + name() + "." + name() + " = " + expression(inner)),
        () ->
            tag("set " + target() + list(0, 2, "", () -> "|" + filter(inner)) + colon())
                + body(inner)
                + tag("endset"),
        () -> tag("macro " + name() + parameters(inner) + colon()) + body(inner) + tag("endmacro"),
        () ->
            tag("call" + one(" ", parameters(inner) + " ") + name() + arguments(inner) + colon())
                + body(inner)
                + tag("endcall"),
        () ->
            tag("filter " + list(1, 3, "|", () -> filter(inner)) + colon())
                + body(inner)
                + tag("endfilter"),
        () ->
            tag("with " + list(0, 3, ", ", () -> target() + "=" + expression(inner)))
                + body(inner)
                + tag("endwith"),
        () -> tag("autoescape " + expression(inner) + colon()) + body(inner) + tag("endautoescape"),
        () -> block(inner),
        () -> tag(one("include", odd() ? "extends" : "do") + " " + expression(inner)),
        () ->
            tag(
                "include "
                    + expression(inner)
                    + one("", " ignore missing")
                    + one("", " with context", " without context")),
        () -> tag("import " + expression(inner) + " as " + name() + one("", " with context")),
        () -> from(inner),
        () -> tag("print " + list(0, 3, ", ", () -> expression(inner))),
        () -> tag("do " + tuple(inner)),
        () -> tag(one("break", "continue")),
        () -> "{% raw %}" + one("{{ x }}", "{% if %}", "\n {# \n", "") + tag("endraw"),
        () -> "{% raw -%} \n{{" + one("{%-", "{%") + " endraw " + one("-%}", "+%}", "%}"),
        this::comment);
  }

  private String comment() {
    return "{#" + one("", "-", "+") + one("", " c ", "\n", "{{ a", "-") + one("", "-", "+") + "#}";
  }

  private String choice(int depth) {
    return tag("if " + condition(depth) + colon())
        + body(depth)
        + list(0, 2, "", () -> tag("elif " + condition(depth)) + body(depth))
        + (chance(50) ? tag("else" + colon()) + body(depth) : "")
        + tag("endif");
  }

  private String loop(int depth) {
    return tag(
            "for "
                + target()
                + " in "
                + condition(depth)
                + (chance(25) ? " if " + expression(depth) : "")
                + (chance(20) ? " recursive" : "")
                + colon())
        + body(depth)
        + (chance(25) ? tag("else") + body(depth) : "")
        + tag("endfor");
  }

  private String block(int depth) {
    String name = odd() ? one("one", "two", "if") : "b" + blocks++;
    return tag("block " + name + one("", " scoped") + (odd() ? " required" : ""))
        + (chance(30) ? one(" \n", "{# c #}") : body(depth))
        + tag("endblock" + one("", " " + name));
  }

  private String from(int depth) {
    return tag(
        "from "
            + expression(depth)
            + " import "
            + list(1, 3, ", ", () -> name() + (chance(30) ? " as " + name() : ""))
            + odd(",")
            + one("", " with context", " without context")
            + odd(" 'with' context"));
  }

  private String parameters(int depth) {
    return "("
        + list(1, 2, ", ", this::name)
        + (chance(30) ? ", d=" + expression(depth) + odd(", e") : "")
        + ")";
  }

  private String target() {
    return chance(70)
        ? name()
        : any(
            () -> list(2, 3, ", ", this::name),
            () -> "(" + list(0, 3, ",", this::name) + odd(",") + ")",
            () -> name() + ", (" + name() + ", " + name() + ")",
            () -> name() + odd(","));
  }

  private String commas(int least, int depth) {
    String items = list(least, 3, ", ", () -> expression(depth));
    return items + (items.isEmpty() ? odd(",") : one("", ","));
  }

  private String tuple(int depth) {
    return chance(85)
        ? expression(depth)
        : list(1, 3, ", ", () -> expression(depth)) + one("", ",");
  }

  private String condition(int depth) {
    return chance(90) ? operation(depth) : list(1, 3, ",", () -> operation(depth)) + one("", ",");
  }

  private String expression(int depth) {
    return chance(85)
        ? operation(depth)
        : operation(depth)
            + list(
                1,
                2,
                "",
                () -> " if " + operation(depth) + (chance(60) ? " else " + operation(depth) : ""));
  }

  private String operation(int depth) {
    StringBuilder out = new StringBuilder(chance(10) ? "not " : "");
    out.append(operand(depth));
    for (int more = chance(40) ? 1 + pick(3) : 0; more > 0; more--) {
      String operator = one(OPERATORS);
      boolean logical = operator.endsWith("d ") || operator.endsWith("r ");
      out.append(space()).append(operator).append(space());
      out.append(logical && chance(20) ? "not " : "").append(operand(depth));
    }
    return out.toString();
  }

  private String operand(int depth) {
    StringBuilder out = new StringBuilder(chance(8) ? one("-", "+", "- -") : "");
    out.append(primary(depth));
    if (depth <= 0) {
      return out.append(one("", "", "", ".n", "|upper", odd(" is defined"))).toString();
    }
    for (int more = chance(40) ? 1 + pick(2) : 0; more > 0; more--) {
      out.append(trailer(depth));
    }
    for (int more = chance(35) ? 1 + pick(2) : 0; more > 0; more--) {
      boolean filtered = chance(70);
      out.append(filtered ? space() + "|" + space() + filter(depth) : test(depth));
      if (!filtered && !odd()) {
        return "(" + out + ")";
      }
    }
    return out.toString();
  }

  private String primary(int depth) {
    if (depth <= 0 || chance(60)) {
      return chance(65) ? name() : one(LITERALS);
    }
    int inner = depth - 1;
    return any(
        () -> "(" + expression(inner) + ")",
        () -> "(" + commas(0, inner) + ")",
        () -> "[" + commas(0, inner) + "]",
        () -> "{" + list(0, 2, ", ", () -> expression(inner) + ":" + expression(inner)) + "}");
  }

  private String trailer(int depth) {
    int inner = Math.max(0, depth - 1);
    return any(
        () -> space() + "." + space() + name(),
        () -> "." + one("0", "1", "10", "0x1") + odd(".2"),
        () -> "[" + expression(inner) + "]",
        () -> "[" + slice(inner) + "]",
        () -> "[" + list(1, 2, ",", () -> expression(inner)) + odd(",") + "]",
        () -> arguments(inner));
  }

  private String slice(int depth) {
    return one("", expression(depth))
        + ":"
        + one("", expression(depth))
        + one("", ":", ":" + depth);
  }

  private String filter(int depth) {
    return one("upper", "default", "x.y", "join", "if", "true", "not")
        + (chance(40) ? arguments(depth - 1) : "");
  }

  private String test(int depth) {
    return " is "
        + one("", "", "not ")
        + one("defined", "divisibleby", "in", "none", "x.y", odd() ? "not" : "true")
        + any(
            () -> "",
            () -> "",
            () -> arguments(depth - 1),
            () ->
                " "
                    + (odd()
                        ? primary(Math.max(0, depth - 1))
                        : one("b", "1", "'x'", "[a]", "c.d")),
            () -> " " + name() + trailer(depth));
  }

  private String arguments(int depth) {
    int inner = Math.max(0, depth);
    List<String> parts = new ArrayList<>();
    for (int each = pick(3); each > 0; each--) {
      parts.add(expression(inner));
    }
    for (int each = chance(30) ? pick(3) : 0; each > 0; each--) {
      parts.add((chance(10) ? one(NAMES) : name()) + space() + "=" + space() + expression(inner));
    }
    if (chance(8)) {
      parts.add("*" + expression(inner));
    }
    if (chance(8)) {
      parts.add("**" + expression(inner));
    }
    if (odd() && parts.size() > 1) {
      parts.add(parts.removeFirst());
    }
    return "("
        + String.join(one(",", ", "), parts)
        + (parts.isEmpty() ? "" : one("", "", ","))
        + ")";
  }
}
