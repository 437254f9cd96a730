package rolepack.rewrite;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Makes templates over the variables of [GeneratedValues], as jqwik shrinks them: the first choice
/// of each kind is the simplest.
final class GeneratedTemplates {
  private static final String MACRO = "{% macro f(p, q='d') %}<{{ p }}|{{ q }}>{% endmacro %}";

  /// What a piece of a template may read beside the variables.
  private enum Place {
    OUTSIDE,
    IN_TEXTS,
    IN_MAPS,
    IN_MEMBERS
  }

  private GeneratedTemplates() {}

  static Arbitrary<String> all() {
    return body(3, Place.OUTSIDE).map(each -> each + "end\n");
  }

  private static Arbitrary<String> body(int depth, Place place) {
    return statement(depth, place)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(each -> String.join("", each));
  }

  private static Arbitrary<String> statement(int depth, Place place) {
    List<Arbitrary<String>> choices = new ArrayList<>();
    choices.add(
        Arbitraries.of(
            "x",
            "x\n",
            " ",
            "\n",
            "# a: \"b\"\n",
            "{# c #}",
            "{% raw %}{{ v }}{% endraw %}",
            "}}\n"));
    choices.add(output(place));
    choices.add(output(place));
    if (depth > 0) {
      Arbitrary<String> inner = Arbitraries.lazy(() -> body(depth - 1, place));
      choices.add(
          Combinators.combine(condition(2, place), inner)
              .as("{%% if %s %%}%s{%% endif %%}\n"::formatted));
      choices.add(
          Combinators.combine(condition(2, place), inner, inner)
              .as("{%% if %s %%}%s{%% else %%}%s{%% endif %%}"::formatted));
      choices.add(
          Combinators.combine(condition(1, place), inner, condition(1, place), inner, inner)
              .as("{%% if %s %%}%s{%% elif %s %%}\n%s{%% else %%}%s{%% endif %%}\n"::formatted));
      choices.add(loop("x", texts(place), depth, Place.IN_TEXTS));
      choices.add(loop("x", texts(place), depth, Place.IN_TEXTS));
      choices.add(
          loop(
              "m",
              Arbitraries.of("lm", "lm|sort(attribute='name')", "lm|selectattr('on')"),
              depth,
              Place.IN_MAPS));
      choices.add(
          loop("k, v", Arbitraries.of("mp|dictsort", "mp.items()|sort"), depth, Place.IN_MEMBERS));
      choices.add(
          Combinators.combine(text(2, place), condition(1, place), text(1, place), inner)
              .as(
                  "{%% set a = %s %%}{%% if %s %%}{%% set a = %s %%}{%% endif %%}{{ a }}%s"
                      ::formatted));
      choices.add(
          Combinators.combine(text(1, place), text(1, place))
              .as(
                  (first, second) ->
                      MACRO + "{{ f(" + first + ") }}{{ f(" + second + ", q='e') }}"));
    }
    return Arbitraries.oneOf(choices);
  }

  private static Arbitrary<String> loop(
      String target, Arbitrary<String> items, int depth, Place place) {
    Arbitrary<String> inner = Arbitraries.lazy(() -> body(depth - 1, place));
    String item = target.equals("m") ? "m.name" : target.equals("x") ? "x" : "k";
    Arbitrary<String> filter =
        Arbitraries.of("", "", "", " if " + item + " != 'a'", " if b1", " if " + item);
    Arbitrary<String> parts =
        Arbitraries.of(
            "",
            "{{ loop.index }}",
            "{{ loop.index0 }}",
            "{{ loop.revindex }}",
            "{{ loop.length }}",
            "{% if not loop.last %}, {% endif %}",
            "{% if loop.first %}first{% endif %}",
            "{{ ',' if not loop.last }}",
            "{{ loop.last }}");
    Arbitrary<String> otherwise =
        Arbitraries.of("", "", "", "{% else %}none", "{% else %}\n{{ s1 }}");
    return Combinators.combine(items, filter, inner, parts, otherwise)
        .as(
            (list, choice, body, counted, empty) ->
                "{% for "
                    + target
                    + " in "
                    + list
                    + choice
                    + " %}"
                    + body
                    + counted
                    + empty
                    + "{% endfor %}\n");
  }

  private static Arbitrary<String> output(Place place) {
    return Combinators.combine(
            Arbitraries.oneOf(
                text(2, place), text(2, place), number(2, place), condition(1, place)),
            Arbitraries.of("", "\n", " "))
        .as((value, end) -> "{{ " + value + " }}" + end);
  }

  private static Arbitrary<String> texts(Place place) {
    return Arbitraries.of(
        "ls",
        "lt",
        "kl",
        "ls + lt",
        "ls|sort",
        "ls|unique",
        "ls|union(lt)",
        "ls|intersect(lt)",
        "ls|difference(lt)",
        "['a', s1]|union(ls)",
        "['b'] + lt",
        "ls|unique|sort",
        "ls|sort(case_sensitive=true)",
        "ls|sort(reverse=true)",
        "ls|reject('equalto', s1)",
        "ls|select('in', lt)",
        "lm|selectattr('on')|map(attribute='name')",
        "lm|map(attribute='name')|unique",
        "(ls + lt)|union(kl)",
        "s1.split(',')",
        "ls[1:]",
        "ls|reverse",
        "lm|map(attribute='name')");
  }

