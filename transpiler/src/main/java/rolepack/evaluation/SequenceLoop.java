package rolepack.evaluation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.keyvalue.KeyValueArguments;
import rolepack.source.SourceFile;
import rolepack.source.TextOrigin;

/// `with_sequence`: `start=1 end=5 stride=2 format=web%02d`, or `1-5/2:web%02d`.
final class SequenceLoop {
  private static final String NUMBER = "(0?x?[0-9a-fA-F]+)";
  private static final String SHORTCUT = "(?:%1$s-)?%1$s(?:/%1$s)?(?::(.+))?\\n?".formatted(NUMBER);

  private BigInteger start = BigInteger.ONE;
  private Optional<BigInteger> end = Optional.empty();
  private Optional<BigInteger> count = Optional.empty();
  private BigInteger stride = BigInteger.ONE;
  private String format = "%d";

  private SequenceLoop() {}

  static List<Value> numbers(List<Value> terms) {
    List<Value> numbers = new ArrayList<>();
    for (Value term : terms) {
      SequenceLoop sequence = new SequenceLoop();
      String text = Inputs.Bound.text(term, "the term of with_sequence");
      if (!sequence.readShortcut(text)) {
        sequence.readOptions(text);
      }
      sequence.generate(numbers);
    }
    return numbers;
  }

  private static EvaluationException wrong(String message) {
    return EvaluationException.filterError("with_sequence: " + message);
  }

  private static BigInteger number(String text) {
    return Numbers.parseInteger(text, 0)
        .orElseThrow(() -> wrong("can't parse %s as integer".formatted(text)));
  }

  private boolean readShortcut(String term) {
    Matcher matcher = Pattern.compile(SHORTCUT, Pattern.CASE_INSENSITIVE).matcher(term);
    if (!matcher.matches()) {
      return false;
    }
    Optional.ofNullable(matcher.group(1)).ifPresent(each -> start = number(each));
    end = Optional.of(number(matcher.group(2)));
    Optional.ofNullable(matcher.group(3)).ifPresent(each -> stride = number(each));
    Optional.ofNullable(matcher.group(4)).ifPresent(each -> format = each);
    return true;
  }

  private void readOptions(String term) {
    Map<String, String> options = options(term);
    Optional.ofNullable(options.remove("start")).ifPresent(each -> start = number(each));
    end = Optional.ofNullable(options.remove("end")).map(SequenceLoop::number);
    count = Optional.ofNullable(options.remove("count")).map(SequenceLoop::number);
    Optional.ofNullable(options.remove("stride")).ifPresent(each -> stride = number(each));
    Optional.ofNullable(options.remove("format")).ifPresent(each -> format = each);
    if (!options.isEmpty()) {
      throw wrong("unrecognized arguments " + options.keySet());
    }
  }

  private static Map<String, String> options(String term) {
    SourceFile file = new SourceFile("with_sequence", term);
    KeyValueArguments arguments =
        KeyValueArguments.parse(term, false, TextOrigin.of(file), new Diagnostics())
            .filter(each -> each.freeText().isEmpty())
            .orElseThrow(() -> wrong("can't parse " + term));
    Map<String, String> options = new HashMap<>();
    arguments.pairs().forEach(each -> options.put(each.key(), each.value().text()));
    return options;
  }

  private void generate(List<Value> numbers) {
    if (count.isPresent() == end.isPresent()) {
      throw wrong("either count or end has to be given");
    }
    if (count.isPresent() && count.get().signum() == 0) {
      return;
    }
    BigInteger last =
        end.orElseGet(
            () -> start.add(count.orElseThrow().multiply(stride)).subtract(BigInteger.ONE));
    if (stride.signum() > 0 && last.compareTo(start) < 0
        || stride.signum() < 0 && last.compareTo(start) > 0) {
      throw wrong("the stride has the wrong sign");
    }
    if (format.chars().filter(c -> c == '%').count() != 1) {
      throw wrong("bad formatting string: " + format);
    }
    if (stride.signum() == 0) {
      return;
    }
    BigInteger stop = last.add(BigInteger.valueOf(stride.signum()));
    for (Value number : Iteration.list(new Value.Range(start, stop, stride))) {
      numbers.add(PercentFormat.format(Value.of(format), number));
    }
  }
}
