package rolepack.plan;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import rolepack.generated.functions.ConsulTemplateVersion;
import rolepack.ir.TaskNode;
import rolepack.source.SourceSpan;

/// Puts the files that consul-template makes into packages of their own: one for what is
/// unconditional, one for each guard and phase.
final class DynamicPackages {
  private static final String FOLDER = "/etc/consul-template/templates/";

  /// The end of the names of packages whose files consul-template makes.
  static final String SUFFIX = "-dynamic";

  private final RoleItems items;
  private final Handlers handlers;
  private final StartScripts starts;
  private final PayloadClaims claims;
  private final RoleComposition composition;
  private final SequencedMap<Installation, PackageBuilder> builders = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> templates = new HashMap<>();
  private final Map<String, Map<String, String>> commands = new HashMap<>();
  private final Map<TaskNode.Task, String> homes = new IdentityHashMap<>();
  private final Map<Installation, SequencedSet<String>> notified = new HashMap<>();
  private final Map<TaskNode.Task, List<String>> reactions = new IdentityHashMap<>();

  /// @param composition names the package that holds what is no template
  DynamicPackages(
      RoleItems items, Handlers handlers, PayloadClaims claims, RoleComposition composition) {
    this.items = items;
    this.handlers = handlers;
    this.starts = new StartScripts(items);
    this.claims = claims;
    this.composition = composition;
  }

  /// Takes the files of an item that consul-template makes.
  void add(Item item, Installation installation) {
    for (Part part : item.parts()) {
      if (part instanceof Part.Renders(RenderedFile file)) {
        Installation.siblings(item).forEach(each -> builders.computeIfAbsent(each, this::start));
        PackageBuilder builder = builders.get(installation);
        homes.put(item.task(), builder.name());
        builder.renders(file);
        SequencedSet<Item> reacting = reactions(item, installation, builder.name());
        reactions.put(
            item.task(),
            reacting.stream().map(each -> each.candidate().lowered().summary()).toList());
        add(
            file,
            scripts(item, installation, builder),
            reacting,
            composition.nameOf(installation),
            builder);
      }
    }
  }

  /// Takes what a task that stays leaves to consul-template.
  void add(Beside beside, SourceSpan origin) {
    PackageBuilder builder = builders.computeIfAbsent(beside.installation(), this::start);
    builder.add(
        new Part.Lays(
            new PayloadEntry.Directory(
                Paths.clean(beside.folder()), FileAttributes.NEW_DIRECTORY, origin)),
        claims);
    beside.fixed().forEach(each -> builder.add(new Part.Lays(each), claims));
    for (RenderedFile file : beside.files()) {
      builder.renders(file);
      add(
          file,
          new LinkedHashMap<>(),
          new LinkedHashSet<>(),
          composition.nameOf(beside.installation()),
          builder);
    }
  }

  /// The name of the package with the templates that is installed at a time.
  String nameOf(Installation installation) {
    return composition.nameOf(installation) + SUFFIX;
  }

  /// The scripts of the services that wait for the files of an item, by what starts them; the
  /// package has them.
  private SequencedMap<Item, String> scripts(
      Item item, Installation installation, PackageBuilder builder) {
    SequencedMap<Item, String> paths = new LinkedHashMap<>();
    for (Item start : starts.waitingFor(item)) {
      if (starts.path(start, installation).isEmpty()) {
        homes.putIfAbsent(start.task(), builder.name());
        builder.add(starts.script(start, installation, builder.name()), claims);
        start.behind().stream()
            .flatMap(each -> Installation.siblings(each).stream())
            .forEach(each -> builder.follow(composition.nameOf(each)));
        // Its own handlers would only restart what has just started.
        collect(start, installation, builder.name(), new HashSet<>(), new HashSet<>());
      }
      starts.path(start, installation).ifPresent(each -> paths.put(start, each));
    }
    return paths;
  }

  /// The scripts that start services.
  StartScripts starts() {
    return starts;
  }

  private PackageBuilder start(Installation installation) {
    String description = items.scope().role().description().strip();
    boolean ended =
        description.isEmpty() || ".!?".indexOf(description.charAt(description.length() - 1)) >= 0;
    String what =
        description.isEmpty()
            ? "What the role %s sets up.".formatted(items.scope().role().name())
            : description + (ended ? "" : ".");
    PackageBuilder builder =
        new PackageBuilder(
            nameOf(installation),
            items.scope().role().name(),
            what
                + composition.timeOf(installation)
                + " Configuration kept up to date by consul-template.",
            installation,
            items.scope().settings());
    builder.isDynamic();
    EngineVersion.needs(version()).forEach(builder::depend);
    return builder;
  }

  private ConsulTemplateVersion version() {
    return items.scope().settings().consulTemplate();
  }

