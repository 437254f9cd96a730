package rolepack.frontend.gotemplate;

import static rolepack.generated.gotemplate.GoParser.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import rolepack.ir.gotemplate.NumberLiteral;

/// What Go checks about one pipeline.
final class PipelineChecks {
  private PipelineChecks() {}

  /// What Go calls the place where a pipeline stands.
  static String construct(ParserRuleContext pipeline) {
    return switch (pipeline.getParent()) {
      case IfNodeContext _ -> "if";
      case ElseIfContext _ -> "if";
      case WithNodeContext _ -> "with";
      case RangeNodeContext _ -> "range";
      case BlockNodeContext _ -> "block clause";
      case InvokeNodeContext _ -> "template clause";
      case TermContext _ -> "parenthesized pipeline";
      default -> "command";
    };
  }

  /// Whether a pipeline starts with this term.
  static boolean startsPipeline(TermContext term) {
    ParserRuleContext pipeline = term.getParent().getParent().getParent();
    return pipeline.getStart() == term.getStart();
  }

  /// What ends a pipeline.
  static int end(PipelineContext pipeline) {
    return pipeline.getParent() instanceof TermContext ? RPAREN : RIGHT;
  }

  /// The commands, in order.
  static List<CommandContext> commands(PipelineContext pipeline) {
    List<CommandContext> commands = new ArrayList<>();
    if (pipeline.command() != null) {
      commands.add(pipeline.command());
    }
    for (PipedContext piped : pipeline.piped()) {
      if (piped.command() != null) {
        commands.add(piped.command());
      }
    }
    return commands;
  }

  /// Whether the last command could have more operands.
  static boolean isOpen(PipelineContext pipeline) {
    List<PipedContext> piped = pipeline.piped();
    return piped.isEmpty() ? pipeline.command() != null : piped.getLast().command() != null;
  }

  /// The number of the first command behind a `|` that cannot take a value; 0 if there is none.
  static int stageWithoutFunction(PipelineContext pipeline) {
    List<CommandContext> commands = commands(pipeline);
    for (int index = 1; index < commands.size(); index++) {
      OperandContext first = commands.get(index).operand().getFirst();
      switch (first.term().getStart().getType()) {
        case BOOL, DOT, NIL, NUMBER, COMPLEX, CHARACTER, STRING, RAW_STRING -> {
          return index + 1;
        }
        default -> {}
      }
    }
    return 0;
  }

  /// Why Go cannot read a number or a character.
  static Optional<String> numberProblem(String text) {
    try {
      NumberLiteral.read(text);
      return Optional.empty();
    } catch (NumberFormatException problem) {
      return Optional.of(problem.getMessage());
    }
  }
}
