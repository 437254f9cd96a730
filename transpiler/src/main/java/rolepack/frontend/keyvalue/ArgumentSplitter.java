package rolepack.frontend.keyvalue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import rolepack.generated.keyvalue.KeyValueLexer;

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
    splitter.addLines();
    if (splitter.isInside() || splitter.quote != 0) {
      throw new UnbalancedArgumentsException("a quote or a template delimiter stays open");
    }
    return splitter.arguments.stream()
        .map(TracedText.Builder::build)
        .collect(Collectors.toUnmodifiableList());
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

  private void addLines() throws UnbalancedArgumentsException {
    KeyValueLexer lexer = new KeyValueLexer(CharStreams.fromString(withoutSurrogates(source)));
    List<Word> line = new ArrayList<>();
    List<Token> word = new ArrayList<>();
    int start = 0;
    for (Token token = lexer.nextToken(); ; token = lexer.nextToken()) {
      boolean ends = token.getType() == Token.EOF;
      boolean endsLine = ends || token.getType() == KeyValueLexer.NEWLINE;
      if (!endsLine && token.getType() != KeyValueLexer.SPACE) {
        word.add(token);
        continue;
      }
      int end = ends ? source.length() : token.getStartIndex();
      line.add(new Word(start, end, List.copyOf(word)));
      word.clear();
      start = end + 1;
      if (endsLine) {
        boolean continued = addLine(line);
        line.clear();
        if (ends) {
          return;
        }
        if (!continued) {
          last().append('\n', end);
        }
      }
    }
  }

  /// What stands between two separators.
  private record Word(int start, int end, List<Token> tokens) {
    boolean isEmpty() {
      return start == end;
    }
  }

  /// Whether a lone backslash says that the line goes on.
  private boolean addLine(List<Word> words) throws UnbalancedArgumentsException {
    boolean continued = false;
    for (int index = 0; index < words.size(); index++) {
      Word word = words.get(index);
      if (word.isEmpty() && index > 0) {
        last().append(' ', word.start() - 1);
      } else if (quote == 0
          && word.end() == word.start() + 1
          && source.charAt(word.start()) == '\\') {
        continued = true;
      } else {
        addWord(word, index == 0, words.size() == 1);
      }
    }
    return continued;
  }

  private void addWord(Word word, boolean first, boolean only) throws UnbalancedArgumentsException {
    int start = word.start();
    int end = word.end();
    boolean wasQuoted = quote != 0;
    boolean wasInside = isInside();
    boolean changesDepth = count(word);
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
  private boolean count(Word word) {
    int[] counts = new int[6];
    for (Token token : word.tokens()) {
      if (token.getType() == KeyValueLexer.QUOTE) {
        char character = source.charAt(token.getStartIndex());
        quote = quote == 0 ? character : quote == character ? 0 : quote;
      } else if (token.getType() == KeyValueLexer.DELIMITERS) {
        String run = source.substring(token.getStartIndex(), token.getStopIndex() + 1);
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

  private TracedText.Builder last() throws UnbalancedArgumentsException {
    if (arguments.isEmpty()) {
      throw new UnbalancedArgumentsException("they start with a separator");
    }
    return arguments.getLast();
  }
}