  private static Arbitrary<String> text(int depth, Place place) {
    List<String> leaves =
        new ArrayList<>(
            List.of(
                "s1",
                "s2",
                "'lit'",
                "k1",
                "mp.host",
                "r1|default('d')",
                "r1",
                "ls|join(',')",
                "f1"));
    switch (place) {
      case OUTSIDE -> {}
      case IN_TEXTS -> leaves.addAll(List.of("x", "x", "x"));
      case IN_MAPS -> leaves.addAll(List.of("m.name", "m['name']"));
      case IN_MEMBERS -> leaves.addAll(List.of("k", "v"));
    }
    Arbitrary<String> leaf = Arbitraries.of(leaves);
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<String> inner = text(depth - 1, place);
    return Arbitraries.oneOf(
        leaf,
        leaf,
        Combinators.combine(inner, Arbitraries.oneOf(inner, number(0, place)))
            .as("(%s ~ %s)"::formatted),
        Combinators.combine(
                inner,
                Arbitraries.of(
                    "upper",
                    "lower",
                    "trim",
                    "replace('a', 'b')",
                    "replace('/', '-')",
                    "default('z')",
                    "default('z', true)",
                    "b64encode",
                    "to_json",
                    "string",
                    "quote",
                    "regex_replace('[ab]+', '_')",
                    "capitalize",
                    "title"))
            .as("%s|%s"::formatted),
        Combinators.combine(
                leaf,
                Arbitraries.of(
                    "strip()",
                    "upper()",
                    "replace('a', 'c')",
                    "split(',')[0]",
                    "split(',')|length",
                    "startswith('a')",
                    "lower()"))
            .as(
                (it, method) ->
                    it.contains("|") || it.startsWith("'")
                        ? "(" + it + ")." + method
                        : it + "." + method),
        Combinators.combine(inner, condition(0, place), inner).as("(%s if %s else %s)"::formatted),
        Combinators.combine(condition(0, place), inner).as("(%s or %s)"::formatted),
        Combinators.combine(inner, number(0, place)).as("'%%s:%%s'|format(%s, %s)"::formatted),
        Arbitraries.of(
            "ls|first|default('n')",
            "lt|to_json",
            "lm|to_json",
            "mp|to_nice_json",
            "lm|map(attribute='name')|join(' ')",
            "ls|to_nice_yaml",
            "mp.none|default('n')",
            "lm|length",
            "ls|last|default(s1)",
            "ls|sort|join(';')",
            "ls|unique|join(' ')",
            "ls|union(lt)|join(',')",
            "(ls|difference(lt))|join('/')",
            "ls|intersect(lt)|length",
            "(ls + [s1])|unique|length",
            "lm|selectattr('on')|map(attribute='name')|join(',')",
            "ls|unique|first|default('n')",
            "lm|sort(attribute='name')|map(attribute='port')|join(',')",
            "mp|to_json"));
  }

  private static Arbitrary<String> number(int depth, Place place) {
    List<String> leaves =
        new ArrayList<>(List.of("n1", "n2", "7", "li|length", "mp.port", "ls|length", "n1|int"));
    switch (place) {
      case OUTSIDE -> {}
      case IN_TEXTS -> leaves.add("loop.index");
      case IN_MAPS -> leaves.addAll(List.of("m.port", "loop.index0"));
      case IN_MEMBERS -> leaves.add("loop.length");
    }
    Arbitrary<String> leaf = Arbitraries.of(leaves);
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<String> inner = number(depth - 1, place);
    return Arbitraries.oneOf(
        leaf,
        Combinators.combine(inner, Arbitraries.of("+", "-", "*"), inner)
            .as("(%s %s %s)"::formatted),
        Combinators.combine(inner, Arbitraries.of("// 2", "% 3", "/ 2")).as("(%s %s)"::formatted),
        Arbitraries.of(
            "li|sum",
            "li|max",
            "li|first|default(0)",
            "s1|int",
            "s1|length",
            "li|min",
            "n1|float"));
  }

  private static Arbitrary<String> condition(int depth, Place place) {
    List<String> leaves =
        new ArrayList<>(
            List.of(
                "b1",
                "b2",
                "b1|bool",
                "ls",
                "s1",
                "n1",
                "r1 is defined",
                "mp.none is defined",
                "s2|bool",
                "lm",
                "lt",
                "true"));
    switch (place) {
      case OUTSIDE -> {}
      case IN_TEXTS -> leaves.addAll(List.of("loop.first", "x", "x in lt"));
      case IN_MAPS -> leaves.addAll(List.of("m.on", "not loop.last", "m.port > 1"));
      case IN_MEMBERS -> leaves.addAll(List.of("v", "loop.last"));
    }
    Arbitrary<String> leaf = Arbitraries.of(leaves);
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<String> inner = condition(depth - 1, place);
    return Arbitraries.oneOf(
        leaf,
        inner.map("not (%s)"::formatted),
        Combinators.combine(inner, Arbitraries.of("and", "or"), inner).as("(%s %s %s)"::formatted),
        Combinators.combine(
                number(1, place),
                Arbitraries.of("<", ">", "==", "!=", "<=", ">="),
                number(0, place))
            .as("%s %s %s"::formatted),
        Combinators.combine(text(0, place), Arbitraries.of("==", "!=", "in"), text(0, place))
            .as("%s %s %s"::formatted),
        Arbitraries.of(
            "'a' in ls",
            "lm|selectattr('on')|list",
            "ls|reject('equalto', s1)|list|length > 1",
            "s1 in ls|union(lt)",
            "s1 in ls",
            "1 < n1 < 9",
            "ls|length > 1",
            "'host' in mp",
            "'x' not in lt",
            "s1 == 'web' and b1",
            "r1 is not defined",
            "n1 in [0, 7]",
            "inventory_hostname in groups['g']"));
  }
}