  private void add(
      RenderedFile file,
      SequencedMap<Item, String> scripts,
      SequencedSet<Item> reacting,
      String packageName,
      PackageBuilder builder) {
    if (file.direct()) {
      layDown(file, reacting, builder);
      return;
    }
    String template = templateName(file, packageName);
    Optional<CheckedFile> checked =
        file.check().map(each -> CheckedFile.of(file, each, builder.name()));
    checked.ifPresent(each -> builder.add(each.checksAgain(), claims));
    StanzaCommand command = new StanzaCommand(file, checked, scripts, reacting, version());
    Optional<String> run = command.single();
    Optional<List<String>> script = command.script();
    if (script.isPresent()) {
      String path =
          StartScripts.folder(builder.name())
              + scriptName(file, template, script.get(), builder.name());
      run = Optional.of(path);
      builder.add(StartScripts.lays(path, script.get(), file.origin()), claims);
    }
    builder.add(
        new TemplateStanza(
            template,
            FOLDER + packageName + "/",
            checked.map(CheckedFile::staged).orElse(file.destination()),
            file,
            StanzaCommand.hasOwnership(file, version()),
            run));
  }

  /// A template that a stanza of the site reads already.
  private void layDown(RenderedFile file, SequencedSet<Item> reacting, PackageBuilder builder) {
    builder.add(
        new Part.Lays(
            new PayloadEntry.File(
                file.destination(),
                new FileContent.Text(file.text()),
                new FileAttributes(
                    file.mode(), file.owner().orElse("root"), file.group().orElse("root")),
                false,
                file.origin())),
        claims);
    reacting.forEach(handler -> handler.parts().forEach(each -> builder.addHandler(each, claims)));
  }

  /// The template's own name, or one made of the destination where another template has that.
  private String templateName(RenderedFile file, String packageName) {
    // fpm reads `source=destination`, and hammer a template.
    return free(
        templates.computeIfAbsent(packageName, _ -> new HashMap<>()),
        plain(file.name()),
        file.text(),
        file,
        ".ctmpl");
  }

  /// Files of one template may have different commands.
  private String scriptName(
      RenderedFile file, String template, List<String> lines, String packageName) {
    return free(
        commands.computeIfAbsent(packageName, _ -> new HashMap<>()),
        template.replaceFirst("\\.ctmpl$", ""),
        String.join("\n", lines),
        file,
        "");
  }

  /// A name that nothing else of a package has: the wanted one, or one made of the file's path.
  ///
  /// @param taken the texts of a package, by name
  private static String free(
      Map<String, String> taken, String wanted, String text, RenderedFile file, String suffix) {
    String base = plain(file.destination().substring(1).replace('/', '-'));
    String name = wanted + suffix;
    for (int i = 1; !taken.computeIfAbsent(name, _ -> text).equals(text); i++) {
      name = (i == 1 ? base : base + "-" + i) + suffix;
    }
    return name;
  }

  private static String plain(String name) {
    return name.replaceAll("[^A-Za-z0-9._+-]", "_");
  }

  /// The handlers of an item that consul-template can run, in the order in which they are defined;
  /// the others are notified when the package is installed.
  private SequencedSet<Item> reactions(Item item, Installation installation, String home) {
    Set<Item> found = new HashSet<>();
    collect(item, installation, home, found, new HashSet<>());
    SequencedSet<Item> ordered = new LinkedHashSet<>();
    found.stream()
        .sorted(
            Comparator.comparing(this::isOwn)
                .thenComparing((Item each) -> each.scope().role().name())
                .thenComparing(each -> each.task().span().start()))
        .forEach(ordered::add);
    return ordered;
  }

  /// The role's own handlers come last: those of other roles are of its dependencies, or of roles
  /// before it.
  private boolean isOwn(Item handler) {
    return handler.scope().role().name().equals(items.scope().role().name());
  }

  private void collect(
      Item item, Installation installation, String home, Set<Item> found, Set<Item> seen) {
    for (String name : item.candidate().notified()) {
      if (handlers.isOfPlayOnly(name)) {
        notified.computeIfAbsent(installation, _ -> new LinkedHashSet<>()).add(name);
      }
      for (Item handler : handlers.named(name, items.scope().role().name())) {
        if (!seen.add(handler)) {
          continue;
        }
        if (runs(handler)) {
          found.add(handler);
          homes.putIfAbsent(handler.task(), home);
          if (handler.isKept() && handler.startsWhatItRestarts()) {
            notified.computeIfAbsent(installation, _ -> new LinkedHashSet<>()).add(name);
          }
          collect(handler, installation, home, found, seen);
        } else if (handler.isKept()) {
          notified.computeIfAbsent(installation, _ -> new LinkedHashSet<>()).add(name);
        }
      }
    }
  }

  /// Whether consul-template can run a handler; it may stay in the playbook for other tasks all the
  /// same.
  static boolean runs(Item handler) {
    return handler.idle().isEmpty()
        && handler.candidate().guard().isEmpty()
        && StanzaCommand.canBe(handler);
  }

  /// What the handlers of a task do, in words.
  List<String> reactionsOf(TaskNode.Task task) {
    return reactions.getOrDefault(task, List.of());
  }

  /// The packages, by when they are installed.
  SequencedMap<Installation, PackageBuilder> packages() {
    return builders;
  }

  /// The handlers that stay and that files of a package notify.
  Set<String> notified(Installation installation) {
    return notified.getOrDefault(installation, new LinkedHashSet<>());
  }

  /// The package that took a task or handler over.
  Optional<String> home(TaskNode.Task task) {
    return Optional.ofNullable(homes.get(task));
  }
}
