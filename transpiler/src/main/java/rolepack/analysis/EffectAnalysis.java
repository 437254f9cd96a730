package rolepack.analysis;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;
import rolepack.generated.commands.CommandSpec;
import rolepack.generated.modules.Access;
import rolepack.generated.modules.Effect;
import rolepack.generated.modules.EffectKind;
import rolepack.generated.modules.ModuleFamily;
import rolepack.generated.modules.ModuleSpec;
import rolepack.ir.DataTemplate;

/// Finds what a call of a module reads and writes, from the catalogue and the arguments. Where an
/// argument is not known, the effect is on everything that it may name.
public final class EffectAnalysis {
  private final SequencedSet<Resource> reads = new LinkedHashSet<>();
  private final SequencedSet<Resource> writes = new LinkedHashSet<>();
  private final ModuleSpec spec;
  private final Map<String, Object> known;
  private final Map<String, DataTemplate> unknown;
  private final Function<DataTemplate, List<KnownStart>> prefixes;

  private EffectAnalysis(
      ModuleSpec spec,
      Map<String, Object> known,
      Map<String, DataTemplate> unknown,
      Function<DataTemplate, List<KnownStart>> prefixes) {
    this.spec = spec;
    this.known = known;
    this.unknown = unknown;
    this.prefixes = prefixes;
  }

  /// The effects of a module of the catalogue.
  ///
  /// @param known the arguments that have a value, by canonical name
  /// @param unknown the others
  /// @param prefixes what an unknown value may start with, as much of it as is known
  public static Effects of(
      ModuleSpec spec,
      Map<String, Object> known,
      Map<String, DataTemplate> unknown,
      Function<DataTemplate, List<KnownStart>> prefixes) {
    EffectAnalysis analysis = new EffectAnalysis(spec, known, unknown, prefixes);
    boolean directory = "directory".equals(known.get("state")) && !isTrue(known.get("recurse"));
    boolean removes = "absent".equals(known.get("state")) || "removed".equals(known.get("state"));
    for (Effect effect : spec.effects()) {
      // Removing a package asks no repository.
      if (removes
          && effect.kind() == EffectKind.REPOSITORY
          && effect.access() == Access.READ
          && spec.family() == ModuleFamily.PACKAGES) {
        continue;
      }
      // Making a folder touches nothing in it.
      analysis.add(effect, effect.tree() && !(spec.name().equals("file") && directory));
    }
    return new Effects(analysis.reads, analysis.writes);
  }

  /// The effects of a program of the catalogue.
  public static Effects ofCommand(CommandSpec command) {
    SequencedSet<Resource> reads = new LinkedHashSet<>();
    SequencedSet<Resource> writes = new LinkedHashSet<>();
    for (Effect effect : command.effects()) {
      resource(effect.kind(), effect.subject(), effect.tree())
          .ifPresent(effect.access() == Access.WRITE ? writes::add : reads::add);
    }
    return new Effects(reads, writes);
  }

  /// The effects of a command line, or of a module that is not known: it touches the paths that it
  /// names, and whatever its words name.
  ///
  /// @param barrier whether it may do anything instead
  public static Effects ofWords(List<String> words, boolean barrier) {
    SequencedSet<Resource> touched = new LinkedHashSet<>();
    if (barrier) {
      touched.add(new Resource.Everything());
    }
    for (String word : words) {
      int slash = word.indexOf('/');
      if (slash >= 0 && !word.contains("://") && word.chars().anyMatch(Character::isLetter)) {
        touched.add(new Resource.Path(clean(word.substring(slash)), true));
      } else if (word.length() > 2 && Character.isLetter(word.charAt(0))) {
        touched.add(new Resource.Word(word));
      }
    }
    return new Effects(touched, touched);
  }

  private static boolean isTrue(Object value) {
    return value instanceof Boolean it ? it : value != null && "yes".equals(value.toString());
  }

