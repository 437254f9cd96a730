package rolepack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rolepack.backend.Artifact;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.ReadOptions;
import rolepack.plan.Outcome;
import rolepack.plan.PlanSettings;

/// A password that is written out in a task gets into no package and no report: only the playbook,
/// where it was, has it.
class WrittenSecretsTest {
  @TempDir Path repository;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "command: mysqladmin -u root password hyacinth",
        "command: mysql -phyacinth -e 'create database x' creates=/var/lib/mysql/x",
        "command: /opt/lantern/setup --password=hyacinth creates=/opt/lantern/done",
        "command: /opt/lantern/setup --api-token hyacinth creates=/opt/lantern/done",
        "command: curl -u keeper:hyacinth http://lantern.example.com/",
        "command: htpasswd -b -c /etc/lantern.users keeper hyacinth",
        "command: openssl passwd -1 hyacinth",
        "command: rabbitmqctl add_user keeper hyacinth",
        "command: vault login hyacinth",
        "shell: echo 'PASSWORD=hyacinth' > /etc/lantern.conf",
        "shell: export LANTERN_SECRET=hyacinth; /opt/lantern/run",
        "script: setup.sh --passphrase hyacinth",
        "copy: {content: \"lamp = 1\\npassword = hyacinth\\n\", dest: /etc/lantern.conf}",
        "copy: {content: '{\"token\": \"hyacinth\"}', dest: /etc/lantern.json}",
        "lineinfile: {path: /etc/lantern.conf, line: 'secret_key=hyacinth', create: yes}",
        "blockinfile: {path: /etc/lantern.conf, block: 'db_password: hyacinth', create: yes}",
        "replace: {path: /etc/lantern.conf, regexp: x, replace: 'apiKey=hyacinth'}",
        "ini_file: {path: /etc/lantern.ini, section: a, option: auth_token, value: hyacinth}",
        "cron: {name: count, job: '/opt/lantern/count --password hyacinth=1 token=hyacinth'}",
      })
  void staysInThePlaybook(String task) throws IOException {
    Conversion conversion = convert(task);
    assertThat(conversion.plan().roles().getFirst().items().getFirst().outcome())
        .isEqualTo(Outcome.RESIDUAL);
    List<String> holding = new ArrayList<>();
    for (Artifact each : conversion.artifacts()) {
      if (each instanceof Artifact.Text(String path, String content, _)
          && content.contains("hyacinth")) {
        holding.add(path);
      }
    }
    assertThat(holding).isEqualTo(List.of("residual/roles/probe/tasks/main.yml"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lineinfile: {path: /etc/nsswitch.conf, line: 'passwd: files sss', create: yes}",
        "lineinfile: {path: /etc/ssh/sshd_config, line: PasswordAuthentication no, create: yes}",
        "copy: {content: 'password_file=/etc/lantern.pw', dest: /etc/lantern.conf}",
        "copy: {content: 'token_ttl = 3600', dest: /etc/lantern.conf}",
        "copy: {content: '# password = lamp', dest: /etc/lantern.conf}",
        "copy: {content: 'secret: \"\"', dest: /etc/lantern.conf}",
        "copy: {content: 'require_password = yes', dest: /etc/lantern.conf}",
        "ini_file: {path: /etc/lantern.ini, section: a, option: password, value: 'no'}",
        "command: /opt/lantern/setup --password-file /etc/lantern.pw creates=/opt/lantern/done",
      })
  void whatOnlySpeaksOfSecretsLeaves(String task) throws IOException {
    assertThat(convert(task).plan().roles().getFirst().items().getFirst().outcome())
        .isEqualTo(Outcome.PACKAGED);
  }

  private Conversion convert(String task) throws IOException {
    write("site.yml", "- hosts: all\n  become: yes\n  roles: [probe]\n");
    write("roles/probe/files/setup.sh", "#!/bin/sh\n");
    write("roles/probe/tasks/main.yml", "- " + task + "\n");
    return Transpiler.convert(
        new ConversionRequest(ReadOptions.of(repository), PlanSettings.defaults("acme")),
        new Diagnostics(),
        _ -> {});
  }

  private void write(String path, String text) throws IOException {
    Path file = repository.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
