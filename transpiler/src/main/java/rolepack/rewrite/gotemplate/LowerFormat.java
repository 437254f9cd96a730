package rolepack.rewrite.gotemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.evaluation.Value;
import rolepack.ir.jinja.Arguments;
import rolepack.ir.jinja.Expr;

/// `'{}:{port}'.format(host, port=80)`.
final class LowerFormat {
  private final Lowering lowering;

  LowerFormat(Lowering lowering) {
    this.lowering = lowering;
  }

  Decision of(Expr.Attribute method, Expr.Call call) {
    String format =
        lowering
            .texts()
            .known(method.operand())
            .orElseThrow(() -> refuse(call, "the format is not known"));
    List<Decision> parts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int next = 0;
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c != '{' && c != '}') {
        text.append(c);
      } else if (format.startsWith(String.valueOf(c), i + 1)) {
        text.append(c);
        i++;
      } else {
        int end = format.indexOf('}', i);
        if (c == '}' || end < 0) {
          throw refuse(call, "its braces do not match");
        }
        String name = format.substring(i + 1, end);
        Expr argument =
            argument(call.arguments(), name.isEmpty() ? String.valueOf(next++) : name)
                .orElseThrow(() -> refuse(call, "Go has no such field as one in its format"));
        parts.add(Decision.constant(Value.of(text.toString())));
        text.setLength(0);
        parts.add(lowering.texts().of(lowering.value(argument), argument));
        i = end;
      }
    }
    parts.add(Decision.constant(Value.of(text.toString())));
    return lowering.texts().concat(parts, call);
  }

  private static Optional<Expr> argument(Arguments arguments, String name) {
    boolean number = name.length() < 3 && name.chars().allMatch(c -> c >= '0' && c <= '9');
    return LowerFilters.argument(arguments, number ? Integer.parseInt(name) : 99, name);
  }

  private static UntranslatableException refuse(Expr.Call call, String message) {
    return new UntranslatableException(Words.of(call), call.span(), message);
  }
}
