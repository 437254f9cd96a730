package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.ir.jinja.Template;
import rolepack.rewrite.Compilation;

/// The content of a file, from a template or written in a task → a payload file, or a file that
/// consul-template makes.
final class LowerContent {
  private LowerContent() {}

  /// A file as a task wants it.
  ///
  /// @param source the file that the content stands in, relative to the repository
  /// @param path clean
  /// @param check the command that says whether a new text, `"$t"`, is right
  /// @param mode empty where an existing file keeps its own
  /// @param attributes lines of a script that give it an SELinux context and attributes
  /// @param change words for chmod that change the mode of a file that is there; `mode` is then
  ///   that of a new file
  record Wanted(
      String source,
      String path,
      Optional<Integer> mode,
      Optional<String> owner,
      Optional<String> group,
      boolean backup,
      boolean force,
      Optional<String> check,
      List<String> attributes,
      Optional<String> change) {}

  /// A file whose content is known.
  static Lowered file(Wanted file, String text, LoweringContext context, String summary) {
    List<Part> parts =
        new ArrayList<>(
            FilePlacement.place(
                new FilePlacement.Wanted(
                    file.path(),
                    new FileContent.Text(text),
                    file.mode(),
                    file.owner(),
                    file.group(),
                    file.force(),
                    file.check(),
                    file.change().filter(_ -> file.force())),
                context));
    if (!file.attributes().isEmpty()) {
      parts.add(context.always("set the attributes of " + file.path(), file.attributes()));
    }
    return new Lowered.Moves(parts, summary, List.of(file.path()));
  }

  /// @param what the content, as the rest of "its … ": `template roles/a/templates/b.j2`
  static Lowered compiled(
      Template template, Wanted file, String what, LoweringContext context, String summary) {
    boolean direct = context.stanzas().reads(template, file.path());
    return switch (context.compile(template, direct)) {
      case Compilation.Constant(String text, _) -> file(file, text, context, summary);
      case Compilation.Compiled compiled -> rendered(compiled, file, direct, context, summary);
      case Compilation.Untranslatable why ->
          new Lowered.Stays(TemplateReasons.of(why, what), summary);
      case Compilation.Blocked(var blocker) ->
          new Lowered.Stays(TemplateReasons.of(blocker, what), summary);
    };
  }

  private static Lowered rendered(
      Compilation.Compiled compiled,
      Wanted file,
      boolean direct,
      LoweringContext context,
      String summary) {
    if (direct && !file.force()) {
      return context.stays(
          ReasonCode.NO_EQUIVALENT,
          "it only makes a file that is not there, and the package brings it",
          "Drop `force: no`.",
          summary);
    }
    if (file.change().isPresent() && file.force() && context.ownership().isForeign(file.path())) {
      return context.stays(
          ReasonCode.NO_EQUIVALENT,
          "its mode changes that of a file which another package may bring",
          "Write the mode as four octal digits in quotes.",
          summary);
    }
    if (direct && !file.attributes().isEmpty()) {
      return LowerCopy.option(
          "it sets attributes or the SELinux context of a template of consul-template",
          "attributes",
          context,
          summary);
    }
    if (direct && file.check().isPresent()) {
      return context.stays(
          ReasonCode.NO_EQUIVALENT,
          "it checks a template of consul-template, which is no template of the package's",
          "Drop `validate`.",
          summary);
    }
    return new Lowered.Moves(
        List.of(
            new Part.Renders(
                new RenderedFile(
                    file.source(),
                    name(file),
                    compiled.text(),
                    file.path(),
                    direct,
                    file.mode().orElse(0644),
                    notRoot(file.owner()),
                    notRoot(file.group()),
                    file.backup(),
                    check(file),
                    file.attributes(),
                    compiled.readings(),
                    compiled.validation(),
                    context.origin()))),
        summary,
        List.of(file.path()));
  }

  private static Optional<RenderedFile.Check> check(Wanted file) {
    return file.check().isEmpty() && file.force()
        ? Optional.empty()
        : Optional.of(
            new RenderedFile.Check(
                file.check(), !file.force(), file.mode().isPresent(), file.owner(), file.group()));
  }

  /// `metricsd.conf` of `metricsd.conf.j2`; a content in a task is named like its file.
  private static String name(Wanted file) {
    String name = Paths.name(file.source());
    return name.endsWith(".yml") || name.endsWith(".yaml")
        ? Paths.name(file.path())
        : name.replaceFirst("\\.(j2|jinja2?|ctmpl)$", "");
  }

  private static Optional<String> notRoot(Optional<String> account) {
    return account.filter(each -> !each.equals("root") && !each.equals("0"));
  }
}
