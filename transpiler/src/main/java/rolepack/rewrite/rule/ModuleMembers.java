package rolepack.rewrite.rule;

import java.util.Optional;

/// An imported template: what it has set at its top.
record ModuleMembers(PartialContext context) implements PartialMembers {
  @Override
  public String description() {
    return "TemplateModule";
  }

  @Override
  public Optional<Partial> member(String name) {
    return Optional.ofNullable(context.exported().get(name));
  }
}
