package rolepack.evaluation.consultemplate;

import rolepack.evaluation.gotemplate.GoFunctionError;

/// `strings.Repeat`, bounded: a template is not to be trusted with memory.
final class Repetition {
  private static final long LIMIT = 10_000_000;

  private Repetition() {}

  static String of(String text, long count) throws GoFunctionError {
    if (count < 0) {
      throw new GoFunctionError("strings: negative Repeat count");
    }
    if (count > LIMIT || count * Math.max(1, text.length()) > LIMIT) {
      throw new GoFunctionError("strings: Repeat count causes overflow");
    }
    return text.repeat((int) count);
  }
}
