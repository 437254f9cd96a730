package rolepack.frontend.gotemplate;

import static rolepack.generated.gotemplate.GoLexer.*;

import java.util.Locale;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import rolepack.ir.gotemplate.StringLiteral;

/// Reads the tokens of one tag, from behind its `{{`, and gives them the types that the grammar
/// tells apart.
final class TagReader {
  private static final int MAXIMUM_PARENTHESES = 200;

  private final GoTokenizer tokenizer;
  private final TagScanner scanner;
  private final String text;
  private final CommonToken start;
  private int parentheses;
  private boolean spaced;

  /// Whether no word has come since the `{{`.
  private boolean first = true;

  /// Whether a pipeline starts here, where variables may be declared.
  private boolean atPipeline = true;

  TagReader(GoTokenizer tokenizer, TagScanner scanner) {
    this.tokenizer = tokenizer;
    this.scanner = scanner;
    this.text = scanner.text();
    this.start = tokenizer.last();
  }

  /// Reads up to the `}}`; false where Go gives up.
  boolean read() {
    while (true) {
      int at = scanner.at();
      CommonToken token = scanner.next();
      switch (token.getType()) {
        case SPACE -> spaced = true;
        case RIGHT -> {
          if (parentheses > 0) {
            return tokenizer.fail(at, "unclosed left paren");
          }
          token.setText("}}");
          tokenizer.add(token, token.getStopIndex() - 1);
          return true;
        }
        default -> {
          if (!word(token, at)) {
            return false;
          }
          spaced = false;
          first = false;
        }
      }
    }
  }

  private boolean word(CommonToken token, int at) {
    int type = token.getType();
    return switch (type) {
      case Token.EOF -> tokenizer.fail(at, "unclosed action");
      case COLON -> tokenizer.fail(at, "expected :=");
      case UNTERMINATED_STRING -> tokenizer.fail(at, "unterminated quoted string");
      case UNTERMINATED_RAW_STRING -> tokenizer.fail(at, "unterminated raw quoted string");
      case UNTERMINATED_CHARACTER -> tokenizer.fail(at, "unterminated character constant");
      case UNRECOGNIZED ->
          tokenizer.fail(at, "unrecognized character in action: " + named(codePointAt(at)));
      case NUMBER -> number(token, at);
      case VARIABLE, FIELD, DOT, WORD -> name(token, at);
      case LPAREN -> {
        parentheses++;
        if (parentheses > MAXIMUM_PARENTHESES) {
          yield tokenizer.fail(at, "too many parentheses inside each other");
        }
        boolean added = operand(token, at, LPAREN);
        atPipeline = true;
        yield added;
      }
      case RPAREN -> {
        parentheses--;
        yield plain(token, at);
      }
      case STRING, RAW_STRING, CHARACTER -> operand(token, at, type);
      default -> plain(token, at);
    };
  }

  private boolean plain(CommonToken token, int at) {
    tokenizer.add(token, at);
    atPipeline = false;
    return true;
  }

  private int codePointAt(int at) {
    return at < text.length() ? text.codePointAt(at) : -1;
  }

  /// An operand; it must not stand directly behind another one.
  private boolean operand(CommonToken token, int at, int type) {
    boolean glued = !spaced && !atPipeline && endsOperand(tokenizer.last());
    boolean name = atPipeline && takesName() && (type == STRING || type == RAW_STRING);
    boolean keyword = type == DOT || type == NIL;
    token.setType(!glued ? type : type == FIELD ? CHAINED : keyword ? KEYWORD : GLUED);
    tokenizer.add(token, at);
    atPipeline = name;
    return true;
  }

  /// Whether a template's name comes next.
  private boolean takesName() {
    int type = start.getType();
    return tokenizer.last() == start
        && (type == TAG_DEFINE || type == TAG_BLOCK || type == TAG_TEMPLATE);
  }

  private static boolean endsOperand(Token token) {
    return switch (token.getType()) {
      case IDENTIFIER,
          DOT,
          NIL,
          VARIABLE,
          FIELD,
          CHAINED,
          BOOL,
          NUMBER,
          COMPLEX,
          CHARACTER,
          STRING,
          RAW_STRING,
          RPAREN,
          GLUED ->
          true;
      default -> false;
    };
  }

