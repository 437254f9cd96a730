package rolepack.rewrite.rule;

import java.util.Optional;
import rolepack.evaluation.Value;

/// `self`: the blocks of a template.
record SelfMembers(StatementReducer statements, PartialContext context) implements PartialMembers {
  @Override
  public String description() {
    return "TemplateReference";
  }

  @Override
  public Optional<Partial> member(String name) {
    return context.blocks(name).isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Partial.Static(new Value.Instance(new BlockMembers(name, 0, context, statements))));
  }
}
