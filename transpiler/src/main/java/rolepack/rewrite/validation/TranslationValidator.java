package rolepack.rewrite.validation;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import rolepack.evaluation.EvaluationException;
import rolepack.evaluation.Evaluator;
import rolepack.evaluation.consultemplate.Arrival;
import rolepack.evaluation.consultemplate.ConsulTemplate;
import rolepack.evaluation.consultemplate.RenderResult;
import rolepack.ir.jinja.FreeVariables;
import rolepack.ir.jinja.Template;
import rolepack.rewrite.scope.Profile;
import rolepack.rewrite.scope.Reading;
import rolepack.rewrite.scope.TemplateScope;

/// Renders a template and its translation with the same values, and compares the bytes.
///
/// The translation is read from the text that is written, so that what is printed is tested too.
public final class TranslationValidator {
  /// More than this is printed only by a number of turns that no site has.
  private static final int LONGEST = 200_000;

  /// The sample, with everything set, whose data also comes one by one and the last one first.
  private static final int IN_ORDERS = 1;

  private static final List<Arrival> TOGETHER = List.of(Arrival.TOGETHER);

  private final Template original;
  private final ConsulTemplate translation;
  private final List<Reading> readings;
  private final Samples samples;
  private final TemplateScope scope;

  private TranslationValidator(
      Template original,
      ConsulTemplate translation,
      List<Reading> readings,
      Samples samples,
      TemplateScope scope) {
    this.original = original;
    this.translation = translation;
    this.readings = readings;
    this.samples = samples;
    this.scope = scope;
  }

  /// @param original the Jinja2 template
  /// @param text the consul-template
  /// @param readings what it reads
  public static Verdict validate(
      Template original,
      String text,
      List<Reading> readings,
      TemplateScope scope,
      Profile profile) {
    Set<String> free = FreeVariables.of(original);
    Samples samples =
        new Samples(
            scope,
            readings,
            MemberNames.of(original),
            AskedGroups.of(original, scope),
            free.contains("groups") || free.contains("hostvars"));
    ConsulTemplate translation = ConsulTemplate.parse(text, profile.version()).asReleased();
    return new TranslationValidator(original, translation, readings, samples, scope).verdict();
  }

  private Verdict verdict() {
    int equal = 0;
    int failing = 0;
    Set<Map<String, String>> tried = new HashSet<>();
    for (int i = 0; i < samples.count(); i++) {
      Draw draw = new Draw(i);
      Sample sample = samples.sample(draw);
      if (!tried.add(sample.data().kv()) && i > 3) {
        continue;
      }
      List<Arrival> arrivals = i == IN_ORDERS ? List.of(Arrival.values()) : TOGETHER;
      switch (compare(sample, arrivals)) {
        case Comparison.Equal() -> equal++;
        case Comparison.Failing() -> failing++;
        case Comparison.TooLong() -> {}
        case Comparison.Unknown(String message) -> {
          return new Verdict.Unknown(message);
        }
        case Comparison.Different different -> {
          return reduced(draw, different, arrivals);
        }
      }
    }
    return equal == 0
        ? new Verdict.Unknown("the original is an error for every value that was tried")
        : new Verdict.Same(equal, failing);
  }

  private Comparison compare(Sample sample, List<Arrival> arrivals) {
    String expected;
    try {
      expected = Evaluator.render(original, new SampleScope(scope, sample));
    } catch (EvaluationException.Undefined | EvaluationException.Failed _) {
      return new Comparison.Failing();
    } catch (EvaluationException.TooLarge _) {
      return new Comparison.TooLong();
    } catch (EvaluationException exception) {
      return new Comparison.Unknown(exception.getMessage());
    }
    if (expected.length() > LONGEST) {
      return new Comparison.TooLong();
    }
    for (Arrival arrival : arrivals) {
      RenderResult actual = translation.render(sample.data(), Map.of(), sample.files(), arrival);
      if (!actual.equals(new RenderResult.Output(expected))) {
        return new Comparison.Different(sample, expected, actual);
      }
    }
    return new Comparison.Equal();
  }

  /// Says the difference with no more values than it takes.
  private Verdict reduced(Draw draw, Comparison.Different first, List<Arrival> arrivals) {
    Draw least =
        draw.reduced(
            readings,
            each -> compare(samples.sample(each), arrivals) instanceof Comparison.Different);
    Comparison.Different different =
        compare(samples.sample(least), arrivals) instanceof Comparison.Different found
            ? found
            : first;
    Sample ordinary = samples.sample(least.ordinary(readings));
    return new Verdict.Different(
        shown(different.sample(), ordinary),
        readings.stream()
            .map(Reading::name)
            .filter(each -> !least.ordinary().contains(each))
            .toList(),
        different.expected(),
        different.actual());
  }

  /// What is stored otherwise than where all values are ordinary; all of it where nothing is.
  private static Map<String, String> shown(Sample sample, Sample ordinary) {
    Map<String, String> all = stored(sample);
    Map<String, String> shown = new TreeMap<>(all);
    shown.entrySet().removeAll(stored(ordinary).entrySet());
    if (shown.keySet().stream().anyMatch(each -> each.contains("/groups/"))) {
      all.forEach(
          (key, text) -> {
            if (key.endsWith("/group_names")) {
              shown.put(key, text);
            }
          });
    }
    return shown.isEmpty() ? all : shown;
  }

  private static Map<String, String> stored(Sample sample) {
    Map<String, String> stored = new TreeMap<>(sample.data().kv());
    stored.putAll(sample.files());
    return stored;
  }

  /// What one set of values shows.
  private sealed interface Comparison {
    record Equal() implements Comparison {}

    /// The original is an error.
    record Failing() implements Comparison {}

    record TooLong() implements Comparison {}

    record Unknown(String message) implements Comparison {}

    record Different(Sample sample, String expected, RenderResult actual) implements Comparison {}
  }

  /// What validation found.
  public sealed interface Verdict {
    /// Both printed the same for every sample.
    ///
    /// @param failing the samples for which the original is an error
    record Same(int samples, int failing) implements Verdict {}

    /// They differ.
    ///
    /// @param values what is stored, by key and by path of the fact file: what matters of it
    /// @param readings the names of what has other values than ordinary ones
    record Different(
        Map<String, String> values, List<String> readings, String expected, RenderResult actual)
        implements Verdict {}

    /// They could not be compared.
    record Unknown(String message) implements Verdict {}
  }
}
