package rolepack.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.generated.modules.FilesCall;
import rolepack.ir.DataTemplate;

/// `copy` → payload files.
final class LowerCopy {
  private LowerCopy() {}

  static Lowered lower(FilesCall.Copy copy, LoweringContext context) {
    String dest = copy.dest().orElse("");
    String summary = "copies " + copy.src().map(each -> each + " to ").orElse("a text to ") + dest;
    Optional<Lowered> refusal = refusal(copy, context, summary);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (copy.remoteSrc().orElse(false) && copy.content().isEmpty()) {
      return LowerRemoteCopy.lower(copy, context, summary);
    }
    if (copy.content().isPresent()) {
      return files(
          copy,
          context,
          List.of(new Source(new FileContent.Text(copy.content().get()), dest)),
          List.of(),
          summary);
    }
    String source = copy.src().orElse("");
    Optional<String> found =
        context.files().find(source, "files", context.role(), context.instance().file().source());
    if (found.isEmpty()) {
      return context.missing(source, summary);
    }
    Optional<Integer> folderMode = context.mode(copy.directoryMode(), 0755, true);
    if (folderMode.isEmpty()) {
      return badMode(context, summary);
    }
    CopiedFolders folders = new CopiedFolders(copy, context, folderMode.get());
    if (!context.files().isDirectory(found.get())) {
      boolean known = context.directories().contains(dest);
      String path = known ? Paths.join(dest, Paths.name(found.get())) : dest;
      Optional<String> top = Optional.of(Paths.clean(dest)).filter(_ -> dest.endsWith("/"));
      return files(
          copy,
          context,
          List.of(new Source(new FileContent.Copy(found.get()), path)),
          folders.parts(top, List.of(), path),
          summary);
    }
    // With a slash at its end a folder's content is copied, else the folder itself.
    String base = source.endsWith("/") ? dest : Paths.join(dest, Paths.name(found.get()));
    try {
      List<Source> sources = new ArrayList<>();
      for (String each : context.files().below(found.get())) {
        sources.add(
            new Source(
                new FileContent.Copy(found.get() + "/" + each),
                Paths.clean(Paths.join(base, each))));
      }
      List<String> paths = sources.stream().map(Source::path).toList();
      String top = Paths.clean(dest);
      return files(copy, context, sources, folders.parts(Optional.of(top), paths, top), summary);
    } catch (IOException problem) {
      return context.stays(
          ReasonCode.NO_EQUIVALENT,
          "the folder holds something that cannot be read, or is neither a file nor a folder: "
              + problem.getMessage(),
          "Take it out of the folder.",
          summary);
    }
  }

  /// A text of the task that is known on the host only → a file that consul-template makes.
  ///
  /// @param reason why the text is not known at build time
  static Lowered content(
      FilesCall.Copy copy, DataTemplate content, ResidualReason reason, LoweringContext context) {
    String dest = copy.dest().orElse("");
    String summary = "fills in " + dest;
    Optional<Lowered> refusal = refusal(copy, context, summary);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    ContentKind kind = ContentKind.of(content, context.evaluator());
    if (kind == ContentKind.EITHER) {
      if (reason.code() != ReasonCode.PER_HOST) {
        return new Lowered.Stays(reason, summary);
      }
      return context.stays(
          ReasonCode.UNTRANSLATABLE_TEMPLATE,
          "its content may be data, which Ansible writes as JSON, or a text",
          "Make it a template file that says how it is written.",
          summary);
    }
    Optional<Integer> mode = context.mode(copy.mode(), 0644, false);
    if (mode.isEmpty()) {
      return badMode(context, summary);
    }
    boolean data = kind == ContentKind.DATA || !(content instanceof DataTemplate.Text);
    return LowerContent.compiled(
        content instanceof DataTemplate.Text text && !data
            ? text.template()
            : ContentData.json(content),
        new LowerContent.Wanted(
            context.origin().file().path(),
            Paths.clean(dest),
            copy.mode().flatMap(_ -> mode),
            copy.owner(),
            copy.group(),
            copy.backup().orElse(false),
            copy.force().orElse(true),
            copy.validate().flatMap(Validation::command),
            AttributeCommands.beyondPayload(copy, Shell.quote(Paths.clean(dest)), false),
            FileMode.change(copy.mode())),
        "content",
        data ? context.with(ContentData.named(content, context.evaluator())) : context,
        summary);
  }

  /// A file to lay down: its content, and where.
  private record Source(FileContent content, String path) {}

  private static Lowered files(
      FilesCall.Copy copy,
      LoweringContext context,
      List<Source> sources,
      List<Part> folders,
      String summary) {
    List<Part> parts = new ArrayList<>(folders);
    List<String> wrote = new ArrayList<>();
    for (Source source : sources) {
      if (source.content() instanceof FileContent.Copy(String path)
          && context.files().isSecret(path)) {
        return context.stays(
            ReasonCode.SECRET,
            "it copies %s, a private key or another secret file".formatted(path),
            "Bring the file to the host by a secret store; if it is none, list it under `public` in"
                + " rolepack.yml.",
            summary);
      }
      Optional<Integer> mode =
          source.content() instanceof FileContent.Copy(String from)
              ? context.modeOf(copy.mode(), from)
              : context.mode(copy.mode(), 0644, false);
      if (mode.isEmpty()) {
        return badMode(context, summary);
      }
      String path = Paths.clean(source.path());
      wrote.add(path);
      parts.addAll(
          FilePlacement.place(
              new FilePlacement.Wanted(
                  path,
                  source.content(),
                  copy.mode().flatMap(_ -> mode),
                  copy.owner(),
                  copy.group(),
                  copy.force().orElse(true),
                  copy.validate().flatMap(Validation::command),
                  FileMode.change(copy.mode()).filter(_ -> copy.force().orElse(true))),
              context));
      List<String> more = AttributeCommands.beyondPayload(copy, Shell.quote(path), false);
      if (!more.isEmpty()) {
        parts.add(context.always("set the attributes of " + path, more));
      }
    }
    return new Lowered.Moves(parts, summary, wrote);
  }

  static Lowered badMode(LoweringContext context, String summary) {
    return context.stays(
        ReasonCode.NO_EQUIVALENT,
        "its mode is none that chmod knows",
        "Write the mode as four octal digits in quotes.",
        summary);
  }

  private static Optional<Lowered> refusal(
      FilesCall.Copy copy, LoweringContext context, String summary) {
    if (!copy.dest().orElse("").startsWith("/")) {
      return Optional.of(context.relative("dest", summary));
    }
    if (AttributeCommands.locks(copy)) {
      return Optional.of(locked(context, summary));
    }
    return Validation.refusal(copy.validate(), context, summary);
  }

  /// Files that nobody may change, a package neither.
  static Lowered locked(LoweringContext context, String summary) {
    return context.stays(
        ReasonCode.NO_EQUIVALENT,
        "it makes the file immutable, so that no package could upgrade it",
        "Drop `attributes`.",
        summary);
  }

  /// An option that no package has.
  static Lowered option(String message, String argument, LoweringContext context, String summary) {
    return context.stays(
        ReasonCode.NO_EQUIVALENT,
        message,
        "Drop `%s`, or leave it to the playbook.".formatted(argument),
        summary);
  }
}
