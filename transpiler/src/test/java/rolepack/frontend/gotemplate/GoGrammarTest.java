package rolepack.frontend.gotemplate;

import static org.assertj.core.api.Assertions.assertThat;

import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.dfa.DFA;
import org.junit.jupiter.api.Test;
import rolepack.frontend.jinja.Utf16Stream;
import rolepack.generated.gotemplate.GoLexer;
import rolepack.generated.gotemplate.GoParser;

/// Holds what the grammar promises.
class GoGrammarTest {
  /// A prediction would leave a state in the automaton of its decision.
  @Test
  void everyDecisionTakesOneToken() {
    for (String text : new RandomTemplates(7).many(2000)) {
      GoParser parser =
          new GoParser(new CommonTokenStream(new ListTokenSource(GoTokenizer.tokens(text))));
      parser.removeErrorListeners();
      parser.template();
      assertThat(parser.getInterpreter().decisionToDFA)
          .as(text)
          .extracting((DFA decision) -> decision.s0)
          .containsOnlyNulls();
    }
  }

  @Test
  void theGrammarAloneReadsTheSameWords() {
    int words = 0;
    for (String text : new RandomTemplates(8).many(5000)) {
      TagScanner scanner = new TagScanner(text);
      GoLexer lexer = new GoLexer(new Utf16Stream(text));
      lexer.removeErrorListeners();
      for (Token token : lexer.getAllTokens()) {
        if (token.getType() == GoLexer.TEXT || token.getType() == GoLexer.COMMENT) {
          continue;
        }
        if (token.getType() == GoLexer.OPEN_COMMENT
            || token.getType() == GoLexer.UNCLOSED_COMMENT) {
          break;
        }
        scanner.seek(token.getStartIndex());
        boolean left = token.getType() == GoLexer.LEFT;
        Token ours = left ? scanner.opening(token.getStartIndex()) : scanner.next();
        // NumberScan says where numbers end, and words may not start with a digit.
        if (ours.getType() != GoLexer.NUMBER && token.getType() != GoLexer.NUMBER) {
          words++;
          assertThat(ours.getType() + ":" + ours.getText())
              .as(text)
              .isEqualTo(token.getType() + ":" + token.getText());
        }
      }
    }
    assertThat(words).isGreaterThan(50_000);
  }
}
