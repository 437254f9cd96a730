package rolepack.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingExpressionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "^Storage=",
        "^#?Storage=",
        "^\\s*#?\\s*Storage\\s*=.*$",
        "^(#)?Storage=.*",
        "^[#;]?Storage=",
        "^#*Storage=(.*)$",
        "^(?:#\\s*)?Storage *="
      })
  void everyLineOfTheKeyIsFound(String expression) {
    assertThat(SettingExpression.covers(expression, "Storage", true)).isTrue();
    // The line is found indeed, commented only where the expression says so.
    String python = expression.replace("(?:", "(");
    assertThat("Storage=auto").containsPattern(python);
    assertThat("SplitStorage=auto").doesNotContainPattern(python);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Storage=",
        "^#Storage=",
        "^.*Storage=",
        "^Storage",
        "^Storage=auto",
        "^(Storage|Seal)=",
        "^#?Stor.*=",
        "^\\w+=",
        "^Storage=|^Seal=",
        "^#+Storage="
      })
  void otherLinesMayBeFoundOrNotAll(String expression) {
    assertThat(SettingExpression.covers(expression, "Storage", true)).isFalse();
  }

  @Test
  void aKeyBeforeWhiteSpaceMayEndTheExpression() {
    assertThat(SettingExpression.covers("^#?PermitRootLogin", "PermitRootLogin", false)).isTrue();
    assertThat(SettingExpression.covers("^PermitRootLogin\\s+.*$", "PermitRootLogin", false))
        .isTrue();
    assertThat(SettingExpression.covers("^PermitRootLogin yes", "PermitRootLogin", false))
        .isFalse();
    assertThat(SettingExpression.covers("^#PermitRootLogin", "PermitRootLogin", false)).isFalse();
  }

  @Test
  void headersAreWrittenWithABackslash() {
    assertThat(SettingExpression.isHeader("^\\[Service\\]", "Service")).isTrue();
    assertThat(SettingExpression.isHeader("^\\[Service]$", "Service")).isTrue();
    assertThat(SettingExpression.isHeader("[Service]", "Service")).isFalse();
    assertThat(SettingExpression.isHeader("^\\[Unit\\]", "Service")).isFalse();
  }
}
