package rolepack.rewrite.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rolepack.evaluation.Value;
import rolepack.evaluation.Values;
import rolepack.frontend.jinja.TemplatePrinter;
import rolepack.ir.jinja.Template;

/// What is left of templates, construct by construct: `x`, `y` and `xs` are known when a template
/// is rendered, the others when the package is built.
class ResidualsTest {
  private static final SplitScope SCOPE =
      new SplitScope(
          Map.of(
              "one", Value.of(1),
              "yes", Value.TRUE,
              "word", Value.of("w"),
              "list", Values.of(List.of("a", "b")),
              "map", Values.of(Map.of("k", "v"))),
          Map.of("x", Value.of("X"), "y", Value.of("Y"), "xs", Values.of(List.of("p"))),
          Map.of(),
          Map.of(
              "part", "<{{ x }}{{ word }}>",
              "lib", "{% macro m(a) %}[{{ a }}]{% endmacro %}{% set v = one %}",
              "base", "A{% block b %}base{% endblock %}Z"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // Expressions.
        "`{{ one + 1 }}`|`2`",
        "`{{ [yes, none, 1.0] }}`|`[True, None, 1.0]`",
        "`{{ x ~ (word ~ one) }}`|`{{ x ~ 'w1' }}`",
        "`{{ yes and x }}`|`{{ x }}`",
        "`{{ yes or x }}`|`True`",
        "`{{ x if yes else y }}`|`{{ x }}`",
        "`{{ 1 < 2 < x }}`|`{{ 2 < x }}`",
        "`{{ 2 < 1 < x.nope() }}`|`False`",
        "`{{ [x, y][1] }}`|`{{ y }}`",
        "`{{ {'a': x}.a }}`|`{{ x }}`",
        "`{{ [x, y] | length }}`|`2`",
        "`{{ ([x] + [y])[0] }}`|`{{ x }}`",
        "`{{ [x] is defined }}`|`True`",
        "`{{ (x or y) | default('z') }}`|`{{ x or y | default('z') }}`",
        "`{{ (1 if x else 2) + 3 }}`|`{{ 4 if x else 5 }}`",
        "`{{ map[x] }}`|`{{ {'k': 'v'}[x] }}`",
        "`{{ nope is defined }}{{ nope | default(x) }}`|`False{{ x }}`",
        "`{{ 'a' + 1 if x }}`|`{{ 'a' + 1 if x }}`",
        // Branches.
        "`{% if yes %}a{% else %}{{ nope.x }}{% endif %}`|`a`",
        "`{% if x %}a{% elif yes %}b{% else %}c{% endif %}`|`{% if x %}a{% else %}b{% endif %}`",
        "`{% if not not x and yes %}a{% endif %}`|`{% if x %}a{% endif %}`",
        "`{% if x %}{% set a = 1 %}{% else %}{% set a = 2 %}{% endif %}{{ a }}`"
            + "|`{% if x %}{% endif %}{{ 1 if x else 2 }}`",
        // Loops.
        "`{% for i in list %}{{ loop.index }}{{ i }}{{ x }}{% endfor %}`|`1a{{ x }}2b{{ x }}`",
        "`{% for i in [x, y] %}{{ i }}{{ ',' if not loop.last }}{% endfor %}`|`{{ x }},{{ y }}`",
        "`{% for k, v in {'a': x}.items() %}{{ k }}={{ v }}{% endfor %}`|`a={{ x }}`",
        "`{% for i in [] %}{% else %}{{ x }}{% endfor %}`|`{{ x }}`",
        "`{% for i in list if i == 'b' %}{{ i }}{% endfor %}`|`b`",
        "`{% for i in xs %}{{ i }}{{ word }}{% endfor %}`|`{% for i in xs %}{{ i }}w{% endfor %}`",
        "`{% for i in list %}{% for j in xs %}{{ i }}{{ j }}{% endfor %}{% endfor %}`"
            + "|`{% for j in xs %}a{{ j }}{% endfor %}{% for j_2 in xs %}b{{ j_2 }}{% endfor %}`",
        "`{% for i in [1, [2]] recursive %}{{ loop(i) if i is iterable else i }}{% endfor %}`|`12`",
        "`{% for i in list %}{% if x %}{% break %}{% endif %}{{ i }}{% endfor %}`"
            + "|`{% for i in ['a', 'b'] %}{% if x %}{% break %}{% endif %}{{ i }}{% endfor %}`",
        // Names.
        "`{% set a = x %}{{ a }}{{ a }}`|`{{ x }}{{ x }}`",
        "`{% set a = x ~ 1 %}{{ a }}{{ a }}`|`{% set a = x ~ 1 %}{{ a }}{{ a }}`",
        "`{% set a %}n{{ one }}{% endset %}{{ a | upper }}`|`N1`",
        "`{% set a, b = [x, 1] %}{{ b }}{{ a }}`|`1{{ x }}`",
        "`{% with a = x %}{{ a }}{% endwith %}`|`{{ x }}`",
        "`{% filter upper %}a{{ word }}{% endfilter %}`|`AW`",
        "`{% set n = namespace(i=0) %}{% for a in list %}{% set n.i = n.i + 1 %}{% endfor %}{{ n.i"
            + " }}`|`2`",
        "`{% set n = namespace(i=0) %}{% for a in xs %}{% set n.i = n.i + 1 %}{% endfor %}{{ n.i"
            + " }}`|`{% set namespace_2 = namespace(i=0) %}{% set n = namespace_2 %}{% for a in xs"
            + " %}{% set n.i = n.i + 1 %}{% endfor %}{{ n.i }}`",
        "`{% set j = joiner(',') %}{% for a in list %}{{ j() }}{{ a }}{% endfor %}`|`a,b`",
        // Macros and other templates.
        "`{% macro m(a, b=word) %}{{ a }}{{ b }}{% endmacro %}{{ m(x) }}{{ m(1, b=y) }}`"
            + "|`{{ x }}w1{{ y }}`",
        "`{% macro m() %}<{{ caller(1) }}>{% endmacro %}{% call(p) m() %}{{ p }}{{ x }}{% endcall"
            + " %}`|`<1{{ x }}>`",
        "`{% macro m() %}{{ varargs | length }}{{ kwargs.z }}{% endmacro %}{{ m(x, y, z=1)"
            + " }}`|`21`",
        "`{% include 'part' %}`|`<{{ x }}w>`",
        "`a{% include ['nope', 'part'] %}b`|`a<{{ x }}w>b`",
        "`a{% include 'nope' ignore missing %}b`|`ab`",
        "`{% import 'lib' as l with context %}{{ l.m(x) }}{{ l.v }}`|`[{{ x }}]1`",
        "`{% from 'lib' import m as n %}{{ n(x) }}`|`[{{ x }}]`",
        "`{% extends 'base' %}{% block b %}{{ super() }}{{ x }}{% endblock %}`|`Abase{{ x }}Z`",
        "`{% block b %}x{% endblock %}{{ self.b() }}`|`xx`",
        "`{# gone #}a{{ 1 }}b`|`a1b`",
      })
  void isLeft(String before, String after) {
    Template template = SCOPE.with(Map.of("main", before)).include("main").orElseThrow();
    assertThat(PartialEvaluator.evaluate(template, SCOPE))
        .isInstanceOfSatisfying(
            PartialEvaluation.Done.class,
            done -> assertThat(TemplatePrinter.print(done.residual())).isEqualTo(after));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}`|`recursive macro`",
        "`{% include x %}`|`template name`",
        "`{% include 'nope' %}`|`missing template`",
        "`{% for i in range(100000) %}{% for j in range(1000) %}{{ x }}{% endfor %}{% endfor"
            + " %}`|`size`",
        "`{% for i in range(999999999) %}{{ i }}{% endfor %}`|`size`",
        "`{% macro m() %}a{% endmacro %}{{ x and m() ~ y }}`|``",
      })
  void isRefused(String before, String construct) {
    Template template = SCOPE.with(Map.of("main", before)).include("main").orElseThrow();
    PartialEvaluation result = PartialEvaluator.evaluate(template, SCOPE);
    if (construct.isEmpty()) {
      assertThat(result).isInstanceOf(PartialEvaluation.Done.class);
    } else {
      assertThat(result)
          .isInstanceOfSatisfying(
              PartialEvaluation.Refused.class,
              refused -> assertThat(refused.construct()).isEqualTo(construct));
    }
  }

  @Test
  void manyConditionalSetsStaySmall() {
    StringBuilder text = new StringBuilder("{% set a = 's' %}");
    for (int i = 0; i < 200; i++) {
      text.append("{% if x == '").append(i).append("' %}{% set a = a ~ a %}{% endif %}");
    }
    Template template = SCOPE.with(Map.of("main", text + "{{ a }}")).include("main").orElseThrow();
    assertThat(PartialEvaluator.evaluate(template, SCOPE))
        .isInstanceOfSatisfying(
            PartialEvaluation.Done.class,
            done ->
                assertThat(TemplatePrinter.print(done.residual()).length()).isLessThan(120_000));
  }
}