  private void add(Effect effect, boolean tree) {
    SequencedSet<Resource> into = effect.access() == Access.WRITE ? writes : reads;
    Optional<String> missing =
        effect.parameters().stream().filter(unknown::containsKey).findFirst();
    if (missing.isPresent()) {
      anything(effect, unknown.get(missing.get()), into);
      return;
    }
    boolean removed =
        effect.kind() == EffectKind.PACKAGE
            && ("absent".equals(known.get("state")) || "removed".equals(known.get("state")));
    for (String subject : spec.subjects(effect, known)) {
      if (removed) {
        into.add(new Resource.Package(packageName(subject), true));
      } else if (effect.kind() == EffectKind.REPOSITORY) {
        into.add(new Resource.Path(sources(), true));
      } else {
        resource(effect.kind(), subject, tree).ifPresent(into::add);
      }
    }
  }

  /// Where the package manager keeps the list of places that packages come from.
  private String sources() {
    return spec.name().startsWith("apt") || spec.name().startsWith("deb")
        ? "/etc/apt"
        : "/etc/yum.repos.d";
  }

  private void anything(Effect effect, DataTemplate value, SequencedSet<Resource> into) {
    switch (effect.kind()) {
      case PATH -> {
        String subject = effect.subject();
        String start = subject.substring(0, subject.indexOf('{'));
        List<KnownStart> starts =
            start.isEmpty() ? prefixes.apply(value) : List.of(new KnownStart(start, false));
        for (KnownStart each : starts) {
          if (each.whole()) {
            resource(effect.kind(), each.text().strip(), effect.tree()).ifPresent(into::add);
          } else {
            int slash = each.text().lastIndexOf('/');
            into.add(new Resource.Path(slash <= 0 ? "/" : each.text().substring(0, slash), true));
          }
        }
      }
      // A package may bring anything.
      case PACKAGE -> into.add(new Resource.Everything());
      case CONTROLLER,
          REPOSITORY,
          SERVICE,
          ACCOUNT,
          GROUP,
          VARIABLE,
          KERNEL,
          MOUNT,
          FIREWALL,
          SECURITY,
          DEVICE,
          NETWORK,
          DATABASE,
          CLUSTER ->
          resource(effect.kind(), Resource.ANY, false).ifPresent(into::add);
    }
  }

  private static Optional<Resource> resource(EffectKind kind, String subject, boolean tree) {
    return switch (kind) {
      case PATH ->
          subject.startsWith("/") && !subject.contains("://")
              ? Optional.of(new Resource.Path(clean(subject), tree || subject.endsWith("/")))
              : Optional.empty();
      case PACKAGE -> Optional.of(new Resource.Package(packageName(subject)));
      case SERVICE -> Optional.of(new Resource.Service(serviceName(subject)));
      // No task makes or removes root.
      case ACCOUNT, GROUP ->
          subject.equals("root") || subject.equals("0")
              ? Optional.empty()
              : Optional.of(new Resource.Account(subject));
      case REPOSITORY -> Optional.of(new Resource.Path("/etc/yum.repos.d/", true));
      case FIREWALL, SECURITY, KERNEL, MOUNT, DEVICE -> Optional.of(new Resource.Word(kind.name()));
      case CONTROLLER, VARIABLE, NETWORK, DATABASE, CLUSTER -> Optional.empty();
    };
  }

  /// `https://…/consul-0.5.2-4.x86_64.rpm` and `consul-0.5.2` are `consul`.
  private static String packageName(String word) {
    String file = word.substring(word.lastIndexOf('/') + 1);
    return file.replaceFirst("[-_=<>]+\\d.*$", "");
  }

  private static String serviceName(String unit) {
    return unit.endsWith(".service") ? unit.substring(0, unit.length() - 8) : unit;
  }

  private static String clean(String path) {
    String plain = path.replaceAll("/+", "/");
    return plain.length() > 1 && plain.endsWith("/")
        ? plain.substring(0, plain.length() - 1)
        : plain;
  }
}
