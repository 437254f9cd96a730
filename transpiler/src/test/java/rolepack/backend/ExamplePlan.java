package rolepack.backend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.ir.Inventory;
import rolepack.ir.Keywords;
import rolepack.ir.Play;
import rolepack.ir.Playbook;
import rolepack.ir.Repository;
import rolepack.ir.Role;
import rolepack.ir.TaskFile;
import rolepack.ir.TaskNode;
import rolepack.plan.Dependency;
import rolepack.plan.FileAttributes;
import rolepack.plan.InstallTask;
import rolepack.plan.MigrationPlan;
import rolepack.plan.Outcome;
import rolepack.plan.PackagePlan;
import rolepack.plan.PayloadEntry;
import rolepack.plan.PinnedVariable;
import rolepack.plan.PlanSettings;
import rolepack.plan.ReasonCode;
import rolepack.plan.ResidualReason;
import rolepack.plan.ResidualRole;
import rolepack.plan.RolePlan;
import rolepack.plan.RoleStatus;
import rolepack.plan.ScriptPhase;
import rolepack.plan.ScriptStep;
import rolepack.plan.TaskOutcome;
import rolepack.plan.TemplateOutcome;
import rolepack.source.RepositoryFiles;
import rolepack.source.SourceFile;
import rolepack.source.SourceSpan;

/// The plan of a small role, written by hand: what the back ends are given, without a planner.
public final class ExamplePlan {
  private static final String TASKS =
      """
      ---
      - name: install metricsd
        yum: name={{ item }} state=present
        with_items: [metricsd, libsemanage-python]

      - name: create plugin directory
        file: path=/usr/share/metricsd/plugins state=directory mode=0755

      - name: configure metricsd
        template: src=metricsd.conf.j2 dest=/etc/metricsd.conf
        notify: restart metricsd

      # a look before we start
      - name: is the port open already
        command: ss -ltn
        register: ports
        changed_when: no

      - name: warn about the port
        debug: msg="port {{ metricsd_port }} is taken"
        when: ports.stdout.find(metricsd_port|string) != -1

      - name: start metricsd
        service: name=metricsd state=started enabled=yes
      """;
  private static final String HANDLERS =
      """
      ---
      - name: restart metricsd
        service: name=metricsd state=restarted
      """;

  private final TaskFile tasks = TaskTexts.parse("roles/metricsd/tasks/main.yml", TASKS);
  private final TaskFile handlers = TaskTexts.parse("roles/metricsd/handlers/main.yml", HANDLERS);
  private final Repository repository;
  private String message = "its result is registered";

  private ExamplePlan(Path folder) throws IOException {
    write(folder.resolve(tasks.path()), TASKS);
    write(folder.resolve(handlers.path()), HANDLERS);
    write(folder.resolve("roles/metricsd/defaults/main.yml"), "metricsd_port: 25826\n");
    write(folder.resolve("roles/metricsd/templates/metricsd.conf.j2"), "Port 1\n");
    write(folder.resolve("site.yml"), "- hosts: role=worker\n  roles: [metricsd]\n");
    write(folder.resolve("ssl/private/key.pem"), "a secret\n");
    SourceFile site = new SourceFile("site.yml", Files.readString(folder.resolve("site.yml")));
    repository =
        new Repository(
            new RepositoryFiles(folder),
            List.of(new Playbook(site, List.of(play(site, "role=worker"), play(site, "all")))),
            List.of(role()),
            List.of(),
            Inventory.EMPTY,
            List.of(),
            false);
  }

  /// The plan, its repository written to a folder.
  public static MigrationPlan in(Path folder) throws IOException {
    return new ExamplePlan(folder).plan();
  }

