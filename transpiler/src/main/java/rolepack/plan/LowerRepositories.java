package rolepack.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import rolepack.generated.modules.RepositoriesCall;
import rolepack.ir.Action;
import rolepack.ir.Argument;
import rolepack.script.AptSources;
import rolepack.script.Deb822;
import rolepack.script.YumSections;

/// `yum_repository`, `apt_repository`, `deb822_repository` → the files that they write, in a
/// package that has to be installed first.
final class LowerRepositories {
  /// Parameters that are no settings of the repository's section.
  private static final Set<String> NOT_SETTINGS =
      Set.of(
          "name",
          "description",
          "file",
          "reposdir",
          "state",
          "mode",
          "owner",
          "group",
          "seuser",
          "serole",
          "setype",
          "selevel",
          "attributes",
          "unsafe_writes");

  private static final Pattern NAME = Pattern.compile("[^\\[\\]\\s]+");

  private LowerRepositories() {}

  static Lowered lower(RepositoriesCall call, LoweringContext context) {
    return switch (call) {
      case RepositoriesCall.YumRepository repository -> yum(repository, context);
      case RepositoriesCall.AptRepository repository -> apt(repository, context);
      case RepositoriesCall.Deb822Repository repository -> deb822(repository, context);
      case RepositoriesCall.RpmKey _, RepositoriesCall.AptKey _ ->
          context.stays(
              ReasonCode.NO_EQUIVALENT,
              "it gives the package manager a key, which a package's script cannot do while the"
                  + " package manager runs",
              "Name the key by `gpgkey` or `signed-by` where the repository is set up.",
              "trusts a repository's key");
      case RepositoriesCall other ->
          context.stays(
              ReasonCode.NO_EQUIVALENT,
              "it writes %s's own kind of file".formatted(other.spec().name()),
              "Copy the file that it would write.",
              TaskSummary.phrase(other.spec()));
    };
  }

  private static Lowered yum(RepositoriesCall.YumRepository repository, LoweringContext context) {
    String name = repository.name().orElse("");
    String folder = repository.reposdir().orElse("/etc/yum.repos.d");
    String path = Paths.clean(folder + "/" + repository.file().orElse(name) + ".repo");
    String summary = "sets up the repository " + name;
    if (!NAME.matcher(name).matches() || !path.startsWith("/")) {
      return LowerCopy.option("its name is none of a section", "name", context, summary);
    }
    if (!repository.state().orElse("present").equals("present")) {
      return removed(YumSections.remove(path, name), path, context, summary).again();
    }
    if (repository.password().or(repository::proxyPassword).isPresent()) {
      return context.stays(
          ReasonCode.SECRET,
          "it holds a password or a proxy_password",
          "Use a repository without a password, or leave it to the playbook.",
          summary);
    }
    boolean found =
        repository.baseurl().isPresent()
            || repository.mirrorlist().isPresent()
            || repository.metalink().isPresent();
    if (!found || repository.description().isEmpty()) {
      return context.stays(
          ReasonCode.NO_EQUIVALENT,
          "it has no baseurl, mirrorlist or metalink, or no description; Ansible refuses it",
          "Add them.",
          summary);
    }
    SequencedMap<String, String> settings = new LinkedHashMap<>();
    Set<String> keys = new TreeSet<>(given(context));
    keys.removeAll(NOT_SETTINGS);
    keys.add("name");
    for (String key : keys) {
      Object value = repository.argument(key.equals("name") ? "description" : key).orElse("");
      settings.put(key, text(key, value));
    }
    return file(
        repository.mode(),
        repository.owner(),
        repository.group(),
        path,
        YumSections.text(name, settings),
        YumSections.set(path, name, settings),
        context,
        summary);
  }

  /// The parameters that the task names; the others are not written.
  private static Set<String> given(LoweringContext context) {
    return context.instance().task().action() instanceof Action.Module module
        ? module.arguments().stream().map(Argument::name).collect(Collectors.toSet())
        : Set.of();
  }

  private static String text(String key, Object value) {
    return switch (value) {
      case Boolean it -> it ? "1" : "0";
      case List<?> list ->
          list.stream()
              .map(Object::toString)
              .collect(
                  Collectors.joining(
                      key.equals("exclude") || key.equals("includepkgs") ? " " : "\n"));
      case Object it -> it.toString();
    };
  }

