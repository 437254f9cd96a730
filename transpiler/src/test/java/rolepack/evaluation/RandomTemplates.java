package rolepack.evaluation;

import java.util.Random;

/// Makes random templates of all statements, with white space control, over few names, so that
/// scopes meet.
public final class RandomTemplates {
  private final Random random;
  private final RandomExpressions expressions;
  private int macros;
  private int blocks;

  public RandomTemplates(long seed) {
    this.random = new Random(seed);
    this.expressions = new RandomExpressions(seed + 1);
  }

  public String next() {
    macros = 0;
    blocks = 0;
    return body(3, true);
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private String tag(String content) {
    return pick("{%", "{%", "{%", "{%-", "{%+")
        + " "
        + content
        + " "
        + pick("%}", "%}", "%}", "-%}", "+%}")
        + pick("", "", "\n", "\n\n", " ");
  }

  private String body(int depth, boolean top) {
    StringBuilder out = new StringBuilder();
    for (int count = random.nextInt(3) + 1; count > 0; count--) {
      out.append(statement(depth, top));
    }
    return out.toString();
  }

  private String name() {
    return pick("a", "b", "s", "i", "ns.v");
  }

  private String value() {
    return switch (random.nextInt(8)) {
      case 0, 1 -> pick("a", "b", "s", "i", "x", "a|default('-')", "b|default(0)");
      case 2 ->
          pick("s ~ i", "(a|default(1)) ~ 'q'", "i + 1", "l|length", "loop.index|default('n')");
      case 3 -> expressions.next();
      case 4 -> pick("'t'", "1", "[1, 2]", "none", "true", "'[3]'", "{'k': 1}");
      default -> pick("l", "m", "d", "us[0].n", "via", "vial", "t", "n", "text");
    };
  }

  private String condition() {
    return pick(
        "t",
        "u",
        "a is defined",
        "b is defined",
        "i > 3",
        "x is defined and x",
        "loop is defined and loop.first",
        "s == 'Hello World'",
        "l",
        "o",
        "not t",
        "x|default(0) == 1");
  }

  private String statement(int depth, boolean top) {
    int kinds = depth == 0 ? 5 : 16;
    return switch (random.nextInt(kinds)) {
      case 0 ->
          pick("text", " ", "\n", "line\n", "  in\n", "x\n\n", "{# note #}", "{# note -#}\n", "#");
      case 1, 2 ->
          pick("{{ ", "{{ ", "{{- ") + value() + pick(" }}", " }}", " -}}") + pick("", "\n", " ");
      case 3 -> {
        String name = name();
        yield name.startsWith("ns") ? pick("{{ s }}", "") : tag("set " + name + " = " + value());
      }
      case 4 -> tag("set a, b = " + pick("1, 2", "'xy'", "l[:2]", "(s, i)"));
      case 5, 6 ->
          tag("if " + condition())
              + body(depth - 1, top)
              + (random.nextBoolean() ? tag("elif " + condition()) + body(depth - 1, top) : "")
              + (random.nextBoolean() ? tag("else") + body(depth - 1, top) : "")
              + tag("endif");
      case 7, 8, 9 ->
          tag(
                  "for "
                      + pick("x", "x", "a", "s")
                      + " in "
                      + pick("l", "m", "o", "[1]", "range(3)", "vial", "d", "text.split()")
                      + pick("", "", "", " if x", " if i"))
              + body(depth - 1, false)
              + (random.nextInt(3) == 0 ? tag("else") + body(depth - 1, false) : "")
              + tag("endfor");
      case 10 -> {
        String name = "m" + macros++;
        yield tag("macro " + name + "(" + pick("", "a", "a, b=2", "a=s, b=a") + ")")
            + body(depth - 1, false)
            + pick("", "{{ caller() if caller is defined else '' }}", "{{ varargs }}")
            + tag("endmacro")
            + "{{ "
            + name
            + "("
            + pick("", "1", "s", "a=3", "1, 2")
            + ") }}"
            + pick("", tag("call " + name + "()") + body(depth - 1, false) + tag("endcall"));
      }
      case 11 ->
          tag("with " + pick("a = 1", "a = s, b = a|default('-')", "s = i"))
              + body(depth - 1, false)
              + tag("endwith");
      case 12 ->
          tag("filter " + pick("upper", "trim", "replace('e', 'E')", "indent(2)", "string"))
              + body(depth - 1, false)
              + tag("endfilter");
      case 13 ->
          tag("set " + pick("a", "b", "s") + pick("", " | upper", " | trim"))
              + body(depth - 1, false)
              + tag("endset");
      case 14 ->
          top
              ? tag("block b" + blocks) + body(depth - 1, false) + tag("endblock b" + blocks++)
              : "{% raw %}{{ verbatim }}{% endraw %}";
      default ->
          tag("set ns = namespace(v=0)")
              + tag("for x in l")
              + tag("set ns.v = ns.v + x")
              + body(depth - 1, false)
              + tag("endfor")
              + "{{ ns.v }}";
    };
  }
}