  /// A number ends where Go's scanner ends it, whatever the lexer found.
  private boolean number(CommonToken token, int at) {
    NumberScan scan = NumberScan.at(text, at);
    if (!scan.valid()) {
      String wrong = text.substring(at, scan.end());
      return tokenizer.fail(at, "bad number syntax: " + StringLiteral.quote(wrong));
    }
    token.setStopIndex(scan.end() - 1);
    scanner.seek(scan.end());
    return operand(token, at, scan.complex() ? COMPLEX : NUMBER);
  }

  private boolean name(CommonToken token, int at) {
    int end = token.getStopIndex() + 1;
    boolean lastDot = token.getType() == DOT && end == text.length();
    boolean digit =
        (token.getType() == WORD && isDigit(codePointAt(at)))
            || (token.getType() == FIELD && isDigit(codePointAt(at + 1)));
    if (lastDot || digit) {
      return number(token, at);
    }
    for (int next = token.getType() == WORD ? at : at + 1; next < end; ) {
      int rune = codePointAt(next);
      if (!isAlphanumeric(rune)) {
        String problem = next == at ? "unrecognized character in action: " : "bad character ";
        return tokenizer.fail(at, problem + named(rune));
      }
      next += Character.charCount(rune);
    }
    if (!isTerminator(end)) {
      return tokenizer.fail(at, "bad character " + named(codePointAt(end)));
    }
    return switch (token.getType()) {
      case WORD -> word(token, at, token.getText());
      case VARIABLE -> variable(token, at, end);
      default -> operand(token, at, token.getType());
    };
  }

  private boolean variable(CommonToken token, int at, int end) {
    boolean declares = false;
    if (atPipeline || afterComma()) {
      int next = end;
      while (GoTokenizer.isSpace(codePointAt(next))) {
        next++;
      }
      int sign = codePointAt(next);
      declares = sign == '=' || sign == ',' || (sign == ':' && codePointAt(next + 1) == '=');
    }
    if (declares) {
      token.setType(DECLARED);
      return plain(token, at);
    }
    return operand(token, at, VARIABLE);
  }

  private boolean afterComma() {
    return tokenizer.last().getType() == COMMA;
  }

  private boolean word(CommonToken token, int at, String word) {
    int tag = tag(word);
    if (tag == 0) {
      int type = word.equals("nil") ? NIL : IDENTIFIER;
      return operand(token, at, word.equals("true") || word.equals("false") ? BOOL : type);
    }
    if (first) {
      start.setType(tag);
      int change = tag == TAG_END ? -1 : 1;
      boolean block = tag != TAG_ELSE && tag != TAG_BREAK && tag != TAG_CONTINUE;
      return tag == TAG_TEMPLATE
          || !block
          || tokenizer.nest(change)
          || tokenizer.fail(at, "too many blocks inside each other");
    }
    if (tag == TAG_IF && tokenizer.last() == start && start.getType() == TAG_ELSE) {
      start.setType(TAG_ELSE_IF);
      return true;
    }
    token.setType(KEYWORD);
    return plain(token, at);
  }

  private static int tag(String word) {
    return switch (word) {
      case "if" -> TAG_IF;
      case "else" -> TAG_ELSE;
      case "end" -> TAG_END;
      case "range" -> TAG_RANGE;
      case "with" -> TAG_WITH;
      case "define" -> TAG_DEFINE;
      case "block" -> TAG_BLOCK;
      case "template" -> TAG_TEMPLATE;
      case "break" -> TAG_BREAK;
      case "continue" -> TAG_CONTINUE;
      default -> 0;
    };
  }

  private boolean isTerminator(int at) {
    int rune = codePointAt(at);
    return rune < 0
        || GoTokenizer.isSpace(rune)
        || ".,|:)(".indexOf(rune) >= 0
        || text.startsWith("}}", at);
  }

  private static boolean isDigit(int rune) {
    return rune >= '0' && rune <= '9';
  }

  static boolean isAlphanumeric(int rune) {
    return rune == '_'
        || (rune >= 0
            && (Character.isLetter(rune)
                || Character.getType(rune) == Character.DECIMAL_DIGIT_NUMBER));
  }

  /// `U+0021 '!'`.
  private static String named(int rune) {
    String code = String.format(Locale.ROOT, "U+%04X", rune);
    return StringLiteral.isPrintable(rune) ? code + " '" + Character.toString(rune) + "'" : code;
  }
}
