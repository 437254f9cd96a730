package rolepack.plan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rolepack.generated.modules.FilesCall;
import rolepack.ir.Action;
import rolepack.ir.jinja.Template;
import rolepack.ir.jinja.TemplateSettings;

/// `template` → a payload file where all its values are known at build time, else a
/// consul-template.
final class LowerTemplate {
  /// Arguments that change how the template is read.
  private static final List<String> SYNTAX =
      List.of(
          "block_start_string",
          "block_end_string",
          "variable_start_string",
          "variable_end_string",
          "comment_start_string",
          "comment_end_string",
          "newline_sequence");

  private LowerTemplate() {}

  private static boolean isGiven(String name, LoweringContext context) {
    return context.instance().task().action() instanceof Action.Module module
        && module.argument(name).isPresent();
  }

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
    Optional<Template> parsed =
        context
            .templates()
            .at(
                found.get(),
                TemplateSettings.ANSIBLE.trimming(
                    template.trimBlocks().orElse(true), template.lstripBlocks().orElse(false)));
    if (parsed.isEmpty()) {
      return context.stays(
          ReasonCode.UNTRANSLATABLE_TEMPLATE,
          "its template %s cannot be read".formatted(found.get()),
          "Correct the template and convert again.",
          summary);
    }
    Optional<Lowered> refusal = refusal(template, context, summary);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Optional<Integer> mode = context.modeOf(template.mode(), found.get());
    if (mode.isEmpty()) {
      return LowerCopy.badMode(context, summary);
    }
    String path =
        context.directories().contains(dest) ? Paths.join(dest, Paths.name(source)) : dest;
    LowerContent.Wanted wanted =
        new LowerContent.Wanted(
            found.get(),
            Paths.clean(path),
            template.mode().flatMap(_ -> mode),
            template.owner(),
            template.group(),
            template.backup().orElse(false),
            template.force().orElse(true),
            template.validate().flatMap(Validation::command),
            AttributeCommands.beyondPayload(template, Shell.quote(Paths.clean(path)), false),
            FileMode.change(template.mode()));
    return LowerContent.compiled(
        parsed.get(), wanted, "template " + wanted.source(), context, summary);
  }

  private static Optional<Lowered> refusal(
      FilesCall.Template template, LoweringContext context, String summary) {
    if (!template.dest().orElse("").startsWith("/")) {
      return Optional.of(context.relative("dest", summary));
    }
    for (String each : SYNTAX) {
      if (isGiven(each, context)) {
        return Optional.of(
            LowerCopy.option("it sets " + each + " for its template", each, context, summary));
      }
    }
    if (!template.outputEncoding().orElse("utf-8").toLowerCase(Locale.ROOT).matches("utf-?8")) {
      return Optional.of(
          LowerCopy.option(
              "it is written in another encoding", "output_encoding", context, summary));
    }
    if (AttributeCommands.locks(template)) {
      return Optional.of(LowerCopy.locked(context, summary));
    }
    return Validation.refusal(template.validate(), context, summary);
  }
}
