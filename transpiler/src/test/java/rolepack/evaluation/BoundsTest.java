package rolepack.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.jinja.TemplateParser;
import rolepack.ir.DataTemplate;
import rolepack.ir.jinja.Template;
import rolepack.source.SourceFile;

/// Holds that no template takes all the time or memory, and that none ends in a Java error.
class BoundsTest {
  private static String render(String text, Scope scope) {
    return Evaluator.render(
        TemplateParser.parseFile(new SourceFile("t.j2", text), new Diagnostics()).orElseThrow(),
        scope,
        new Limits(2_000_000, 16_000_000, 150, 20_000_000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ 'a' * 10**9 }}",
        "{{ 10**9 * 'a' }}",
        "{{ [0] * 10**8 }}",
        "{{ range(10**12)|list }}",
        "{{ range(10**12)|sum }}",
        "{% for x in range(10**12) %}{% endfor %}",
        "{% for x in range(10**4) %}{% for y in range(10**4) %}{% endfor %}{% endfor %}",
        "{{ 9**(9**9) }}",
        "{{ 2**(10**9) }}",
        "{% set ns = namespace(x=2) %}{% for i in range(99) %}{% set ns.x = ns.x * ns.x %}{% endfor"
            + " %}",
        "{% set ns = namespace(x='ab') %}{% for i in range(99) %}{% set ns.x = ns.x ~ ns.x %}{%"
            + " endfor %}",
        "{% set ns = namespace(x=[1]) %}{% for i in range(99) %}{% set ns.x = [ns.x, ns.x] %}{%"
            + " endfor %}{{ ns.x }}",
        "{% set ns = namespace(x=[1]) %}{% for i in range(99) %}{% set ns.x = [ns.x, ns.x] %}{%"
            + " endfor %}{{ ns.x|to_json }}",
        "{% set ns = namespace(x=[1]) %}{% for i in range(99) %}{% set ns.x = [ns.x, ns.x] %}{%"
            + " endfor %}{{ ns.x|flatten|length }}",
        "{% set ns = namespace(x=[1], y=[1]) %}{% for i in range(99) %}{% set ns.x = [ns.x, ns.x]"
            + " %}{% set ns.y = [ns.y, ns.y] %}{% endfor %}{{ ns.x == ns.y }}",
        "{% set x = [] %}{% for i in range(2) %}{{ x.append(x) }}{% endfor %}{{ x|to_json }}",
        "{% set x = [1] %}{% for i in x %}{{ x.append(i) }}{% endfor %}",
        "{% set x = [] %}{{ x.append(x) }}{{ x|flatten }}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% macro m(n) %}{{ m(n) }}{{ m(n) }}{% endmacro %}{{ m(1) }}",
        "{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ a() }}{% endmacro %}{{ a() }}",
        "{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}",
        "{% block a %}{{ self.a() }}{% endblock %}",
        "{{ '%1000000000d' % 1 }}",
        "{{ '%.1000000000f' % 1 }}",
        "{{ '%*d' % (10**9, 1) }}",
        "{{ '{:1000000000}'.format(1) }}",
        "{{ 'a'.center(10**9) }}",
        "{{ 'a'|center(10**9) }}",
        "{{ 'a'.ljust(10**12) }}",
        "{{ '1'.zfill(10**9) }}",
        "{{ 'a\nb'|indent(10**9) }}",
        "{{ '\t'.expandtabs(10**9) }}",
        "{{ ('a' * 10**5).replace('a', 'b' * 10**5) }}",
        "{{ ('a' * 10**5)|replace('', 'b' * 10**5) }}",
        "{{ ('a' * 10**5)|regex_replace('a', 'b' * 10**5) }}",
        "{{ ('a' * 10**5)|regex_replace('a', '\\\\g<0>' * 10**5) }}",
        "{{ ('a' * 60 ~ 'b') is match('(a*)*(a*)*(a*)*(a*)*(a*)*c\\\\1') }}",
        "{{ ('a' * 100000) is match('(a|b)*c') }}",
        "{{ ('a' * 5000)|regex_search('(x+x+)+y|(a*)*b') }}",
        "{{ range(30)|permutations|length }}",
        "{{ range(30)|combinations(15)|length }}",
        "{{ range(9999)|product(range(9999))|length }}",
        "{{ [1]|product(repeat=10**9)|length }}",
        "{{ [1]|batch(10**9, 'x')|list }}",
        "{{ [1]|slice(10**9)|list }}",
        "{{ 'a'|comment(prefix_count=10**9) }}",
        "{{ {'a': 1}|to_json(indent=10**9) }}",
        "{{ query('sequence', 'end=1000000000000') }}",
        "{{ query('sequence', 'end=1 format=%01000000000d') }}",
        "{% include 'self.j2' %}",
        "{% import 'self.j2' as s %}",
        "{% extends 'self.j2' %}",
        "{{ cycle_a }}",
        "{{ deep }}",
        "{{ ('[' * 100000)|from_json }}",
        "{{ ('[' * 100000)|from_yaml }}",
        "{{ ('a' * 10**6)|wordwrap(1) * 100 }}",
      })
  void endsWithAnEvaluationException(String text) {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () ->
            assertThatThrownBy(() -> render(text, new Endless()))
                .isInstanceOf(EvaluationException.class)
                .isNotInstanceOf(EvaluationException.Unsupported.class));
  }

  /// Templates and variables that lead to themselves.
  private static final class Endless implements Scope {
    @Override
    public Optional<Binding> variable(String name) {
      return switch (name) {
        case "cycle_a" -> written("{{ cycle_b }}");
        case "cycle_b" -> written("x{{ cycle_a }}");
        case "deep" -> written("{{ " + "(".repeat(20_000) + "1" + ")".repeat(20_000) + " }}");
        default ->
            name.startsWith("long")
                ? written("{{ long" + name.length() + "x" + name.substring(4) + " }}")
                : Optional.empty();
      };
    }

    private static Optional<Binding> written(String text) {
      DataTemplate data = WrittenValue.of(Value.of(text));
      return Optional.of(new Binding.Written(data));
    }

    @Override
    public Optional<Template> template(String name) {
      return TemplateParser.parseFile(
          new SourceFile(name, "{% include 'self.j2' %}{% extends 'self.j2' %}"),
          new Diagnostics());
    }
  }

  @Test
  void aLongChainOfOperatorsEndsWell() {
    String sum = "1" + " + 1".repeat(20_000);
    try {
      assertThat(render("{{ " + sum + " }}", Scope.of(Map.of()))).isEqualTo("20001");
    } catch (EvaluationException.TooLarge _) {
      // Python fails here, too.
    } catch (java.util.NoSuchElementException _) {
      // The parser refuses it.
    }
  }

  @Test
  void anEvaluationThatAScopeStartsSharesTheLimits() {
    Scope endless =
        new Scope() {
          @Override
          public Optional<Binding> variable(String name) {
            return Optional.of(
                new Binding.Known(Evaluator.evaluate(WrittenValue.of(Value.of("{{ x }}")), this)));
          }
        };
    assertThatThrownBy(() -> render("{{ x }}", endless))
        .isInstanceOf(EvaluationException.TooLarge.class);
  }

  @Test
  void ordinaryWorkIsWithinTheLimits() {
    assertThat(render("{% for x in range(20000) %}{{ x }},{% endfor %}", Scope.of(Map.of())))
        .hasSize(108_890);
    assertThat(render("{{ ('ab' * 100000)|regex_replace('b', 'c')|length }}", Scope.of(Map.of())))
        .isEqualTo("200000");
  }
}
