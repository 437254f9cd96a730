package rolepack.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import rolepack.generated.modules.FilesCall;
import rolepack.script.FragmentList;

/// `assemble` → a payload file where the fragments are the repository's, else a script that puts
/// the machine's fragments together.
final class LowerAssemble {
  private LowerAssemble() {}

  static Lowered lower(FilesCall.Assemble assemble, LoweringContext context) {
    String source = assemble.src().orElse("");
    String dest = assemble.dest().orElse("");
    String summary = "puts %s together from %s".formatted(dest, source);
    Optional<String> check = Validation.check(dest, assemble.validate());
    FragmentList fragments =
        new FragmentList(
            assemble.delimiter(), assemble.ignoreHidden().orElse(false), assemble.regexp());
    if (!dest.startsWith("/") || AttributeCommands.locks(assemble) || !fragments.isKnown()) {
      return context.stays(
          ReasonCode.NO_EQUIVALENT,
          "its dest is no absolute path, or its regexp or attributes have no equal",
          "Write the path from the root on, and a simpler expression.",
          summary);
    }
    Optional<Lowered> refusal = Validation.refusal(assemble.validate(), context, summary);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    String path = Paths.clean(dest);
    if (!assemble.remoteSrc().orElse(true)) {
      return local(assemble, fragments, source, path, check, context, summary);
    }
    List<String> lines = new ArrayList<>(fragments.script(source, path, check));
    AttributeCommands.of(assemble, Shell.quote(path)).forEach(each -> lines.add(each));
    return new Lowered.Moves(List.of(context.always(summary, lines)), summary, List.of(path));
  }

  private static Lowered local(
      FilesCall.Assemble assemble,
      FragmentList fragments,
      String source,
      String path,
      Optional<String> check,
      LoweringContext context,
      String summary) {
    Optional<String> found =
        context.files().find(source, "files", context.role(), context.instance().file().source());
    if (found.isEmpty()) {
      return context.missing(source, summary);
    }
    TreeMap<String, String> texts = new TreeMap<>();
    try {
      for (String each : context.files().below(found.get())) {
        String file = found.get() + "/" + each;
        if (context.files().isSecret(file)) {
          return context.stays(
              ReasonCode.SECRET,
              "it reads %s, a secret file".formatted(file),
              "Bring the file to the host by a secret store.",
              summary);
        }
        Optional<String> text = context.files().text(file);
        if (text.isEmpty()) {
          return context.missing(file, summary);
        }
        if (!each.contains("/")) {
          texts.put(each, text.get());
        }
      }
    } catch (IOException _) {
      return context.missing(source, summary);
    }
    Optional<Integer> mode = context.mode(assemble.mode(), 0644, false);
    if (mode.isEmpty()) {
      return LowerCopy.badMode(context, summary);
    }
    List<Part> parts =
        new ArrayList<>(
            FilePlacement.place(
                new FilePlacement.Wanted(
                    path,
                    new FileContent.Text(fragments.join(texts)),
                    assemble.mode().flatMap(_ -> mode),
                    assemble.owner(),
                    assemble.group(),
                    true,
                    assemble.validate().flatMap(_ -> check),
                    FileMode.change(assemble.mode())),
                context));
    List<String> more = AttributeCommands.beyondPayload(assemble, Shell.quote(path), false);
    if (!more.isEmpty()) {
      parts.add(context.always("set the attributes of " + path, more));
    }
    return new Lowered.Moves(parts, summary, List.of(path));
  }
}
