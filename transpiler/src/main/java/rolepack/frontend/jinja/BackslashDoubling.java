package rolepack.frontend.jinja;

import static rolepack.generated.jinja.JinjaLexer.*;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import rolepack.ir.jinja.TemplateSettings;

/// Doubles the backslashes of strings inside of `{{ }}`, as Ansible does with what stands in YAML
/// files: `'\1'` -> `'\\1'`, so that they survive Jinja2's reading.
///
/// Ansible puts the text together again from Jinja2's tokens, from which the white space before a
/// `-` is gone.
final class BackslashDoubling {
  private final String text;
  private final SourceText.Rewriting out = new SourceText.Rewriting();
  private int copied;

  /// The next white space that is gone.
  private int gap;

  private BackslashDoubling(String text) {
    this.text = text;
  }

  static SourceText apply(SourceText source) {
    String text = source.text();
    if (text.indexOf('\\') < 0 || !text.contains("{{")) {
      return source;
    }
    TextTrimming trimming = new TextTrimming(text, TemplateSettings.ANSIBLE);
    List<CommonToken> tokens = Tokenizer.ofTemplate(text, trimming).tokens();
    if (!isWhole(tokens)) {
      return source; // as it is it will be rejected
    }
    BackslashDoubling doubling = new BackslashDoubling(text);
    doubling.rewrite(tokens, trimming);
    return doubling.out.of(source).withPlainNewlines();
  }

  /// Whether Jinja2's lexer reads the text to its end, before anything is doubled.
  private static boolean isWhole(List<CommonToken> tokens) {
    Deque<Integer> closers = new ArrayDeque<>();
    for (CommonToken token : tokens) {
      int type = token.getType();
      switch (type) {
        case UNEXPECTED, UNCLOSED_COMMENT, TAG_UNKNOWN -> {
          return false;
        }
        case LPAREN -> closers.push(RPAREN);
        case LBRACKET -> closers.push(RBRACKET);
        case LBRACE -> closers.push(RBRACE);
        case RPAREN, RBRACKET, RBRACE -> {
          if (closers.isEmpty() || closers.pop() != type) {
            return false;
          }
        }
        default -> {}
      }
    }
    return true;
  }

  private void rewrite(List<CommonToken> tokens, TextTrimming trimming) {
    boolean variable = false;
    for (CommonToken token : tokens) {
      switch (token.getType()) {
        case VARIABLE_START -> variable = true;
        case VARIABLE_END -> variable = false;
        case STRING -> {
          if (variable) {
            copy(token.getStartIndex(), trimming);
            doubled(token.getStopIndex() + 1);
          }
        }
        default -> {}
      }
    }
    copy(text.length(), trimming);
  }

  private void copy(int end, TextTrimming trimming) {
    List<int[]> gaps = trimming.stripped();
    for (; gap < gaps.size() && gaps.get(gap)[1] <= end; gap++) {
      out.copy(text, copied, gaps.get(gap)[0]);
      copied = gaps.get(gap)[1];
    }
    out.copy(text, copied, end);
    copied = end;
  }

  private void doubled(int end) {
    for (int at = copied; at < end; at++) {
      out.append(text.charAt(at), at);
      if (text.charAt(at) == '\\') {
        out.append('\\', at);
      }
    }
    copied = end;
  }
}