  /// The same, and the first task that stays says another reason.
  public static MigrationPlan withMessage(Path folder, String message) throws IOException {
    ExamplePlan example = new ExamplePlan(folder);
    example.message = message;
    return example.plan();
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static Play play(SourceFile site, String hosts) {
    return new Play(
        site.span(),
        "",
        hosts,
        true,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Keywords.NONE);
  }

  private Role role() {
    return new Role(
        "metricsd",
        "roles/metricsd",
        List.of(handlers, tasks),
        Optional.of(tasks),
        Optional.of(handlers),
        List.of(),
        List.of(),
        List.of(),
        "Sends host metrics.",
        List.of(),
        List.of(),
        false);
  }

  private TaskNode.Task task(int index) {
    return (TaskNode.Task) tasks.tasks().get(index);
  }

  private MigrationPlan plan() {
    List<RolePlan> roles = List.of(rolePlan(), emptyRole());
    return new MigrationPlan(
        repository,
        PlanSettings.defaults("acme"),
        roles,
        List.of(common(), main(), dynamic()),
        List.of(template()),
        List.of("ssl/private/key.pem"));
  }

  private static PackagePlan empty(String name, String description, Dependency... depends) {
    return new PackagePlan(
        name,
        "metricsd",
        description,
        List.of(depends),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static PackagePlan common() {
    return empty("acme-common", "What all hosts have.");
  }

  private static PackagePlan dynamic() {
    return empty(
        "acme-metricsd-dynamic",
        "Sends host metrics. Configuration kept up to date by consul-template.",
        new Dependency("acme-metricsd", Optional.of("= 1.0.0")),
        new Dependency("consul-template", Optional.of(">= 0.19.5")));
  }

  private PackagePlan main() {
    return new PackagePlan(
        "acme-metricsd",
        "metricsd",
        "Sends host metrics.",
        List.of(
            Dependency.on("acme-common"),
            Dependency.on("libsemanage-python"),
            Dependency.on("metricsd")),
        List.of(),
        List.of(
            new PayloadEntry.Directory(
                "/usr/share/metricsd/plugins", FileAttributes.NEW_DIRECTORY, task(1).span())),
        List.of(
            new ScriptStep(
                List.of(ScriptPhase.AFTER_INSTALL),
                "start metricsd",
                List.of(
                    "systemctl enable metricsd >/dev/null 2>&1 || :",
                    "if [ -d /run/systemd/system ]; then systemctl start metricsd || :; fi"),
                task(5).span())),
        List.of());
  }

  private RolePlan rolePlan() {
    Map<TaskNode.Task, String> kept = new IdentityHashMap<>();
    kept.put(
        task(3),
        "rolepack: stays in the playbook, DYNAMIC_VALUE: its result is registered as ports");
    kept.put(
        task(4),
        "rolepack: stays in the playbook, DYNAMIC_VALUE: its condition reads ports (line 16)");
    InstallTask install =
        new InstallTask(
            "install acme-metricsd",
            List.of("acme-metricsd", "acme-metricsd-dynamic"),
            List.of(),
            Optional.empty(),
            List.of(),
            List.of());
    SourceSpan definition = new SourceFile("group_vars/all.yml", "a: 1\n").span();
    return new RolePlan(
        repository.roles().getFirst(),
        RoleStatus.PARTIAL,
        items(),
        List.of(main(), dynamic()),
        new ResidualRole(
            repository.roles().getFirst(),
            List.of(install),
            Map.of(),
            kept,
            List.of("roles/metricsd/templates/metricsd.conf.j2")),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of("libsemanage-python", "metricsd"),
        List.of(),
        List.of(
            new PinnedVariable(
                "plugin_folder", Optional.of("/usr/share"), definition, List.of(task(1).span()))),
        List.of("role=worker"));
  }

  private List<TaskOutcome> items() {
    List<TaskOutcome> items = new ArrayList<>();
    items.add(
        moved(
            (TaskNode.Task) handlers.tasks().getFirst(),
            Outcome.TEMPLATED,
            "acme-metricsd-dynamic",
            "command of the template",
            "restarts metricsd"));
    items.add(
        moved(
            task(0),
            Outcome.PACKAGED,
            "acme-metricsd",
            "dependency",
            "installs metricsd and libsemanage-python"));
    items.add(
        moved(
            task(1),
            Outcome.PACKAGED,
            "acme-metricsd",
            "payload",
            "creates the directory /usr/share/metricsd/plugins, mode 0755"));
    items.add(
        moved(
            task(2),
            Outcome.TEMPLATED,
            "acme-metricsd-dynamic",
            "consul-template",
            "fills in /etc/metricsd.conf, restarts metricsd when it changes",
            "/etc/metricsd.conf"));
    items.add(stays(task(3), "runs `ss -ltn`", message));
    items.add(stays(task(4), "prints a warning", "its condition reads a registered result"));
    items.add(
        moved(
            task(5),
            Outcome.PACKAGED,
            "acme-metricsd",
            "after-install",
            "starts and enables metricsd"));
    return items;
  }

  private static TaskOutcome moved(
      TaskNode.Task task,
      Outcome outcome,
      String packageName,
      String realization,
      String summary,
      String... wrote) {
    String file = task.span().file().path();
    return new TaskOutcome(
        file,
        task,
        file.contains("/handlers/"),
        outcome,
        Optional.of(packageName),
        Optional.of(realization),
        summary,
        List.of(),
        List.of(wrote),
        outcome == Outcome.TEMPLATED && wrote.length > 0
            ? List.of("acme/metricsd_port", "acme/metricsd_tls", "acme/metricsd_peers")
            : List.of(),
        List.of());
  }

  private static TaskOutcome stays(TaskNode.Task task, String summary, String message) {
    return new TaskOutcome(
        task.span().file().path(),
        task,
        false,
        Outcome.RESIDUAL,
        Optional.empty(),
        Optional.empty(),
        summary,
        List.of(
            new ResidualReason(
                ReasonCode.DYNAMIC_VALUE,
                message,
                task.span(),
                "let the service check its port itself")),
        List.of());
  }

  private RolePlan emptyRole() {
    Role role =
        new Role(
            "a|b<c>",
            "roles/nothing",
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            "",
            List.of(),
            List.of(),
            false);
    return new RolePlan(
        role,
        RoleStatus.PORTED,
        List.of(),
        List.of(),
        new ResidualRole(role, List.of(), Map.of(), Map.of(), List.of()),
        Optional.of("it only has templates"),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static TemplateOutcome template() {
    return new TemplateOutcome(
        "roles/metricsd/templates/metricsd.conf.j2",
        Outcome.TEMPLATED,
        Optional.of("/etc/metricsd.conf"),
        List.of(
            variable("metricsd_peers", "list"),
            variable("metricsd_port", "string"),
            variable("metricsd_tls", "bool")),
        Optional.empty(),
        List.of(),
        List.of());
  }

  private static TemplateOutcome.TemplateVariable variable(String name, String type) {
    return new TemplateOutcome.TemplateVariable(
        name, type, rolepack.analysis.BindingTime.RENDER, Optional.of("acme/" + name));
  }
}
