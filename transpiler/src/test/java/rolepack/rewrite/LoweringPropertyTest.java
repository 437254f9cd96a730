package rolepack.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.jinja.TemplateParser;
import rolepack.generated.functions.ConsulTemplateVersion;
import rolepack.ir.jinja.Template;
import rolepack.rewrite.scope.Profile;
import rolepack.source.SourceFile;

/// Random templates of what the lowering knows print the same in both engines, for the samples of
/// each: a translation that validation rejects is a mistake of the lowering.
///
/// `-Dcases=N` sets how many templates there are (each has some ten sets of values), `-Dseed=N` the
/// first of them.
class LoweringPropertyTest {
  private static final List<Profile> PROFILES =
      List.of(profile("0.15.0"), profile("0.19.5"), profile("0.41.4"));

  private static Profile profile(String version) {
    return new Profile(ConsulTemplateVersion.parse(version).orElseThrow());
  }

  @Test
  void whatIsTranslatedPrintsTheSame() {
    int cases = Integer.getInteger("cases", 500);
    long first = Long.getLong("seed", 1L);
    FixtureScope scope =
        new FixtureScope(
            new SourceFile("bindings.yml", RandomTemplate.BINDINGS), new Diagnostics());
    List<String> wrong = new ArrayList<>();
    int compiled = 0;
    int samples = 0;
    for (long seed = first; seed < first + cases && wrong.size() < 20; seed++) {
      String text = new RandomTemplate(new SplittableRandom(seed)).template();
      Diagnostics diagnostics = new Diagnostics();
      Template template =
          TemplateParser.parseFile(new SourceFile("template.j2", text), diagnostics)
              .orElseThrow(() -> new AssertionError(text + "\n" + diagnostics.sorted()));
      Profile profile = PROFILES.get((int) (seed % PROFILES.size()));
      switch (TemplateCompiler.compile(template, scope, profile)) {
        case Compilation.Compiled it -> {
          compiled++;
          samples += it.validation().samples();
        }
        case Compilation.Untranslatable it ->
            it.counterexample()
                .ifPresent(
                    each ->
                        wrong.add(
                            "%s %s%n%s%n%s%nexpected %s%nbut got %s%n"
                                .formatted(
                                    text,
                                    profile.version(),
                                    it.message(),
                                    each.values(),
                                    each.expected(),
                                    each.actual())));
        case Compilation.Constant _ -> compiled++;
        case Compilation.Blocked it -> wrong.add(text + "\n" + it);
      }
    }
    System.out.printf("%d of %d templates compiled, %d samples equal%n", compiled, cases, samples);
    assertThat(wrong).isEmpty();
    assertThat(compiled).isGreaterThan(cases / 2);
  }
}
