package rolepack.cli;

import java.util.List;
import java.util.Optional;
import rolepack.generated.functions.ConsulTemplateVersion;
import rolepack.plan.Target;

/// What the command line asks for; paths are still as the user wrote them.
sealed interface Invocation {
  /// `--help`, `COMMAND --help`.
  record Help(Optional<Command> command) implements Invocation {}

  /// `--version`.
  record Version() implements Invocation {}

  /// A command that a later version brings.
  record Later(Command command) implements Invocation {}

  /// `audit REPO`.
  record Audit(String repository, Choices choices, Presentation presentation)
      implements Invocation {}

  /// `convert REPO -o OUT`.
  record Convert(
      String repository, String output, boolean force, Choices choices, Presentation presentation)
      implements Invocation {}

  /// `check FIXTURES`.
  record Check(String fixtures, boolean accept, Presentation presentation) implements Invocation {}

  /// `render TEMPLATE`.
  ///
  /// @param version of consul-template; empty for the newest that is known
  record Render(
      RenderInput input,
      Optional<String> data,
      Optional<TemplateEngine> engine,
      Optional<ConsulTemplateVersion> version,
      Presentation presentation)
      implements Invocation {}

  /// What `render` renders.
  sealed interface RenderInput {
    /// A template file.
    record OneTemplate(String path) implements RenderInput {}

    /// A file of cases, one a line.
    record Batch(String path) implements RenderInput {}
  }

  /// `verify OUT`.
  record Verify(String output, Presentation presentation) implements Invocation {}

  /// The options that say what is converted, and how.
  record Choices(
      List<String> playbooks,
      List<String> inventories,
      List<String> extraVariables,
      Optional<String> configuration,
      Optional<String> prefix,
      Optional<String> release,
      Optional<Target> target,
      Optional<String> consulTemplate,
      List<String> contents,
      boolean bake,
      boolean strict,
      boolean dropIns,
      boolean modernize) {
    public Choices {
      playbooks = List.copyOf(playbooks);
      inventories = List.copyOf(inventories);
      extraVariables = List.copyOf(extraVariables);
      contents = List.copyOf(contents);
    }
  }

  /// The options that say how results are printed.
  record Presentation(Format format, boolean quiet, Color color) {}

  /// `--format`.
  enum Format {
    TEXT,
    JSON
  }

  /// `--color`.
  enum Color {
    AUTO,
    ALWAYS,
    NEVER
  }
}
