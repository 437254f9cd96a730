package rolepack.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rolepack.generated.modules.ModuleCatalogue;

class LeftOptionsTest {
  /// A misspelled option would be dropped without a word.
  @Test
  void everyOptionIsOneOfItsModule() {
    LeftOptions.BY_MODULE.forEach(
        (module, options) ->
            assertThat(options)
                .as(module)
                .allSatisfy(
                    each ->
                        assertThat(ModuleCatalogue.find(module).orElseThrow().parameter(each))
                            .isPresent()));
  }
}
