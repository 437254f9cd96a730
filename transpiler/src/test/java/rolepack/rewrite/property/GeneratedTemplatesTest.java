package rolepack.rewrite.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;
import rolepack.evaluation.AnsibleVersion;
import rolepack.generated.functions.ConsulTemplateVersion;
import rolepack.plan.PlanSettings;

/// Holds that a consul-template prints what the template prints that it was made of, for generated
/// templates and values, without translation validation, in whatever order the data arrives.
/// Templates and values are lists of choices that jqwik makes, and shrinks where they differ.
///
/// `-Dtemplates.cases=N` sets how many renderings are compared, `-Dtemplates.seed=N` which,
/// `random` for others each time.
class GeneratedTemplatesTest {
  private static final int CASES = 20_000;
  private static final int SETS = 3;
  private static final int PARTS = 80;
  private static final int MOST_DIFFERENCES = 20;
  private static final long SHRINKING_MILLIS = 6_000;
  static final List<ConsulTemplateVersion> VERSIONS =
      List.of(
          new ConsulTemplateVersion(0, 15, 0),
          PlanSettings.NEWEST,
          new ConsulTemplateVersion(0, 15, 0),
          PlanSettings.NEWEST,
          new ConsulTemplateVersion(0, 19, 5));

  /// Constructs without which the generator has a hole.
  private static final List<String> REACHED =
      List.of(
          "For",
          "If",
          "Set",
          "SetBlock",
          "Macro",
          "CallBlock",
          "FilterBlock",
          "With",
          "Block",
          "Include",
          "Import",
          "FromImport",
          "for … else",
          "Conditional",
          "chained comparison",
          "Slice",
          "Index",
          "Concat",
          "operator ADD",
          "operator IN",
          "operator NOT_IN",
          "loop.index",
          "loop.last",
          "loop.first",
          "loop.cycle",
          "loop.previtem",
          "test defined",
          "test none",
          "filter default",
          "filter join",
          "filter dictsort",
          "filter map",
          "filter selectattr",
          "filter sort",
          "filter to_json",
          "filter to_nice_yaml",
          "filter combine",
          "filter dict2items",
          "filter bool",
          "filter int",
          "filter replace",
          "filter indent",
          "filter length",
          "method items",
          "method split",
          "method keys",
          "method values",
          "method get",
          "{%-",
          "-%}",
          "{#",
          "{% raw",
          "{{ '{{",
          "#jinja2:");

  /// What is generated for one template: its choices, and those of each set of values.
  private record Generated(List<Integer> template, List<List<Integer>> values) {
    String text() {
      return TemplateWriter.write(new Choices(template));
    }

    List<SiteValues> sets() {
      return values.stream()
          .map(each -> new SiteValues(GeneratedValues.choose(new Choices(each))))
          .toList();
    }
  }

  private static Arbitrary<Generated> generated() {
    Arbitrary<Integer> choice =
        Arbitraries.integers()
            .between(0, Choices.BOUND - 1)
            .withDistribution(RandomDistribution.uniform())
            .withoutEdgeCases();
    Arbitrary<List<Integer>> template =
        choice
            .list()
            .ofMinSize(4)
            .ofMaxSize(120)
            .withSizeDistribution(RandomDistribution.uniform());
    Arbitrary<List<Integer>> values =
        choice
            .list()
            .ofMinSize(0)
            .ofMaxSize(160)
            .withSizeDistribution(RandomDistribution.uniform());
    return Combinators.combine(template, values.list().ofSize(SETS)).as(Generated::new);
  }

  @Test
  void everyTranslationPrintsTheSame() {
    int cases = Integer.getInteger("templates.cases", CASES);
    long seed = seed(System.getProperty("templates.seed", "1"));
    Counts counts = new Counts(MOST_DIFFERENCES);
    long start = System.nanoTime();
    IntStream.range(0, PARTS)
        .parallel()
        .forEach(
            part -> {
              Counts own = new Counts(MOST_DIFFERENCES);
              JqwikSession.run(
                  () -> run(seed * PARTS + part, cases / PARTS + 1, part, own, counts));
              counts.add(own);
            });
    System.out.printf(
        "seed %d, %d s%n%s%n", seed, (System.nanoTime() - start) / 1_000_000_000L, counts);
    assertThat(counts.differences()).isEmpty();
    assertThat(counts.compared()).isGreaterThanOrEqualTo(cases);
    if (cases >= CASES) {
      assertThat(REACHED).allSatisfy(each -> assertThat(counts.compared(each)).isPositive());
    }
  }

  private static long seed(String written) {
    return written.equals("random") ? new Random().nextInt(1_000_000_000) : Long.parseLong(written);
  }

  private static void run(long seed, int cases, int part, Counts counts, Counts all) {
    ConsulTemplateVersion version = VERSIONS.get(part % VERSIONS.size());
    AnsibleVersion ansible =
        AnsibleVersion.values()[part / VERSIONS.size() % AnsibleVersion.values().length];
    RandomGenerator<Generated> generator = generated().generator(1000);
    Random random = new Random(seed);
    while (counts.compared() < cases && !all.isFull() && !counts.isFull()) {
      Shrinkable<Generated> made = generator.next(random);
      try {
        check(made.value(), version, ansible, counts);
      } catch (AssertionError | RuntimeException error) {
        counts.differs(smallest(made, version, ansible));
      }
    }
  }

  private static void check(
      Generated generated, ConsulTemplateVersion version, AnsibleVersion ansible, Counts counts) {
    String text = generated.text();
    counts.tried();
    var template = Comparison.parse(text);
    var constructs = Constructs.of(template, text);
    switch (Comparison.lower(template, version)) {
      case Comparison.Lowered.Left(String construct, var _) -> counts.left(construct, constructs);
      case Comparison.Lowered.Done(Comparison comparison) -> {
        int equal = 0;
        for (SiteValues values : generated.sets()) {
          try {
            switch (comparison.compare(values, ansible)) {
              case EQUAL -> equal++;
              case ORIGINAL_FAILS -> counts.originalFails();
            }
          } catch (AssertionError | RuntimeException error) {
            throw new AssertionError(
                "--- template, %s%n%s%s".formatted(version, text, error.getMessage()), error);
          }
        }
        counts.lowered(equal, constructs);
      }
    }
  }

  /// The message of the smallest case that still differs.
  private static String smallest(
      Shrinkable<Generated> made, ConsulTemplateVersion version, AnsibleVersion ansible) {
    long end = System.currentTimeMillis() + SHRINKING_MILLIS;
    Shrinkable<Generated> best = made;
    boolean smaller = true;
    while (smaller && System.currentTimeMillis() < end) {
      smaller = false;
      for (Shrinkable<Generated> next : (Iterable<Shrinkable<Generated>>) best.shrink()::iterator) {
        if (System.currentTimeMillis() > end) {
          break;
        }
        if (!message(next.value(), version, ansible).isEmpty()) {
          best = next;
          smaller = true;
          break;
        }
      }
    }
    return message(best.value(), version, ansible);
  }

  private static String message(
      Generated generated, ConsulTemplateVersion version, AnsibleVersion ansible) {
    try {
      check(generated, version, ansible, new Counts(MOST_DIFFERENCES));
      return "";
    } catch (AssertionError error) {
      return String.valueOf(error.getMessage());
    } catch (RuntimeException bug) {
      return "--- template, %s%n%s%n%s%n  at %s"
          .formatted(
              version,
              generated.text(),
              bug,
              Arrays.stream(bug.getStackTrace()).limit(8).map(String::valueOf).toList());
    }
  }
}
