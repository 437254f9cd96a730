package rolepack.frontend.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static rolepack.generated.jinja.JinjaLexer.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.dfa.DFA;
import org.junit.jupiter.api.Test;
import rolepack.generated.jinja.JinjaLexer;
import rolepack.generated.jinja.JinjaParser;
import rolepack.ir.jinja.TemplateSettings;

/// Holds what the code around the grammar promises about it.
class GrammarTest {
  private static final Path TREES = Path.of("../fixtures/trees");

  /// A prediction would leave a state in the automaton of its decision.
  @Test
  void everyDecisionTakesOneToken() throws IOException {
    for (Path each : Golden.inputs(TREES, ".j2")) {
      TokenRow tokens = Tokenizer.ofTemplate(Files.readString(each), TemplateSettings.ANSIBLE);
      JinjaParser parser = new JinjaParser(tokens);
      parser.removeErrorListeners();
      parser.template();
      assertThat(parser.getInterpreter().decisionToDFA)
          .as(each.toString())
          .extracting((DFA decision) -> decision.s0)
          .containsOnlyNulls();
    }
  }

  @Test
  void theGrammarAloneReadsTheSameTokens() {
    TemplateGenerator generator = new TemplateGenerator(4);
    for (int each = 0; each < 2000; each++) {
      String text = each % 2 == 0 ? generator.template() : generator.damaged();
      List<String> quick = quick(text);
      List<String> alone = alone(text);
      // the quick way stops where nothing can come of the template any more
      assertThat(alone.subList(0, Math.min(quick.size(), alone.size())))
          .as(Json.quoted(text))
          .isEqualTo(quick);
    }
  }

  private static List<String> quick(String text) {
    List<String> read = new ArrayList<>();
    for (Token token : Tokenizer.ofTemplate(text, TemplateSettings.ANSIBLE).tokens()) {
      int type = token.getType();
      if (type == VARIABLE_START || !TagNames.isTag(type)) {
        add(read, token, type >= KEYWORD && type <= NONE ? NAME : type);
      } else {
        add(read, token, TAG);
      }
    }
    return read;
  }

  private static List<String> alone(String text) {
    List<String> read = new ArrayList<>();
    JinjaLexer lexer = new JinjaLexer(new Utf16Stream(text));
    lexer.removeErrorListeners();
    for (Token token : lexer.getAllTokens()) {
      add(read, token, token.getType());
    }
    return read;
  }

  private static void add(List<String> read, Token token, int type) {
    if (type != TEXT && type != COMMENT && type != RAW && type != Token.EOF) {
      String name = JinjaLexer.VOCABULARY.getSymbolicName(type);
      read.add("%s %d-%d".formatted(name, token.getStartIndex(), token.getStopIndex()));
    }
  }
}
