package rolepack.backend.consultemplate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import rolepack.site.Seed;

class KvJsonTest {
  @Test
  void isWhatConsulImports() {
    assertThat(KvJson.of(List.of(new Seed("acme/a", "7100"), new Seed("acme/\"b\"", "ü"))))
        .isEqualTo(
            """
            [
              {
                "key": "acme/a",
                "flags": 0,
                "value": "NzEwMA=="
              },
              {
                "key": "acme/\\"b\\"",
                "flags": 0,
                "value": "w7w="
              }
            ]
            """);
  }

  @Test
  void nothingIsAnEmptyList() {
    assertThat(KvJson.of(List.of())).isEqualTo("[]\n");
  }
}
