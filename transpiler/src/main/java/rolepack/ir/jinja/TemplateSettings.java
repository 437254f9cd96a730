package rolepack.ir.jinja;

import java.util.Optional;

/// How a template is read: Ansible's settings, and what a first line `#jinja2: key:value, …`
/// changes.
///
/// @param literalBackslashes whether a backslash in a string inside of `{{ }}` stands for itself,
///   as in the templates that stand in YAML files: `regex_replace('^(.*)$', '\1')`
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
    boolean keepTrailingNewline,
    boolean literalBackslashes) {
  /// Ansible's own for template files: trim_blocks on, lstrip_blocks off.
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
          false,
          false);

  /// Ansible's own for the strings in YAML files.
  public static final TemplateSettings INLINE = ANSIBLE.withLiteralBackslashes(true);

  /// The same with another [#literalBackslashes()].
  public TemplateSettings withLiteralBackslashes(boolean literal) {
    return with(trimBlocks, lstripBlocks, literal);
  }

  /// The same with other rules for the white space around blocks.
  public TemplateSettings trimming(boolean trims, boolean lstrips) {
    return with(trims, lstrips, literalBackslashes);
  }

  private TemplateSettings with(boolean trims, boolean lstrips, boolean literal) {
    return new TemplateSettings(
        blockStart,
        blockEnd,
        variableStart,
        variableEnd,
        commentStart,
        commentEnd,
        lineStatementPrefix,
        lineCommentPrefix,
        trims,
        lstrips,
        newlineSequence,
        keepTrailingNewline,
        literal);
  }
}
