package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rolepack.ir.TemplateFile;
import rolepack.rewrite.Compilation;

/// What became of each template file: what became of the tasks that use it.
final class TemplateOutcomes {
  private TemplateOutcomes() {}

  static List<TemplateOutcome> of(List<RoleItems> roles, TemplateUses uses) {
    List<TemplateOutcome> outcomes = new ArrayList<>();
    for (RoleItems role : roles) {
      for (TemplateFile template : role.scope().role().templates()) {
        outcomes.add(outcome(template, role.scope(), uses));
      }
    }
    return outcomes;
  }

  private static TemplateOutcome outcome(
      TemplateFile template, RoleScope scope, TemplateUses allUses) {
    List<Item> users = allUses.items(template.path());
    List<TemplateUse> uses = allUses.of(template.path());
    if (template.template().isEmpty()) {
      return unreadable(template);
    }
    Optional<Item> kept =
        users.stream().filter(each -> each.isKept() && each.beside().isEmpty()).findFirst();
    List<RenderedFile> files =
        users.stream()
            .flatMap(each -> RenderedFiles.all(each).stream())
            .filter(each -> each.source().equals(template.path()))
            .toList();
    Outcome outcome =
        kept.isPresent()
            ? Outcome.RESIDUAL
            : users.stream().allMatch(TemplateUses::isFolded)
                ? Outcome.FOLDED
                : files.isEmpty() ? Outcome.PACKAGED : Outcome.TEMPLATED;
    Optional<String> output =
        files.stream()
            .map(RenderedFile::destination)
            .findFirst()
            .or(() -> users.stream().flatMap(each -> fixed(each, template)).findFirst())
            .or(() -> users.stream().flatMap(TemplateOutcomes::wrote).findFirst());
    List<RenderedFile> rendered = kept.isPresent() ? List.of() : files;
    return new TemplateOutcome(
        template.path(),
        outcome,
        output,
        TemplateReadings.variables(template.template(), rendered, scope),
        rendered.isEmpty()
            ? validation(uses)
            : sum(rendered.stream().map(RenderedFile::validation)),
        reasons(kept, uses),
        uses);
  }

  /// What Jinja2 rejects; Ansible would, too.
  private static TemplateOutcome unreadable(TemplateFile template) {
    return new TemplateOutcome(
        template.path(),
        Outcome.RESIDUAL,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(
            new ResidualReason(
                ReasonCode.UNTRANSLATABLE_TEMPLATE,
                "it cannot be read",
                template.source().span(),
                "Correct the template and convert again.")),
        List.of());
  }

  /// Why the task stays, and then why the template would, if that is something else.
  private static List<ResidualReason> reasons(Optional<Item> kept, List<TemplateUse> uses) {
    List<ResidualReason> reasons = new ArrayList<>();
    kept.flatMap(Item::reason).ifPresent(reasons::add);
    uses.stream()
        .flatMap(each -> each.obstacle().stream())
        .findFirst()
        .filter(each -> reasons.stream().noneMatch(it -> it.message().equals(each.message())))
        .ifPresent(reasons::add);
    return reasons;
  }

  /// Where a package of a task that stays has the template's text, which is known.
  private static Stream<String> fixed(Item item, TemplateFile template) {
    return item.beside().stream()
        .flatMap(each -> each.fixed().stream().map(PayloadEntry.File::path))
        .filter(each -> template.path().endsWith("/" + Beside.name(each)));
  }

  private static Stream<String> wrote(Item item) {
    return item.candidate().lowered() instanceof Lowered.Moves moves
        ? moves.wrote().stream()
        : Stream.empty();
  }

  /// The evidence for all that a template becomes; none where one of it cannot be said.
  private static Optional<Compilation.Validation> validation(List<TemplateUse> uses) {
    return uses.stream().allMatch(TemplateUse::canBeSaid)
        ? sum(
            uses.stream()
                .flatMap(
                    each ->
                        each.compilation() instanceof Compilation.Compiled compiled
                            ? Stream.of(compiled.validation())
                            : Stream.empty()))
        : Optional.empty();
  }

  private static Optional<Compilation.Validation> sum(Stream<Compilation.Validation> all) {
    return all.reduce(
        (one, other) ->
            new Compilation.Validation(
                one.samples() + other.samples(),
                one.equal() + other.equal(),
                one.failing() + other.failing()));
  }
}
