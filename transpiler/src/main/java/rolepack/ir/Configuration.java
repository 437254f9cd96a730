package rolepack.ir;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SourceSpan;

/// What the user says about a repository in `rolepack.yml`: what rolepack cannot know, and what it
/// shall do otherwise than it would.
///
/// @param prefix `prefix: acme`
/// @param release `release: 1.2.0`
/// @param target `target: el7`
/// @param consulTemplate `consul-template: 0.15.0`
/// @param pin variables that are build-time values
/// @param secrets variables and files that hold secrets although their name does not say so
/// @param notSecrets `public`: variables and files that hold no secret although their name says so
/// @param facts `facts: {ansible_distribution_version: "7.9"}`, facts that are equal on every host;
///   by name
/// @param owners `owners: {/etc/lantern.conf: lantern}`, the packages that bring files
/// @param topology which groups of hosts follow Consul's catalogue
/// @param decisions what the user decides about single tasks
public record Configuration(
    Optional<Word> prefix,
    Optional<Word> release,
    Optional<Word> target,
    Optional<Word> consulTemplate,
    List<Word> pin,
    List<Word> secrets,
    List<Word> notSecrets,
    Map<String, Fact> facts,
    PathOwners owners,
    Topology topology,
    List<TaskDecision> decisions) {
  public Configuration {
    Objects.requireNonNull(owners);
    Objects.requireNonNull(topology);
    Objects.requireNonNull(prefix);
    Objects.requireNonNull(release);
    Objects.requireNonNull(target);
    Objects.requireNonNull(consulTemplate);
    pin = List.copyOf(pin);
    secrets = List.copyOf(secrets);
    notSecrets = List.copyOf(notSecrets);
    facts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    decisions = List.copyOf(decisions);
  }

  /// Nothing said.
  public static final Configuration NONE =
      new Configuration(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          List.of(),
          Map.of(),
          PathOwners.NONE,
          Topology.NONE,
          List.of());

  /// The same with more variables that are build-time values.
  public Configuration withPinned(List<Word> more) {
    List<Word> all = Stream.concat(pin.stream(), more.stream()).toList();
    return new Configuration(
        prefix,
        release,
        target,
        consulTemplate,
        all,
        secrets,
        notSecrets,
        facts,
        owners,
        topology,
        decisions);
  }

  /// Whether a variable is to be a build-time value.
  public boolean isPinned(String variable) {
    return pin.stream().anyMatch(each -> each.text().equals(variable));
  }

  /// What the user says about a variable or file: `true` it is a secret, `false` it is none, empty
  /// where nothing is said.
  public Optional<Boolean> isSecret(String name) {
    return Stream.concat(
            secrets.stream().filter(each -> each.text().equals(name)).map(_ -> true),
            notSecrets.stream().filter(each -> each.text().equals(name)).map(_ -> false))
        .findFirst();
  }

  /// What is decided about a task in one of the ways; empty where nothing is.
  public Optional<TaskDecision> decision(TaskNode.Task task, Class<? extends Verdict> way) {
    return decisions.stream()
        .filter(each -> way.isInstance(each.verdict()) && each.means(task))
        .findFirst();
  }

  /// A text of the file and where it stands.
  public record Word(String text, SourceSpan span) {
    public Word {
      Objects.requireNonNull(text);
      Objects.requireNonNull(span);
    }
  }

  /// One `name: value` of `facts`.
  public record Fact(String name, YamlNode value, SourceSpan span) {
    public Fact {
      Objects.requireNonNull(name);
      Objects.requireNonNull(value);
      Objects.requireNonNull(span);
    }
  }

  /// `{file: roles/x/tasks/main.yml, line: 3, keep: we watch this one}`; with `name: …` in the
  /// place of the line it means every task of the file that has this name.
  ///
  /// @param file relative to the repository
  /// @param reason the user's words, never empty
  public record TaskDecision(
      String file, Place place, Verdict verdict, String reason, SourceSpan span) {
    public TaskDecision {
      Objects.requireNonNull(file);
      Objects.requireNonNull(place);
      Objects.requireNonNull(verdict);
      Objects.requireNonNull(reason);
      Objects.requireNonNull(span);
    }

    /// Whether this is about a task.
    public boolean means(TaskNode.Task task) {
      return task.span().file().path().equals(file)
          && switch (place) {
            case Place.Line(int line) ->
                task.span().startLine() <= line && line <= task.span().endLine();
            case Place.Name(String name) -> task.name().equals(name);
          };
    }
  }

  /// What the user decides about a task.
  public sealed interface Verdict {
    /// `keep: …`: it stays in the playbook.
    record Keep() implements Verdict {}

    /// `move: …`: its place among the other tasks does not matter, and a command whose effects are
    /// unknown may run whenever its package is installed or upgraded.
    record Move() implements Verdict {}

    /// `touches: {reads: …, writes: …, because: …}`: what it reads and writes on the machine, in
    /// place of what rolepack takes it to.
    record Touches(List<Touched> reads, List<Touched> writes) implements Verdict {
      public Touches {
        reads = List.copyOf(reads);
        writes = List.copyOf(writes);
      }
    }
  }

  /// A thing on the machine: `/var/lib/x` with all that is below it, `package x`, `service x`,
  /// `account x`.
  public record Touched(Kind kind, String name) {
    /// The first word of such a thing; a path has none.
    public enum Kind {
      PATH,
      PACKAGE,
      SERVICE,
      ACCOUNT
    }
  }

  /// Which tasks of a file are meant.
  public sealed interface Place {
    /// The task that covers a line.
    record Line(int line) implements Place {}

    /// The tasks with a name.
    record Name(String name) implements Place {}
  }
}
