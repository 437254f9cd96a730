package rolepack.ir.jinja;

import java.util.Optional;

/// How a template is read: Ansible's settings, and what a first line `#jinja2: key:value, …`
/// changes.
public record TemplateSettings(
    String blockStart,
    String blockEnd,
    String variableStart,
    String variableEnd,
    String commentStart,
    String commentEnd,
    Optional<String> lineStatementPrefix,
    Optional<String> lineCommentPrefix,
    boolean trimBlocks,
    boolean lstripBlocks,
    String newlineSequence,
    boolean keepTrailingNewline) {
  /// Ansible's own: trim_blocks on, lstrip_blocks off.
  public static final TemplateSettings ANSIBLE =
      new TemplateSettings(
          "{%",
          "%}",
          "{{",
          "}}",
          "{#",
          "#}",
          Optional.empty(),
          Optional.empty(),
          true,
          false,
          "\n",
          false);
}
