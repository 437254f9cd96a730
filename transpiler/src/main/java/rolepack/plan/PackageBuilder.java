package rolepack.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import rolepack.source.SourceSpan;

/// Gathers what goes into one package.
final class PackageBuilder {
  private final String name;
  private final String role;
  private final String description;
  private final Installation installation;
  private final boolean diverts;
  private final Map<String, Dependency> dependencies = new TreeMap<>();
  private final TreeSet<String> conflicts = new TreeSet<>();
  private final TreeSet<String> followed = new TreeSet<>();
  private final SequencedMap<String, PayloadEntry> payload = new LinkedHashMap<>();
  private final Map<String, KeptAttributes> kept = new HashMap<>();
  private final SequencedSet<ScriptStep> steps = new LinkedHashSet<>();
  private final SequencedSet<ScriptStep> handlerSteps = new LinkedHashSet<>();
  private final SequencedSet<String> prerequisites = new LinkedHashSet<>();
  private final List<TemplateStanza> stanzas = new ArrayList<>();
  private final List<RenderedFile> rendered = new ArrayList<>();
  private boolean dynamic;

  PackageBuilder(
      String name,
      String role,
      String description,
      Installation installation,
      PlanSettings settings) {
    this.diverts = settings.target().packageType().equals("deb");
    this.name = name;
    this.role = role;
    this.description = description;
    this.installation = installation;
  }

  String name() {
    return name;
  }

  /// When it is installed.
  Installation installation() {
    return installation;
  }

  /// The packages that have to be installed before this one: they bring repositories or accounts.
  List<String> prerequisites() {
    return List.copyOf(prerequisites);
  }

  /// Has another package installed before this one, in a transaction of its own.
  void require(String packageName) {
    prerequisites.add(packageName);
  }

  /// Has it installed after another package where both come at once.
  void follow(String packageName) {
    followed.add(packageName);
  }

  /// Says that it brings templates for consul-template.
  void isDynamic() {
    dynamic = true;
  }

  /// Adds a file that consul-template makes.
  void add(TemplateStanza stanza) {
    stanzas.add(stanza);
  }

  /// Takes note of a file that consul-template makes.
  void renders(RenderedFile file) {
    rendered.add(file);
  }

  /// The files that consul-template makes.
  List<RenderedFile> rendered() {
    return List.copyOf(rendered);
  }

  boolean dynamic() {
    return dynamic;
  }

  String role() {
    return role;
  }

  void depend(Dependency dependency) {
    // A constraint says more than the bare name, and an upper bound stands beside a lower one.
    boolean upper = dependency.constraint().filter(each -> each.startsWith("<")).isPresent();
    dependencies.merge(
        dependency.name() + (upper ? " <" : ""),
        dependency,
        (old, it) -> it.constraint().isPresent() ? it : old);
  }

  /// Whether it names a package that it needs.
  boolean dependsOn(String packageName) {
    return dependencies.containsKey(packageName);
  }

  /// Adds a piece; a path that another package lays down already is put in place by script.
  void add(Part part, PayloadClaims claims) {
    switch (part) {
      case Part.Needs(Dependency dependency, boolean prerequisite, _) -> {
        depend(dependency);
        if (prerequisite) {
          prerequisites.add(dependency.name());
        }
      }
      case Part.Excludes(String other) -> conflicts.add(other);
      case Part.Lays(PayloadEntry.File file, KeptAttributes kept, _, Optional<ScriptStep> shared)
          when shared.isPresent() -> {
        if (!claims.isShared(file.path()) && claims.claim(file.path(), name)) {
          payload.merge(file.path(), file, (old, wanted) -> SharedFile.join(old, wanted, kept));
        } else {
          steps.add(shared.get());
        }
      }
      case Part.Lays(PayloadEntry entry, KeptAttributes kept, _, _) -> lay(entry, kept, claims);
      case Part.Places(FilePlacement.Wanted file, SourceSpan origin) ->
          FilePlacement.beside(file, name, origin, diverts).forEach(each -> add(each, claims));
      case Part.Runs(ScriptStep step) -> steps.add(step);
      // A template goes to the package for consul-template, and this is no reaction of it.
      case Part.Renders _, Part.Reacts _ -> {}
    }
  }

  /// Adds what a handler becomes; it runs after everything else, once.
  void addHandler(Part part, PayloadClaims claims) {
    if (part instanceof Part.Runs(ScriptStep step)) {
      handlerSteps.add(step);
    } else {
      add(part, claims);
    }
  }

  private void lay(PayloadEntry entry, KeptAttributes kept, PayloadClaims claims) {
    if (claims.claim(entry.path(), name)) {
      this.kept.merge(entry.path(), kept, KeptAttributes::and);
      payload.merge(entry.path(), entry, (old, wanted) -> merge(old, wanted, kept));
      return;
    }
    switch (entry) {
      case PayloadEntry.File file -> beside(file, kept, claims);
      case PayloadEntry.Directory directory ->
          steps.add(
              new ScriptStep(
                  List.of(ScriptPhase.AFTER_INSTALL, ScriptPhase.AFTER_UPGRADE),
                  "create " + directory.path(),
                  directoryLines(directory),
                  directory.origin()));
      case PayloadEntry.Link link ->
          steps.add(
              new ScriptStep(
                  List.of(ScriptPhase.AFTER_INSTALL, ScriptPhase.AFTER_UPGRADE),
                  "link %s to %s".formatted(link.path(), link.target()),
                  List.of(
                      "ln -sfn %s %s"
                          .formatted(Shell.quote(link.target()), Shell.quote(link.path()))),
                  link.origin()));
      case PayloadEntry.Download download -> beside(download);
    }
  }

