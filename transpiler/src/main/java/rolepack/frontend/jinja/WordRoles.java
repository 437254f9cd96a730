package rolepack.frontend.jinja;

import static rolepack.generated.jinja.JinjaLexer.*;

import java.util.List;
import org.antlr.v4.runtime.CommonToken;

/// Decides for every word inside of tags whether it is a keyword, a name, or the keyword of an
/// argument: `if` is a keyword only where an operator can stand, and a name where a value is
/// expected.
///
/// Jinja2's parser asks at each place for the words that it wants there; telling them apart before
/// the parse comes to the same and leaves the grammar without a choice that looks further than one
/// token.
final class WordRoles {
  /// Stands for `is not`, behind which the name of a test comes.
  private static final int IS_NOT = -2;

  /// Stands for a `not` between two values, behind which `in` comes.
  private static final int BETWEEN_NOT = -3;

  private final List<CommonToken> tokens;

  /// The type of the token before, as far as it matters to the next one.
  private int before = TEXT;

  /// Whether a value is expected next, rather than an operator.
  private boolean value;

  /// Whether the name of a test was just read, behind which a bare argument may stand.
  private boolean testName;

  /// Brackets that are open.
  private int depth;

  /// Inside of `{% for`, before its `in`.
  private boolean loopTarget;

  /// Behind the `import` of `{% from`.
  private boolean importing;

  /// Inside of the parameters of `{% call(…) %}`.
  private boolean callParameters;

  private WordRoles(List<CommonToken> tokens) {
    this.tokens = tokens;
  }

  /// Gives every word its type.
  ///
  /// @param value whether the row starts inside of a tag, with a value
  static void assign(List<CommonToken> tokens, boolean value) {
    WordRoles roles = new WordRoles(tokens);
    roles.value = value;
    for (int index = 0; index < tokens.size(); index++) {
      roles.read(index);
    }
  }

  private void read(int index) {
    CommonToken token = tokens.get(index);
    if (token.getType() == NAME) {
      int role = role(index, keyword(token.getText()));
      token.setType(role);
      readWord(role);
    } else {
      readOther(token.getType());
    }
  }

  /// What a word is where it is a keyword.
  private static int keyword(String word) {
    return switch (word) {
      case "and" -> AND;
      case "or" -> OR;
      case "not" -> NOT;
      case "is" -> IS;
      case "in" -> IN;
      case "if" -> IF;
      case "else" -> ELSE;
      case "recursive" -> RECURSIVE;
      case "scoped" -> SCOPED;
      case "required" -> REQUIRED;
      case "ignore" -> IGNORE;
      case "missing" -> MISSING;
      case "with" -> WITH;
      case "without" -> WITHOUT;
      case "context" -> CONTEXT;
      case "as" -> AS;
      case "import" -> IMPORT;
      case "true", "True" -> TRUE;
      case "false", "False" -> FALSE;
      case "none", "None" -> NONE;
      default -> NAME;
    };
  }

  private int role(int index, int word) {
    if (before == DOT || before == PIPE || before == TAG_BLOCK || before == TAG_ENDBLOCK) {
      return NAME;
    }
    if (before == TAG_FILTER || before == IS_NOT || (before == IS && word != NOT)) {
      return NAME;
    }
    if (testName) {
      boolean operator = word == AND || word == OR || word == ELSE || word == IS;
      return operator || isConstant(word) ? word : NAME;
    }
    if (word == NOT && value && depth == 0 && (loopTarget || importing || before == AS)) {
      return NAME;
    }
    return value ? valueRole(index, word) : word;
  }

  private int valueRole(int index, int word) {
    if (depth > 0
        && (before == LPAREN || before == COMMA)
        && tokens.get(index + 1).getType() == ASSIGN) {
      return KEYWORD;
    }
    if (isConstant(word)) {
      return word;
    }
    boolean kept =
        switch (word) {
          case NOT -> !isArithmetic(before);
          case IN -> before == BETWEEN_NOT;
          case MISSING -> before == IGNORE;
          case CONTEXT -> before == WITH || before == WITHOUT;
          default -> false;
        };
    return kept ? word : NAME;
  }

  private void readWord(int role) {
    boolean ofTest = before == IS || before == IS_NOT || (before == DOT && testName);
    switch (role) {
      case NOT -> {
        before = before == IS ? IS_NOT : value ? NOT : BETWEEN_NOT;
        value = true;
      }
      case IN -> {
        boolean ofLoop = loopTarget && depth == 0;
        before = ofLoop ? TAG_FOR : IN;
        loopTarget &= !ofLoop;
        value = true;
      }
      case NAME, TRUE, FALSE, NONE, KEYWORD, SCOPED, REQUIRED, MISSING, CONTEXT, RECURSIVE -> {
        before = role;
        value = false;
      }
      default -> {
        before = role;
        value = true;
        importing |= role == IMPORT;
      }
    }
    testName = ofTest && role == NAME;
  }

  private void readOther(int type) {
    boolean star = value && (type == MUL || type == POW);
    testName &= type == DOT;
    before = star ? COMMA : type;
    switch (type) {
      case INT, FLOAT, STRING, DOT_INT, RBRACKET, RBRACE -> value = false;
      case RPAREN -> value = callParameters && depth == 1;
      default -> value = true;
    }
    switch (type) {
      case LPAREN, LBRACKET, LBRACE -> depth++;
      case TAG_CALL_PARAMETERS -> callParameters = true;
      case RPAREN, RBRACKET, RBRACE -> {
        depth--;
        callParameters &= depth > 0;
      }
      case TAG_FOR -> loopTarget = true;
      case BLOCK_END -> {
        loopTarget = false;
        importing = false;
      }
      default -> {}
    }
  }

  private static boolean isConstant(int word) {
    return word == TRUE || word == FALSE || word == NONE;
  }

  /// Operators behind which Jinja2 reads `not` as a name.
  private static boolean isArithmetic(int type) {
    return switch (type) {
      case ADD, SUB, MUL, DIV, FLOORDIV, MOD, POW, TILDE, EQ, NE, LT, LE, GT, GE, IN -> true;
      default -> false;
    };
  }
}
