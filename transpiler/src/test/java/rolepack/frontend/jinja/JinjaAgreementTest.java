package rolepack.frontend.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import rolepack.frontend.jinja.JinjaOracle.Request;

/// Holds that templates mean what they mean to Jinja2: the same ones are accepted, with the same
/// tree and the same free variables.
class JinjaAgreementTest {
  @BeforeAll
  static void needsPython() {
    JinjaOracle.assumePresent("jinja2", "yaml", "ansible");
  }

  @Test
  void everyTemplateOfTheCorpora() {
    Path corpora = Path.of("../../shared/corpus");
    assumeTrue(Files.isDirectory(corpora), "no ../shared/corpus");
    List<Request> requests = JinjaOracle.corpus(List.of(corpora));
    assertThat(requests).hasSizeGreaterThan(1000);
    assertThat(Agreement.differences(requests)).isEmpty();
  }

  @Test
  void everyTemplateOfTheFixtures() {
    List<Request> requests = JinjaOracle.corpus(List.of(Path.of("../fixtures")));
    assertThat(requests).isNotEmpty();
    assertThat(Agreement.differences(requests)).isEmpty();
  }
}
