package rolepack.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rolepack.source.SourceFile;
import rolepack.source.SourceSpan;

/// No part of a secret gets into what is printed, wherever the diagnostic points.
class SecretsInDiagnosticsTest {
  private static final String SECRET = "hunter2-Xy9";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "db_password: hunter2-Xy9",
        "  db_password: \"hunter2-Xy9\"   # the password",
        "- password: 'hunter2-Xy9'",
        "db_password:hunter2-Xy9",
        "{user: root, password: hunter2-Xy9, port: 1}",
        "\"apiKey\":\"hunter2-Xy9\"",
        "'secret' : hunter2-Xy9",
        "user: name=root password=hunter2-Xy9 state=present",
        "host1 ansible_ssh_pass=hunter2-Xy9 ansible_port=22",
        "command: login --password hunter2-Xy9 --host x",
        "command: login --token=hunter2-Xy9",
        "# old: token = hunter2-Xy9",
        "DB_PASSWORD=hunter2-Xy9",
        "requirepass: x\n<password>hunter2-Xy9</password>",
        "url: https://root:hunter2-Xy9@example.org/",
        "url: \"amqp://root:hunter2-Xy9@example.org:5672/%2f\" # broker",
        "password: \"{{ base }}hunter2-Xy9\"",
        "password: \"{{ base | default('hunter2-Xy9') }}\"",
        "password: |\n  hunter2-Xy9\n",
        "password: >-\n\n    first\n      hunter2-Xy9\n  end\n",
        "password:\n  hunter2-Xy9",
        "password: \"first\nhunter2-Xy9\nlast\"",
        "password: 'it''s\nhunter2-Xy9'",
        "password: \"a\\\"\nhunter2-Xy9\"",
        "passwords:\n- hunter2-Xy9",
        "passwords:\n  - one\n  - hunter2-Xy9",
        "credentials:\n  user: root\n  key: hunter2-Xy9",
        "credentials:\n- user: root\n  key: hunter2-Xy9",
        "vault:\n  tokens:\n    web:\n\n      value: hunter2-Xy9\n",
        "lamp:\n  port: 1\n  token: hunter2-Xy9",
        "key: |\n  -----BEGIN RSA PRIVATE KEY-----\n  hunter2-Xy9\n",
        "-----BEGIN PRIVATE KEY----- hunter2-Xy9",
        "$ANSIBLE_VAULT;1.1;AES256;hunter2-Xy9",
        "password: 😀hunter2-Xy9"
      })
  void noDiagnosticShowsIt(String text) {
    SourceFile file = new SourceFile("a.yml", text);
    for (int start = 0; start <= text.length(); start++) {
      for (int end : new int[] {start, Math.min(start + 4, text.length()), text.length()}) {
        SourceSpan span = new SourceSpan(file, start, end);
        Diagnostics diagnostics = new Diagnostics();
        diagnostics.report(DiagnosticKind.INVALID_YAML, span, "some words", "a hint");
        String printed = DiagnosticPrinter.print(diagnostics.sorted().getFirst());
        assertThat(printed).doesNotContain("hunter2").doesNotContain("Xy9");
      }
    }
  }

  @Test
  void messagesDoNotQuoteIt() {
    SourceFile file = new SourceFile("a.yml", "user: root\npassword: *" + SECRET + "\n");
    Diagnostics diagnostics = new Diagnostics();
    diagnostics.report(
        DiagnosticKind.INVALID_YAML,
        new SourceSpan(file, 21, 33),
        "the alias *%s has no anchor".formatted(SECRET),
        "quote " + SECRET);
    assertThat(diagnostics.sorted())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.message())
                  .isEqualTo("invalid YAML: the alias ********* has no anchor");
              assertThat(each.hint()).isEqualTo("quote ********");
            });
  }

  @Test
  void theCaretPointsAtTheMask() {
    String text = "mysql: user=root password=hunter2-Xy9 port=1";
    assertThat(print(text, text.indexOf("user"), 4))
        .contains("  1 | mysql: user=root password=********\n    |        ^^^^\n");
    assertThat(print(text, text.indexOf("hunter2"), 5))
        .contains(
            "  1 | mysql: user=root password=********\n    |                           ^^^^^^^^\n");
    assertThat(print(text, text.indexOf("port"), 4))
        .contains(
            "  1 | mysql: user=root password=********\n    |                           ^^^^^^^^\n");
  }

  @Test
  void whatFollowsAUrlsPasswordStays() {
    String text = "url: http://me:hunter2-Xy9@example.org/ @";
    assertThat(print(text, text.length() - 1, 1))
        .contains(
            "  1 | url: http://me:********@example.org/ @\n"
                + "    |                                      ^\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "token_dir: /etc/tokens",
        "- name: set the password of root",
        "password: \"{{ vault_password }}\"",
        "password: {{ db_password | mandatory }}",
        "url: http://example.org:8080/a@b",
        "when: password is defined",
        "compass: north",
        "- password: x\n- name: visible",
        "- password: x\n  name: visible",
        "password: x\nname: visible",
        "a:\n  password: x\nname: visible",
        "passwords:\n- x\nname: visible",
        "password: \"x\"\nname: 'visible'",
        "key: |\n"
            + "  -----BEGIN RSA PRIVATE KEY-----\n"
            + "  x\n"
            + "  -----END RSA PRIVATE KEY-----\n"
            + "name: visible",
        "copy: src=a dest=/etc/password.conf"
      })
  void otherLinesAreShown(String text) {
    String last = List.of(text.split("\n")).getLast();
    assertThat(print(text, text.length() - last.length(), 1)).contains(last);
  }

  @Test
  void severalLinesOfOneMessageAreClean() {
    String text =
        "a: 1\nlogin:\n  password: hunter2-Xy9\n  " + "hunter2-Xy9 ".repeat(3) + "\nb: 2\n";
    SourceFile file = new SourceFile("a.yml", text);
    Diagnostics diagnostics = new Diagnostics();
    diagnostics.report(
        DiagnosticKind.UNEXPECTED_SHAPE, file.span(), "a list", "the text " + SECRET);
    String all =
        diagnostics.sorted().stream()
            .map(each -> each.message() + each.hint() + DiagnosticPrinter.print(each))
            .collect(Collectors.joining());
    assertThat(all).doesNotContain(SECRET).contains("expected a list, found the text ********");
  }

  private static String print(String text, int start, int length) {
    SourceFile file = new SourceFile("a.yml", text);
    Diagnostics diagnostics = new Diagnostics();
    diagnostics.report(
        DiagnosticKind.INVALID_YAML, new SourceSpan(file, start, start + length), "x", "y");
    return DiagnosticPrinter.print(diagnostics.sorted().getFirst());
  }
}
