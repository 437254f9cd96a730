package rolepack.backend.playbook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import rolepack.backend.Artifact;
import rolepack.backend.Backend;
import rolepack.diagnostics.Diagnostics;
import rolepack.ir.Play;
import rolepack.ir.Playbook;
import rolepack.ir.Repository;
import rolepack.ir.Role;
import rolepack.ir.TaskFile;
import rolepack.plan.MigrationPlan;
import rolepack.plan.ResidualRole;
import rolepack.plan.RolePlan;
import rolepack.plan.RoleStatus;
import rolepack.plan.Target;
import rolepack.source.SourceFile;

/// Writes the repository as it is to be run beside the packages: each role installs its packages
/// first and then does what stays.
public final class PlaybookBackend implements Backend {
  private static final String FOLDER = "residual";

  @Override
  public List<Artifact> write(MigrationPlan plan, Diagnostics diagnostics) {
    Map<String, String> changed = new TreeMap<>();
    Set<String> leftOut = new HashSet<>();
    for (RolePlan each : plan.roles()) {
      if (each.status() != RoleStatus.FAILED) {
        edit(each.residual(), plan.settings().target(), changed);
        leftOut.addAll(each.residual().unneeded());
      }
    }
    gatherLess(plan, changed);
    if (plan.settings().modernize()) {
      modernize(plan.repository(), changed);
    }
    leftOut.removeAll(changed.keySet());
    List<Artifact> artifacts =
        new ArrayList<>(
            RepositoryCopy.of(
                plan.repository().files(),
                FOLDER,
                changed,
                leftOut,
                plan.secretFiles(),
                diagnostics));
    SiteFiles.note(FOLDER, plan.secretFiles(), plan.repository().files()).ifPresent(artifacts::add);
    return artifacts;
  }

  /// What stays, in the syntax of Ansible 2.14.
  private static void modernize(Repository repository, Map<String, String> changed) {
    Set<String> bare = BareTerms.of(repository);
    for (TaskFile file : repository.taskFiles().values()) {
      if (!file.broken()) {
        String text = changed.getOrDefault(file.path(), file.source().text());
        changed.put(file.path(), ModernSyntax.ofTasks(file.path(), text, bare));
      }
    }
    for (SourceFile source : playbooks(repository)) {
      String text = changed.getOrDefault(source.path(), source.text());
      changed.put(source.path(), ModernSyntax.ofPlaybook(source.path(), text, bare));
    }
  }

  private static void gatherLess(MigrationPlan plan, Map<String, String> changed) {
    for (SourceFile source : playbooks(plan.repository())) {
      String text = PlayFacts.edit(source, plan.gathering());
      if (!text.equals(source.text())) {
        changed.put(source.path(), text);
      }
    }
  }

  /// The chosen playbooks, and those that they import.
  private static Collection<SourceFile> playbooks(Repository repository) {
    Map<String, SourceFile> found = new LinkedHashMap<>();
    for (Playbook playbook : repository.playbooks()) {
      found.put(playbook.path(), playbook.source());
      for (Play play : playbook.plays()) {
        found.putIfAbsent(play.span().file().path(), play.span().file());
      }
    }
    return found.values();
  }

  private static void edit(ResidualRole residual, Target target, Map<String, String> changed) {
    Role role = residual.role();
    for (TaskFile file : role.taskFiles()) {
      boolean first = role.main().filter(main -> main.path().equals(file.path())).isPresent();
      AddedTasks added = first ? AddedTasks.of(residual, target) : AddedTasks.NONE;
      if (!file.broken()) {
        changed.put(
            file.path(), TaskFileEditor.edit(file, residual.kept(), added, residual.reworded()));
      }
    }
    if (role.main().isEmpty() && !residual.installs().isEmpty()) {
      String path = role.path() + "/tasks/main.yml";
      TaskFile none = new TaskFile(new SourceFile(path, ""), false, List.of(), false);
      changed.put(
          path, TaskFileEditor.edit(none, residual.kept(), AddedTasks.of(residual, target)));
    }
  }
}