  private static Lowered apt(RepositoriesCall.AptRepository repository, LoweringContext context) {
    String source = String.join(" ", repository.repo().orElse("").strip().split("\\s+"));
    String summary = "sets up the repository " + Address.shown(source);
    if (!source.matches("deb(-src)? .*") || source.contains("#")) {
      return context.stays(
          ReasonCode.NO_EQUIVALENT,
          "what it adds is asked of Launchpad, or is no line that begins with `deb`",
          "Write the line `deb URL SUITE COMPONENTS`.",
          summary);
    }
    String path =
        "/etc/apt/sources.list.d/%s.list"
            .formatted(repository.filename().orElseGet(() -> fileName(source)));
    return repository.state().orElse("present").equals("present")
        ? file(
            repository.mode(),
            Optional.empty(),
            Optional.empty(),
            path,
            source + "\n",
            AptSources.add(path, source),
            context,
            summary)
        : removed(AptSources.remove(source), "/etc/apt/sources.list.d", context, summary);
  }

  private static Lowered deb822(
      RepositoriesCall.Deb822Repository repository, LoweringContext context) {
    String name = repository.name().orElse("");
    String path = Deb822.path(name);
    String summary = "sets up the repository " + name;
    if (!repository.state().orElse("present").equals("present")) {
      return absent(path, context, summary);
    }
    Optional<String> text = Deb822.text(repository);
    return text.isPresent()
        ? file(
            repository.mode(),
            Optional.empty(),
            Optional.empty(),
            path,
            text.get(),
            List.of(),
            context,
            summary)
        : LowerCopy.option(
            "it fetches the key, which has no checksum and may change",
            "signed_by",
            context,
            summary);
  }

  /// `deb http://a.b/c d e` → `a_b_c`, as Ansible names the file.
  private static String fileName(String source) {
    String plain = source.replaceAll("\\[[^\\]]+\\]", "").replaceAll("\\w+://", "");
    String first =
        List.of(plain.strip().split("\\s+")).stream()
            .filter(each -> !each.equals("deb") && !each.equals("deb-src"))
            .findFirst()
            .orElse("");
    String host = first.substring(first.indexOf('@') + 1);
    return String.join("_", host.replaceAll("[^a-zA-Z0-9]", " ").strip().split(" +"));
  }

  private static Lowered file(
      Optional<Object> mode,
      Optional<String> owner,
      Optional<String> group,
      String path,
      String text,
      List<String> add,
      LoweringContext context,
      String summary) {
    Optional<Lowered> secret = Address.refusal(text, context, summary);
    if (secret.isPresent()) {
      return secret.get();
    }
    Optional<Integer> bits = context.mode(mode, 0644, false);
    if (bits.isEmpty() || FileMode.change(mode).isPresent()) {
      return LowerCopy.badMode(context, summary);
    }
    FileAttributes attributes =
        new FileAttributes(bits.get(), owner.orElse("root"), group.orElse("root"));
    Optional<ScriptStep> shared =
        Optional.of(add)
            .filter(each -> !each.isEmpty())
            .map(
                each -> {
                  List<String> lines = new ArrayList<>(each);
                  String word = Shell.quote(path);
                  StanzaCommand.owner(owner, group, word).ifPresent(lines::add);
                  mode.ifPresent(_ -> lines.add("chmod %04o %s".formatted(bits.get(), word)));
                  return new ScriptStep(
                      List.of(ScriptPhase.AFTER_INSTALL, ScriptPhase.AFTER_UPGRADE),
                      summary,
                      lines,
                      context.origin());
                });
    if (shared.isPresent() && RepositoryEdits.isOfPackage(path, context.ownership())) {
      return new Lowered.Moves(List.of(new Part.Runs(shared.get())), summary, List.of(path))
          .again();
    }
    // The package's own in any case: it has to be there before the packages that come from it.
    return new Lowered.Moves(
        List.of(
            new Part.Lays(
                new PayloadEntry.File(
                    path, new FileContent.Text(text), attributes, true, context.origin()),
                shared.isPresent()
                    ? KeptAttributes.unless(mode, owner, group)
                    : KeptAttributes.NONE,
                false,
                shared)),
        summary,
        List.of(path));
  }

  /// Takes a part of a file away, and the file with the last one.
  private static Lowered.Moves removed(
      List<String> lines, String path, LoweringContext context, String summary) {
    String removes = summary.replaceFirst("sets up", "removes");
    return new Lowered.Moves(List.of(context.always(removes, lines)), removes, List.of(path));
  }

  private static Lowered absent(String path, LoweringContext context, String summary) {
    return context.stays(
        ReasonCode.NO_EQUIVALENT,
        "it takes a repository away that other packages may need",
        "Remove the file %s by the file module.".formatted(path),
        summary.replaceFirst("sets up", "removes"));
  }
}
