package rolepack.generated.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rolepack.frontend.Oracle;

/// Compares the tables of filters and tests with the installed Jinja2 and Ansible.
class FunctionTablesTest {
  @Test
  void everyInstalledFilterAndTestHasItsRow() throws Exception {
    List<String> lines = Oracle.run("function_names.py", "");
    assertThat(lines).hasSizeGreaterThan(150);
    List<String> wrong = new ArrayList<>();
    for (String line : lines) {
      String[] parts = line.split(" ");
      Optional<FunctionSpec> row =
          parts[0].equals("filter") ? FilterTable.find(parts[2]) : TestTable.find(parts[2]);
      String origin = row.map(each -> each.origin().name().toLowerCase(Locale.ROOT)).orElse("none");
      boolean removed = row.flatMap(FunctionSpec::removed).isPresent();
      if (!origin.equals(parts[1]) || removed) {
        wrong.add(line + ": the row says " + origin + (removed ? ", removed" : ""));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void aNameMayHaveItsCollectionInFront() {
    assertThat(FilterTable.find("ansible.builtin.to_json")).isEqualTo(FilterTable.find("to_json"));
    assertThat(FilterTable.find("ansible.builtin.upper")).isEmpty();
    assertThat(FilterTable.find("ansible.utils.ipaddr")).isPresent();
    assertThat(TestTable.find("ansible.builtin.version")).isPresent();
    assertThat(TestTable.find("nothing")).isEmpty();
  }

  @Test
  void whatDependsOnMoreThanItsOperandsIsNotPure() {
    assertThat(FilterTable.find("random").orElseThrow().pure()).isFalse();
    assertThat(FilterTable.find("fileglob").orElseThrow().pure()).isFalse();
    assertThat(FilterTable.find("password_hash").orElseThrow().pure()).isFalse();
    assertThat(TestTable.find("exists").orElseThrow().pure()).isFalse();
    assertThat(FilterTable.find("upper").orElseThrow().pure()).isTrue();
  }

  @Test
  void everyNameIsFound() {
    assertThat(FilterTable.names())
        .allSatisfy(each -> assertThat(FilterTable.find(each)).isPresent());
    assertThat(TestTable.names()).allSatisfy(each -> assertThat(TestTable.find(each)).isPresent());
  }
}
