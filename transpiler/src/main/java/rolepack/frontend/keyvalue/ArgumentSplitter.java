package rolepack.frontend.keyvalue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.tree.TerminalNode;
import rolepack.generated.keyvalue.KeyValueLexer;
import rolepack.generated.keyvalue.KeyValueParser;

/// Joins the words of an argument string to arguments: words inside quotes or template delimiters
/// belong to the argument before them.
///
/// The rules, their oddities included, are those of Ansible's `split_args`; a test compares the
/// two.
final class ArgumentSplitter {
  private final String source;
  private final List<TracedText.Builder> arguments = new ArrayList<>();
  private final DelimiterDepth outputs = new DelimiterDepth("{{", "}}");
  private final DelimiterDepth blocks = new DelimiterDepth("{%", "%}");
  private final DelimiterDepth comments = new DelimiterDepth("{#", "#}");
  private char quote = 0;

  private ArgumentSplitter(String source) {
    this.source = source;
  }

  /// The arguments in order, spaces and newlines that follow one at its end.
  ///
  /// @throws UnbalancedArgumentsException where quotes or delimiters stay open, or the text starts
  ///   with a separator
  static List<TracedText> split(String source) throws UnbalancedArgumentsException {
    ArgumentSplitter splitter = new ArgumentSplitter(source);
    splitter.addLines(parse(source));
    if (splitter.isInside() || splitter.quote != 0) {
      throw new UnbalancedArgumentsException("a quote or a template delimiter stays open");
    }
    return splitter.arguments.stream()
        .map(TracedText.Builder::build)
        .collect(Collectors.toUnmodifiableList());
  }

  private static KeyValueParser.ArgumentsContext parse(String source) {
    KeyValueLexer lexer = new KeyValueLexer(CharStreams.fromString(withoutSurrogates(source)));
    KeyValueParser parser = new KeyValueParser(new CommonTokenStream(lexer));
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    return parser.arguments();
  }

  /// ANTLR counts code points; no separator is one of two units, so any letter may stand for them.
  private static String withoutSurrogates(String source) {
    if (source.chars().noneMatch(each -> Character.isSurrogate((char) each))) {
      return source;
    }
    StringBuilder out = new StringBuilder(source);
    for (int index = 0; index < out.length(); index++) {
      if (Character.isSurrogate(out.charAt(index))) {
        out.setCharAt(index, 'x');
      }
    }
    return out.toString();
  }

  private void addLines(KeyValueParser.ArgumentsContext parsed)
      throws UnbalancedArgumentsException {
    for (int index = 0; index < parsed.line().size(); index++) {
      boolean continued = addLine(parsed.line(index).word());
      if (index < parsed.NEWLINE().size() && !continued) {
        last().append('\n', parsed.NEWLINE(index).getSymbol().getStartIndex());
      }
    }
  }

  /// Whether a lone backslash says that the line goes on.
  private boolean addLine(List<KeyValueParser.WordContext> words)
      throws UnbalancedArgumentsException {
    boolean continued = false;
    for (int index = 0; index < words.size(); index++) {
      KeyValueParser.WordContext word = words.get(index);
      int start = word.getStart().getStartIndex();
      int end = word.children == null ? start : end(word);
      if (start == end && index > 0) {
        last().append(' ', start - 1);
      } else if (quote == 0 && end == start + 1 && source.charAt(start) == '\\') {
        continued = true;
      } else {
        addWord(word, start, end, index == 0, words.size() == 1);
      }
    }
    return continued;
  }

  private void addWord(
      KeyValueParser.WordContext word, int start, int end, boolean first, boolean only)
      throws UnbalancedArgumentsException {
    boolean wasQuoted = quote != 0;
    boolean wasInside = isInside();
    boolean changesDepth = readWord(word);
    boolean isQuoted = quote != 0;
    if (isQuoted && !wasQuoted && !wasInside) {
      arguments.add(new TracedText.Builder().append(source, start, end));
    } else if (wasInside || isQuoted || wasQuoted) {
      if (!first) {
        last().append(' ', start - 1);
      } else if (only && !wasQuoted) {
        last().append('\n', Math.max(0, start - 1));
      }
      last().append(source, start, end);
    } else if (changesDepth || start < end) {
      arguments.add(new TracedText.Builder().append(source, start, end));
    }
  }

  /// Counts the quotes and delimiters of a word; whether a depth changed.
  private boolean readWord(KeyValueParser.WordContext word) {
    if (word.children == null) {
      return false;
    }
    int[] counts = new int[6];
    for (var child : word.children) {
      Token token = ((TerminalNode) child).getSymbol();
      if (token.getType() == KeyValueLexer.QUOTE) {
        char character = source.charAt(token.getStartIndex());
        quote = quote == 0 ? character : quote == character ? 0 : quote;
      } else if (token.getType() == KeyValueLexer.DELIMITERS) {
        String run = token.getText();
        outputs.count(run, counts, 0);
        blocks.count(run, counts, 2);
        comments.count(run, counts, 4);
      }
    }
    boolean changed = outputs.add(counts[0], counts[1]);
    changed |= blocks.add(counts[2], counts[3]);
    changed |= comments.add(counts[4], counts[5]);
    return changed;
  }

  private boolean isInside() {
    return outputs.isOpen() || blocks.isOpen() || comments.isOpen();
  }

  private static int end(KeyValueParser.WordContext context) {
    return context.getStop().getStopIndex() + 1;
  }

  private TracedText.Builder last() throws UnbalancedArgumentsException {
    if (arguments.isEmpty()) {
      throw new UnbalancedArgumentsException("they start with a separator");
    }
    return arguments.getLast();
  }
}
