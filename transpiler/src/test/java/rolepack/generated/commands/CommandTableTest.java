package rolepack.generated.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rolepack.generated.modules.Effect;
import rolepack.plan.ReasonCode;

/// Reads calls of local programs as a shell would, and holds what later phases rely on.
class CommandTableTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mkdir -p /a /b | again WRITE path /a, WRITE path /b
          mkdir -m 755 /a | once WRITE path /a
          mkdir --mode=755 --parents /a | again WRITE path /a
          mkdir -pm755 /a | again WRITE path /a
          mkdir | unknown
          mkdir -p --context=x /a | unknown
          rm -rf /a/* | again WRITE tree /a/*
          rm -r /a | once WRITE tree /a
          rm -rf -- -x | again WRITE tree -x
          /bin/rm -f /a | again WRITE tree /a
          /opt/bin/rm -f /a | unknown
          ln -sf /a /b | again READ path /a, WRITE tree /b
          ln -s /a | unknown
          cp -a /a /b /c | again READ tree /a, READ tree /b, WRITE tree /c
          cp -t /c /a | unknown
          chown -R a:b /c | again READ account a, READ group b, WRITE tree /c
          chown a /c | again READ account a, WRITE tree /c
          chown :b /c | again READ group b, WRITE tree /c
          systemctl daemon-reload | booted
          systemctl enable a b | again WRITE service a, WRITE service b
          systemctl -q restart a | booted
          systemctl --now enable a | unknown
          systemctl enable --now a | unknown
          systemctl | unknown
          systemctl frobnicate a | unknown
          service a restart | booted
          chkconfig --add a | again WRITE service a
          chkconfig a on | again WRITE service a
          update-ca-trust | again
          update-ca-trust extract | again
          update-ca-trust extract x | unknown
          alternatives --set java /usr/bin/j | again
          update-alternatives --quiet --auto java | again
          sysctl -p /etc/sysctl.d/a.conf | booted
          postmap /etc/postfix/a | again READ path /etc/postfix/a, WRITE path /etc/postfix/a.db
          semodule -i /tmp/a.pp | again READ path /tmp/a.pp, WRITE security policy
          visudo -f /etc/sudoers.d/a | unknown
          nginx | unknown
          nginx -tq | again
          sshd -f /a | unknown
          bash -n /a | again READ path /a
          bash /a | unknown
          apachectl configtest | again
          apachectl -t | again
          apachectl graceful | unknown
          haproxy -f /a -c | again
          haproxy -f /a | stays LIVE_SYSTEM
          nft -cf /a | again
          nft -f /a | stays LIVE_SYSTEM
          nft list ruleset | stays LIVE_SYSTEM
          visudo -cf /etc/sudoers.d/a | again READ path /etc/sudoers.d/a, READ path /etc/sudoers
          grub2-mkconfig -o | unknown
          true | again
          docker pull x | stays LIVE_SYSTEM
          consul-cli kv-write a b | stays CLUSTER_OP
          curl -X PUT http://a | stays NO_EQUIVALENT
          yum clean all | stays NO_EQUIVALENT
          hostnamectl set-hostname a | stays PER_HOST
          frobnicate | unknown
          """)
  void callsAreRead(String call, String expected) {
    List<String> words = List.of(call.split(" "));
    Optional<CommandSpec> found =
        CommandTable.find(words.getFirst(), words.subList(1, words.size()));
    String shown = found.map(CommandTableTest::shown).orElse("unknown");
    if (expected.contains(" ")) {
      assertThat(shown).isEqualTo(expected);
    } else {
      assertThat(shown.split(" ")[0]).isEqualTo(expected);
    }
  }

  private static String shown(CommandSpec call) {
    if (call.reason().isPresent()) {
      return "stays " + call.reason().get().code();
    }
    String effects =
        call.effects().stream().map(CommandTableTest::shown).collect(Collectors.joining(", "));
    String kind = call.needsBooted() ? "booted" : call.idempotent() ? "again" : "once";
    return (kind + " " + effects).strip();
  }

  private static String shown(Effect effect) {
    String kind = effect.tree() ? "tree" : effect.kind().name().toLowerCase(java.util.Locale.ROOT);
    return effect.access() + " " + kind + " " + effect.subject();
  }

  @Test
  void everyProgramHasAReasonOrIsKnownWithoutSurprise() {
    assertThat(CommandTable.programs()).hasSizeGreaterThan(250);
    for (String program : CommandTable.programs()) {
      CommandTable.find(program, List.of())
          .flatMap(CommandSpec::reason)
          .ifPresent(reason -> assertThat(ReasonCode.valueOf(reason.code())).isNotNull());
      CommandTable.find(program, List.of("--no-such-option", "x"))
          .ifPresent(call -> assertThat(call.reason()).as(program).isPresent());
    }
  }
}
