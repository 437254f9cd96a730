package rolepack.plan;

import java.util.List;
import java.util.Optional;
import rolepack.source.SourceSpan;

/// A piece of a package: what one task, or one item of its loop, becomes.
sealed interface Part {
  /// When the package brings it about.
  Stage stage();

  /// The stages of an installation, in the order in which they happen.
  enum Stage {
    PREREQUISITE,
    /// After the files of a package that brings repositories.
    PREPARATION,
    DEPENDENCY,
    BEFORE_INSTALL,
    PAYLOAD,
    AFTER_INSTALL,
    /// Some time after the installation, when consul-template has run.
    RENDERED
  }

  /// A package of the distribution, or one of a repository that others come from.
  ///
  /// @param repository one that is disabled, and enabled for its installation only
  record Needs(Dependency dependency, boolean prerequisite, Optional<String> repository)
      implements Part {
    @Override
    public Stage stage() {
      return prerequisite ? Stage.PREREQUISITE : Stage.DEPENDENCY;
    }
  }

  /// A package that must not be there.
  record Excludes(String packageName) implements Part {
    @Override
    public Stage stage() {
      return Stage.DEPENDENCY;
    }
  }

  /// A path that the package lays down.
  ///
  /// @param kept what it keeps of an earlier task's attributes
  /// @param dropIn whether it takes the place of an edit, or only serves a script, and counts
  ///   together with those
  /// @param shared what adds it to the file, where several tasks each write a part of it, and
  ///   another package lays the file down
  record Lays(PayloadEntry entry, KeptAttributes kept, boolean dropIn, Optional<ScriptStep> shared)
      implements Part {
    /// A path that no other task has a part of.
    Lays(PayloadEntry entry, KeptAttributes kept, boolean dropIn) {
      this(entry, kept, dropIn, Optional.empty());
    }

    /// A path of its own.
    Lays(PayloadEntry entry, KeptAttributes kept) {
      this(entry, kept, false);
    }

    /// A path whose attributes the task says in full.
    Lays(PayloadEntry entry) {
      this(entry, KeptAttributes.NONE);
    }

    @Override
    public Stage stage() {
      return bringsRepository() ? Stage.PREREQUISITE : dropIn ? Stage.AFTER_INSTALL : Stage.PAYLOAD;
    }

    /// Whether the package manager finds packages through it, so that it has to be there before
    /// them.
    boolean bringsRepository() {
      return RepositoryEdits.isSource(entry.path())
          || entry.path().startsWith("/etc/pki/rpm-gpg/")
          || entry.path().startsWith("/etc/apt/keyrings/");
    }
  }

  /// A file that lies beside in the package, and that a script puts in place.
  record Places(FilePlacement.Wanted file, SourceSpan origin) implements Part {
    @Override
    public Stage stage() {
      return Stage.AFTER_INSTALL;
    }
  }

  /// A file that consul-template makes.
  record Renders(RenderedFile file) implements Part {
    @Override
    public Stage stage() {
      return Stage.RENDERED;
    }
  }

  /// What a handler, or a task, does to units, in commands that need no shell: consul-template runs
  /// them when it has changed a file, those of a task if they bring units up and wait for files.
  ///
  /// @param handler whether it is a handler, which leaves a service as it is that was stopped
  record Reacts(List<SystemctlCommand> units, boolean handler) implements Part {
    public Reacts {
      units = List.copyOf(units);
    }

    List<String> commands() {
      return units.stream().map(each -> handler ? each.gentle() : each.words()).toList();
    }

    /// The same, as Ansible does it: a restart starts what does not run.
    List<String> literal() {
      return units.stream().map(SystemctlCommand::words).toList();
    }

    /// What it comes to where the units do not run.
    List<String> starting() {
      return units.stream().map(SystemctlCommand::starting).toList();
    }

    @Override
    public Stage stage() {
      return Stage.AFTER_INSTALL;
    }
  }

  /// A piece of a script.
  record Runs(ScriptStep step) implements Part {
    @Override
    public Stage stage() {
      return step.phases().contains(ScriptPhase.BEFORE_INSTALL)
          ? Stage.BEFORE_INSTALL
          : Stage.AFTER_INSTALL;
    }
  }
}
