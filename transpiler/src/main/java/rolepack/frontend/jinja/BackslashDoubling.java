package rolepack.frontend.jinja;

import static rolepack.generated.jinja.JinjaLexer.*;

import org.antlr.v4.runtime.CommonToken;
import rolepack.ir.jinja.TemplateSettings;

/// Doubles the backslashes of strings inside of `{{ }}`, as Ansible does with what stands in YAML
/// files: `'\1'` -> `'\\1'`, so that they survive Jinja2's reading.
final class BackslashDoubling {
  private BackslashDoubling() {}

  static SourceText apply(SourceText source) {
    String text = source.text();
    if (text.indexOf('\\') < 0 || !text.contains("{{")) {
      return source;
    }
    SourceText.Rewriting rewriting = new SourceText.Rewriting();
    int copied = 0;
    boolean variable = false;
    for (CommonToken token : Tokenizer.ofTemplate(text, TemplateSettings.ANSIBLE).tokens()) {
      switch (token.getType()) {
        case VARIABLE_START -> variable = true;
        case VARIABLE_END -> variable = false;
        case STRING -> {
          if (variable) {
            rewriting.copy(text, copied, token.getStartIndex());
            copied = token.getStopIndex() + 1;
            doubled(text, token.getStartIndex(), copied, rewriting);
          }
        }
        default -> {}
      }
    }
    rewriting.copy(text, copied, text.length());
    return rewriting.of(source).withPlainNewlines();
  }

  private static void doubled(String text, int start, int end, SourceText.Rewriting rewriting) {
    for (int at = start; at < end; at++) {
      rewriting.append(text.charAt(at), at);
      if (text.charAt(at) == '\\') {
        rewriting.append('\\', at);
      }
    }
  }
}
