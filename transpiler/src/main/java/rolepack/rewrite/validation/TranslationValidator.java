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

  private TranslationValidator() {}

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
    int equal = 0;
    int failing = 0;
    Set<Map<String, String>> tried = new HashSet<>();
    for (int i = 0; i < samples.count(); i++) {
      Sample sample = samples.sample(i);
      if (!tried.add(sample.data().kv()) && i > 3) {
        continue;
      }
      String expected;
      try {
        expected = Evaluator.render(original, new SampleScope(scope, sample));
      } catch (EvaluationException.Undefined | EvaluationException.Failed _) {
        failing++;
        continue;
      } catch (EvaluationException exception) {
        return new Verdict.Unknown(exception.getMessage());
      }
      if (expected.length() > LONGEST) {
        continue;
      }
      for (Arrival arrival : i == IN_ORDERS ? List.of(Arrival.values()) : TOGETHER) {
        String actual =
            switch (translation.render(sample.data(), Map.of(), sample.files(), arrival)) {
              case RenderResult.Output(String output) -> output;
              case RenderResult.Failed(String message) -> "error: " + message;
              case RenderResult.Blocks _ -> "nothing: it waits for a key that does not exist";
            };
        if (!expected.equals(actual)) {
          return new Verdict.Different(shown(sample), expected, actual);
        }
      }
      equal++;
    }
    return equal == 0
        ? new Verdict.Unknown("the original is an error for every value that was tried")
        : new Verdict.Same(equal, failing);
  }

  private static Map<String, String> shown(Sample sample) {
    Map<String, String> shown = new TreeMap<>(sample.data().kv());
    sample.files().forEach(shown::put);
    return shown;
  }

  /// What validation found.
  public sealed interface Verdict {
    /// Both printed the same for every sample.
    ///
    /// @param failing the samples for which the original is an error
    record Same(int samples, int failing) implements Verdict {}

    /// They differ.
    ///
    /// @param values what is stored, by key and by path of the fact file
    record Different(Map<String, String> values, String expected, String actual)
        implements Verdict {}

    /// They could not be compared.
    record Unknown(String message) implements Verdict {}
  }
}
