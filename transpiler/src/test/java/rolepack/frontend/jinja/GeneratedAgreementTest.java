package rolepack.frontend.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import rolepack.frontend.jinja.JinjaOracle.Request;

/// Holds that random templates, right and wrong ones, mean what they mean to Jinja2. Another seed
/// and number can be given with `-Djinja.seed=… -Djinja.cases=…`.
class GeneratedAgreementTest {
  private static final long SEED = Long.getLong("jinja.seed", 20150601);
  private static final int CASES = Integer.getInteger("jinja.cases", 3000);

  @BeforeAll
  static void needsPython() {
    JinjaOracle.assumePresent("jinja2", "ansible");
  }

  @Test
  void randomTemplates() {
    TemplateGenerator generator = new TemplateGenerator(SEED);
    List<Request> requests = new ArrayList<>();
    for (int each = 0; each < CASES; each++) {
      requests.add(new Request("plain", generator.template(), "right " + each));
      requests.add(new Request("plain", generator.damaged(), "damaged " + each));
    }
    assertThat(Agreement.differences(requests)).isEmpty();
  }
}
