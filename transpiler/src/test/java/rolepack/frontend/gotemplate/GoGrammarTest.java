package rolepack.frontend.gotemplate;

import static org.assertj.core.api.Assertions.assertThat;

import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.dfa.DFA;
import org.junit.jupiter.api.Test;
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
}
