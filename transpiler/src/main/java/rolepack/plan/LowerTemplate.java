package rolepack.plan;

import java.util.List;
import java.util.Optional;
import rolepack.analysis.Blocker;
import rolepack.analysis.Evaluation;
import rolepack.generated.modules.FilesCall;
import rolepack.ir.jinja.Template;

/// `template` whose values are all known at build time → a payload file; any other stays until
/// templates are compiled.
final class LowerTemplate {
  private LowerTemplate() {}

  static Lowered lower(FilesCall.Template template, LoweringContext context) {
    String source = template.src().orElse("");
    String dest = template.dest().orElse("");
    String summary = "fills in " + dest;
    Optional<String> found =
        context
            .files()
            .find(source, "templates", context.role(), context.instance().file().source());
    if (found.isEmpty()) {
      return context.missing(source, summary);
    }
    Optional<Template> parsed = context.templates().at(found.get());
    if (parsed.isEmpty()) {
      return context.stays(
          ReasonCode.UNTRANSLATABLE_TEMPLATE,
          "its template %s cannot be read".formatted(found.get()),
          "Correct the template and convert again.",
          summary);
    }
    return switch (context.evaluator().render(parsed.get())) {
      case Evaluation.Blocked<String>(Blocker blocker) ->
          new Lowered.Stays(ContentReasons.of(blocker, "template " + found.get()), summary);
      case Evaluation.Known<String>(String text, _) ->
          file(template, Paths.name(source), dest, text, context, summary);
    };
  }

  private static Lowered file(
      FilesCall.Template template,
      String sourceName,
      String dest,
      String text,
      LoweringContext context,
      String summary) {
    if (!dest.startsWith("/")) {
      return context.stays(
          ReasonCode.NO_EQUIVALENT,
          "its dest is no absolute path",
          "Write the path from the root on.",
          summary);
    }
    if (template.validate().isPresent()) {
      return LowerCopy.notYet(
          "a command checks the file before it is put in place", "validate", context, summary);
    }
    Optional<Integer> mode = context.mode(template.mode(), 0644, false);
    if (mode.isEmpty()) {
      return LowerCopy.badMode(context, summary);
    }
    String path = context.directories().contains(dest) ? Paths.join(dest, sourceName) : dest;
    String clean = Paths.clean(path);
    return new Lowered.Moves(
        FilePlacement.place(
            new FilePlacement.Wanted(
                clean,
                new FileContent.Text(text),
                template.mode().flatMap(_ -> mode),
                template.owner(),
                template.group(),
                template.force().orElse(true)),
            context),
        summary,
        List.of(clean));
  }
}
