package rolepack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import rolepack.diagnostics.DiagnosticKind;

/// A repository with everything that can be wrong with one, made in a folder since most of it could
/// not be stored: one defect per role, and two healthy roles that have to convert all the same.
final class BadRepository {
  /// What the files beside the repository hold; it must turn up nowhere.
  static final String OUTSIDE_TEXT = "stolen-from-outside";

  private static final int TEN_MEGABYTES = 10 * 1024 * 1024;
  private static final int DEEP = 20_000;

  private final Path folder;
  private final Path outside;
  private final List<String> roles = new ArrayList<>();
  private final List<Defect> defects = new ArrayList<>();

  /// One thing that is wrong.
  record Part(String name, Step defect) {
    @Override
    public String toString() {
      return name;
    }
  }

  /// Adds a defect.
  interface Step {
    void addTo(BadRepository repository) throws IOException;
  }

  /// What a defect has to be reported as.
  ///
  /// @param file where, relative to the repository
  /// @param firstLine the first line that may be blamed
  /// @param lastLine the last one
  record Defect(DiagnosticKind kind, String file, int firstLine, int lastLine) {}

  /// @param folder becomes the repository; made where it is missing
  /// @param outside a folder beside it, with files that nobody may read
  BadRepository(Path folder, Path outside) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.outside = Files.createDirectories(outside);
    Files.writeString(outside.resolve("outside.yml"), "---\n- command: " + OUTSIDE_TEXT + "\n");
    Files.writeString(outside.resolve("outside.txt"), OUTSIDE_TEXT + "\n");
  }

  Path folder() {
    return folder;
  }

  /// The exit code of a conversion: a defect fails a role, what is only strange does not.
  int exit() {
    return defects.isEmpty() ? 0 : 1;
  }

  List<Defect> defects() {
    return List.copyOf(defects);
  }

  /// Everything that can be wrong, each apart from the rest.
  static List<Part> parts() {
    return List.of(
        new Part("broken YAML", BadRepository::brokenYaml),
        new Part("broken template", BadRepository::brokenTemplate),
        new Part("include cycle", BadRepository::includeCycle),
        new Part("missing role", BadRepository::missingRole),
        new Part("role cycle", BadRepository::roleCycle),
        new Part("variable that refers to itself", BadRepository::selfReferringVariable),
        new Part("cycle of variables", BadRepository::variableCycle),
        new Part("ten megabytes", BadRepository::tenMegabytes),
        new Part("alias bomb", BadRepository::aliasBomb),
        new Part("link out of the repository", BadRepository::linkOutOfTheRepository),
        new Part("link to itself", BadRepository::linkToItself),
        new Part("unreadable file", BadRepository::unreadableFile),
        new Part("pipes", BadRepository::pipes),
        new Part("not UTF-8", BadRepository::notUtf8),
        new Part("include out of the repository", BadRepository::includeOutOfTheRepository),
        new Part("deep YAML", BadRepository::deepYaml),
        new Part("deep template", BadRepository::deepTemplate),
        new Part("binary template", BadRepository::binaryTemplate),
        new Part("foreign tag", BadRepository::foreignTag));
  }

  /// A repository with some parts, two healthy roles and the playbook that reaches them all.
  BadRepository with(List<Part> parts) throws IOException {
    healthyRoles();
    for (Part each : parts) {
      each.defect().addTo(this);
    }
    return withPlaybook();
  }

  /// `site.yml`, with every role added so far.
  private BadRepository withPlaybook() throws IOException {
    StringBuilder playbook = new StringBuilder("---\n- hosts: all\n  roles:\n");
    for (String role : roles) {
      playbook.append("    - ").append(role).append('\n');
    }
    write("site.yml", playbook.toString());
    return this;
  }

  private void healthyRoles() throws IOException {
    role("healthy-files");
    write(
        "roles/healthy-files/tasks/main.yml",
        """
        - name: configure lantern
          copy:
            content: "brightness = 7\\n"
            dest: /etc/lantern.conf
        """);
    role("healthy-packages");
    write("roles/healthy-packages/tasks/main.yml", "- yum: name=lantern\n");
  }

  private void brokenYaml() throws IOException {
    role("broken-yaml");
    String file =
        write(
            "roles/broken-yaml/tasks/main.yml",
            """
            - name: configure lantern
              copy:
                content: "brightness
                dest: /etc/lantern.conf
            """);
    expect(DiagnosticKind.INVALID_YAML, file, 3, 5);
  }

  private void brokenTemplate() throws IOException {
    role("broken-template");
    write(
        "roles/broken-template/tasks/main.yml",
        "- template: src=lantern.conf.j2 dest=/etc/broken-template.conf\n");
    String file =
        write(
            "roles/broken-template/templates/lantern.conf.j2",
            "rooms\n{% for room in rooms %}\n{{ room }}\n{% endif %}\n");
    expect(DiagnosticKind.INVALID_TEMPLATE, file, 2, 4);
  }

  private void includeCycle() throws IOException {
    role("include-cycle");
    write("roles/include-cycle/tasks/main.yml", "- include: first.yml\n");
    write("roles/include-cycle/tasks/first.yml", "- include: second.yml\n");
    String file =
        write(
            "roles/include-cycle/tasks/second.yml", "- yum: name=lantern\n- include: first.yml\n");
    expect(DiagnosticKind.INCLUDE_CYCLE, file, 2, 2);
  }

  /// The playbook has two lines before its roles.
  private void missingRole() {
    role("nowhere-to-be-found");
    int line = roles.size() + 3;
    expect(DiagnosticKind.MISSING_ROLE, "site.yml", line, line);
  }

  private void roleCycle() throws IOException {
    role("cycle-one");
    write("roles/cycle-one/tasks/main.yml", "- yum: name=one\n");
    write("roles/cycle-one/meta/main.yml", "dependencies:\n  - cycle-two\n");
    write("roles/cycle-two/tasks/main.yml", "- yum: name=two\n");
    String file = write("roles/cycle-two/meta/main.yml", "dependencies:\n  - role: cycle-one\n");
    expect(DiagnosticKind.ROLE_CYCLE, file, 2, 2);
  }

  private void selfReferringVariable() throws IOException {
    role("self-reference");
    String file =
        write(
            "roles/self-reference/defaults/main.yml",
            "---\nlantern_home: \"{{ lantern_home }}/data\"\n");
    write(
        "roles/self-reference/tasks/main.yml", "- file: path={{ lantern_home }} state=directory\n");
    expect(DiagnosticKind.VARIABLE_CYCLE, file, 2, 2);
  }

  private void variableCycle() throws IOException {
    role("variable-cycle");
    String file =
        write(
            "roles/variable-cycle/defaults/main.yml",
            "---\nmorning: '{{ evening }}'\nevening: '{{ night }}'\nnight: '{{ morning }}'\n");
    write("roles/variable-cycle/tasks/main.yml", "- file: path={{ night }} state=directory\n");
    expect(DiagnosticKind.VARIABLE_CYCLE, file, 2, 4);
  }

  private void tenMegabytes() throws IOException {
    role("ten-megabytes");
    StringBuilder text = new StringBuilder(TEN_MEGABYTES + 64).append("---\n");
    for (int i = 0; text.length() < TEN_MEGABYTES; i++) {
      text.append("lamp_").append(i).append(": { colour: amber, rooms: [porch, hall] }\n");
    }
    String file = write("roles/ten-megabytes/defaults/main.yml", text.toString());
    write("roles/ten-megabytes/tasks/main.yml", "- yum: name=lantern\n");
    expect(DiagnosticKind.FILE_TOO_LARGE, file, 1, 1);
  }

  private void aliasBomb() throws IOException {
    role("alias-bomb");
    StringBuilder text = new StringBuilder("---\na0: &a0 [boom, boom, boom, boom, boom]\n");
    for (int i = 1; i <= 30; i++) {
      String alias = "*a" + (i - 1);
      text.append("a%d: &a%d [%s]\n".formatted(i, i, (alias + ", ").repeat(9) + alias));
    }
    String file = write("roles/alias-bomb/defaults/main.yml", text.toString());
    write(
        "roles/alias-bomb/tasks/main.yml",
        "- file: path=/srv/{{ item }} state=directory\n  with_items: '{{ a30 }}'\n");
    expect(DiagnosticKind.TOO_MANY_ALIASES, file, 2, 32);
  }

  private void linkOutOfTheRepository() throws IOException {
    role("link-outside");
    Path tasks = Files.createDirectories(folder.resolve("roles/link-outside/tasks"));
    Files.createSymbolicLink(tasks.resolve("main.yml"), outside.resolve("outside.yml"));
    Path files = Files.createDirectories(folder.resolve("roles/link-outside/files"));
    Files.createSymbolicLink(files.resolve("folder"), outside);
    expect(DiagnosticKind.OUTSIDE_REPOSITORY, "roles/link-outside/tasks/main.yml", 1, 1);
  }

  /// Not an error by itself, but a walk that follows it has no end.
  private void linkToItself() throws IOException {
    role("link-to-itself");
    write(
        "roles/link-to-itself/tasks/main.yml",
        "- copy: src=parts/ dest=/usr/share/lantern/parts\n");
    Path parts = Files.createDirectories(folder.resolve("roles/link-to-itself/files/parts"));
    Files.createSymbolicLink(parts.resolve("again"), parts);
    Files.createSymbolicLink(parts.resolve("dangling"), Path.of("nothing-here"));
    Files.createSymbolicLink(parts.resolve("own"), Path.of("own"));
  }

  /// An administrator can read everything; then there is nothing to report.
  private void unreadableFile() throws IOException {
    role("unreadable");
    String file = write("roles/unreadable/tasks/main.yml", "- include: locked.yml\n");
    Path locked = folder.resolve(write("roles/unreadable/tasks/locked.yml", "- yum: name=a\n"));
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
    if (!Files.isReadable(locked)) {
      expect(DiagnosticKind.UNREADABLE_FILE, file.replace("main", "locked"), 1, 1);
    }
  }

  /// Reading a pipe that nobody writes to has no end.
  private void pipes() throws IOException {
    role("pipes");
    write(
        "roles/pipes/tasks/main.yml",
        "- copy: src=parts/ dest=/srv/parts\n- template: src=pipe.j2 dest=/etc/pipe.conf\n");
    expect(DiagnosticKind.UNREADABLE_FILE, "roles/pipes/templates/pipe.j2", 1, 1);
    for (String pipe : List.of("files/parts/pipe", "templates/pipe.j2", "vars/main.yml")) {
      Path path = folder.resolve("roles/pipes").resolve(pipe);
      Files.createDirectories(path.getParent());
      try {
        new ProcessBuilder("mkfifo", path.toString()).inheritIO().start().waitFor();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void notUtf8() throws IOException {
    role("not-utf8");
    Path file = folder.resolve(write("roles/not-utf8/tasks/main.yml", ""));
    Files.write(file, "- yum: name=lantern\n# gr\u00fcn\n".getBytes(StandardCharsets.ISO_8859_1));
    expect(DiagnosticKind.NOT_UTF8, "roles/not-utf8/tasks/main.yml", 1, 2);
  }

  private void includeOutOfTheRepository() throws IOException {
    role("include-outside");
    String up = "../".repeat(3 + folder.getNameCount());
    String file =
        write(
            "roles/include-outside/tasks/main.yml",
            """
            - yum: name=lantern
            - include: UP/etc/passwd
            - copy: src=UP/etc/passwd dest=/etc/stolen
            - copy: src=/etc/passwd dest=/etc/absolute
            """
                .replace("UP/", up));
    expect(DiagnosticKind.OUTSIDE_REPOSITORY, file, 2, 2);
  }

  private void deepYaml() throws IOException {
    role("deep-yaml");
    write("roles/deep-yaml/tasks/main.yml", "- yum: name=lantern\n");
    String file =
        write(
            "roles/deep-yaml/defaults/main.yml",
            "lamps: " + "[".repeat(DEEP) + "]".repeat(DEEP) + "\n");
    expect(DiagnosticKind.TOO_DEEP, file, 1, 1);
  }

  private void deepTemplate() throws IOException {
    role("deep-template");
    write(
        "roles/deep-template/tasks/main.yml",
        "- template: src=deep.j2 dest=/etc/deep-template.conf\n");
    String file =
        write(
            "roles/deep-template/templates/deep.j2",
            "lamps\n{{ " + "(".repeat(DEEP) + "1" + ")".repeat(DEEP) + " }}\n");
    expect(DiagnosticKind.TOO_DEEP, file, 2, 2);
  }

  private void binaryTemplate() throws IOException {
    role("binary-template");
    write(
        "roles/binary-template/tasks/main.yml",
        "- template: src=noise.j2 dest=/etc/binary-template.conf\n");
    Path file = folder.resolve(write("roles/binary-template/templates/noise.j2", ""));
    Files.write(file, new byte[] {0, 1, 2, (byte) 0xff, (byte) 0xfe, '{', '{', 10, 0});
    expect(DiagnosticKind.NOT_UTF8, "roles/binary-template/templates/noise.j2", 1, 2);
  }

  /// What PyYAML's unsafe loader would run.
  private void foreignTag() throws IOException {
    role("foreign-tag");
    write("roles/foreign-tag/tasks/main.yml", "- yum: name=lantern\n");
    String file =
        write(
            "roles/foreign-tag/defaults/main.yml",
            "---\nlamp: !!python/object/apply:os.system ['touch stolen']\n");
    expect(DiagnosticKind.INVALID_YAML, file, 2, 2);
  }

  private void role(String name) {
    roles.add(name);
  }

  private void expect(DiagnosticKind kind, String file, int firstLine, int lastLine) {
    defects.add(new Defect(kind, file, firstLine, lastLine));
  }

  private String write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return path;
  }
}