  /// What a path becomes that two tasks write: the later one's, less what it leaves as it is.
  private static PayloadEntry merge(PayloadEntry old, PayloadEntry wanted, KeptAttributes kept) {
    if (old instanceof PayloadEntry.File before && wanted instanceof PayloadEntry.File after) {
      return new PayloadEntry.File(
          after.path(),
          after.content(),
          kept.merge(before.attributes(), after.attributes()),
          after.configuration(),
          after.origin());
    }
    if (old instanceof PayloadEntry.Directory before
        && wanted instanceof PayloadEntry.Directory after) {
      return new PayloadEntry.Directory(
          after.path(), kept.merge(before.attributes(), after.attributes()), after.origin());
    }
    return wanted;
  }

  private void beside(PayloadEntry.File file, KeptAttributes kept, PayloadClaims claims) {
    FileAttributes attributes = file.attributes();
    FilePlacement.beside(
            new FilePlacement.Wanted(
                file.path(),
                file.content(),
                Optional.of(attributes.mode()).filter(_ -> !kept.mode()),
                Optional.of(attributes.owner()).filter(_ -> !kept.owner()),
                Optional.of(attributes.group()).filter(_ -> !kept.group()),
                true),
            name,
            file.origin(),
            diverts)
        .forEach(each -> add(each, claims));
  }

  /// A download that another package lays down, too.
  private void beside(PayloadEntry.Download download) {
    String kept = "/usr/share/%s/files%s".formatted(name, download.path());
    FileAttributes attributes = download.attributes();
    payload.put(
        kept,
        new PayloadEntry.Download(
            kept, download.url(), download.checksum(), attributes, download.origin()));
    steps.add(
        new ScriptStep(
            List.of(ScriptPhase.AFTER_INSTALL, ScriptPhase.AFTER_UPGRADE),
            "put %s in place".formatted(download.path()),
            List.of("cp -pf %s %s".formatted(Shell.quote(kept), Shell.quote(download.path()))),
            download.origin()));
  }

  private static List<String> directoryLines(PayloadEntry.Directory directory) {
    FileAttributes attributes = directory.attributes();
    String path = Shell.quote(directory.path());
    return List.of(
        "mkdir -p " + path,
        "chmod %05o %s".formatted(attributes.mode(), path),
        "chown %s:%s %s"
            .formatted(Shell.quote(attributes.owner()), Shell.quote(attributes.group()), path));
  }

  boolean isEmpty() {
    return dependencies.isEmpty()
        && conflicts.isEmpty()
        && payload.isEmpty()
        && steps.isEmpty()
        && handlerSteps.isEmpty();
  }

  PackagePlan build(PathOwnership ownership) {
    List<Trigger> triggers = triggers(ownership);
    List<ScriptStep> all =
        new ArrayList<>(new EarlierConfiguration(name, configuration(), diverts).steps());
    // What several tasks put in one place is taken away once: what lay there before them is back.
    Set<List<String>> removed = new HashSet<>();
    steps.stream()
        .filter(each -> !each.phases().isEmpty())
        .filter(
            each ->
                !each.phases().equals(List.of(ScriptPhase.BEFORE_REMOVE))
                    || removed.add(each.lines()))
        .forEach(all::add);
    all.addAll(HandlerChecks.apply(handlerSteps));
    all.addAll(RemovalSteps.of(name, payload.values(), List.copyOf(all), triggers));
    return new PackagePlan(
        name,
        role,
        description,
        List.copyOf(dependencies.values()),
        List.copyOf(conflicts),
        List.copyOf(followed),
        List.copyOf(new TreeMap<>(payload).values()),
        all,
        installation.when(),
        stanzas,
        dynamic,
        triggers);
  }

  private SequencedMap<PayloadEntry.File, KeptAttributes> configuration() {
    SequencedMap<PayloadEntry.File, KeptAttributes> files = new LinkedHashMap<>();
    new TreeMap<>(payload)
        .forEach(
            (path, entry) -> {
              if (entry instanceof PayloadEntry.File file && file.configuration()) {
                files.put(file, kept.getOrDefault(path, KeptAttributes.NONE));
              }
            });
    return files;
  }

  /// Whether a script puts a file of the package there: then there is a step for upgrades only.
  private boolean isPlaced(String path) {
    return steps.stream()
        .anyMatch(each -> each.phases().isEmpty() && each.changes().contains(path));
  }

  /// Whether nothing else sees to a path that a script puts a file of the package to.
  private boolean isSole(String path) {
    return steps.stream()
            .filter(each -> !each.phases().isEmpty() && each.changes().contains(path))
            .count()
        == 1;
  }

  /// What the upgrade of another package may undo, by that package.
  private List<Trigger> triggers(PathOwnership ownership) {
    Map<String, SequencedSet<String>> paths = new TreeMap<>();
    Map<String, SequencedSet<ScriptStep>> again = new HashMap<>();
    for (ScriptStep step : steps) {
      for (String path : step.changes()) {
        if (step.phases().isEmpty() != isSole(path) && isPlaced(path)) {
          continue;
        }
        for (String owner : ownership.owners(path)) {
          paths.computeIfAbsent(owner, _ -> new LinkedHashSet<>()).add(path);
          again.computeIfAbsent(owner, _ -> new LinkedHashSet<>()).add(step);
        }
      }
    }
    List<Trigger> triggers = new ArrayList<>();
    paths.forEach(
        (owner, each) ->
            triggers.add(new Trigger(owner, List.copyOf(each), List.copyOf(again.get(owner)))));
    return triggers;
  }
}
