package rolepack.grammars.commands;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.Set;
import rolepack.grammars.catalogue.CommandEntry;
import rolepack.grammars.modules.Literals;

/// The Java expression that makes a row of the table of commands.
final class CommandRowLiteral {
  private static final ClassName ROW = ClassName.get("rolepack.generated.commands", "CommandRow");

  private CommandRowLiteral() {}

  static CodeBlock of(CommandEntry row) {
    return CodeBlock.of(
        "\nnew $T($S, $L, $L, $L, $L, $L, $L, $L, $L, $L, $L, $L)",
        ROW,
        row.program(),
        Literals.optional(row.subcommand().map(each -> CodeBlock.of("$S", each))),
        row.fewestOperands(),
        row.mostOperands(),
        set(row.flags()),
        set(row.values()),
        Literals.list(row.effects(), Literals::effect),
        row.idempotent(),
        set(row.idempotentWith()),
        row.needsBooted(),
        row.onlyChecks(),
        Literals.optional(row.reason().map(Literals::reason)));
  }

  private static CodeBlock set(List<String> texts) {
    return CodeBlock.of(
        "$T.of($L)",
        Set.class,
        texts.stream().map(each -> CodeBlock.of("$S", each)).collect(CodeBlock.joining(", ")));
  }
}
