package rolepack.frontend.yaml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.scanner.Scanner;
import org.snakeyaml.engine.v2.tokens.AliasToken;
import org.snakeyaml.engine.v2.tokens.AnchorToken;
import org.snakeyaml.engine.v2.tokens.BlockEndToken;
import org.snakeyaml.engine.v2.tokens.BlockEntryToken;
import org.snakeyaml.engine.v2.tokens.BlockMappingStartToken;
import org.snakeyaml.engine.v2.tokens.BlockSequenceStartToken;
import org.snakeyaml.engine.v2.tokens.DirectiveToken;
import org.snakeyaml.engine.v2.tokens.DocumentEndToken;
import org.snakeyaml.engine.v2.tokens.DocumentStartToken;
import org.snakeyaml.engine.v2.tokens.FlowEntryToken;
import org.snakeyaml.engine.v2.tokens.FlowMappingEndToken;
import org.snakeyaml.engine.v2.tokens.FlowMappingStartToken;
import org.snakeyaml.engine.v2.tokens.FlowSequenceEndToken;
import org.snakeyaml.engine.v2.tokens.FlowSequenceStartToken;
import org.snakeyaml.engine.v2.tokens.KeyToken;
import org.snakeyaml.engine.v2.tokens.ScalarToken;
import org.snakeyaml.engine.v2.tokens.StreamEndToken;
import org.snakeyaml.engine.v2.tokens.StreamStartToken;
import org.snakeyaml.engine.v2.tokens.TagToken;
import org.snakeyaml.engine.v2.tokens.Token;
import org.snakeyaml.engine.v2.tokens.ValueToken;

/// Splits a file into tokens by the rules of YAML 1.1, exactly as the scanner of libyaml does,
/// which is what Ansible reads its files with; snakeyaml-engine's parser takes it from there.
///
/// snakeyaml-engine's own scanner is one for YAML 1.2. It takes other line breaks, other characters
/// and other plain scalars, and it forgets where the characters of a scalar stood. The indexes in
/// the marks are UTF-16 offsets.
final class TokenScanner implements Scanner {
  private static final int LONGEST_KEY = 1024;
  private static final int[] NO_TEXT = {};

  private final Cursor cursor;
  private final PropertyScanner properties;

  /// The tokens that are not taken yet start at `head`.
  private final List<Token> tokens = new ArrayList<>();

  private int head;

  /// The number of tokens taken.
  private int taken;

  private boolean done;
  private final ArrayDeque<Scalar> scalars = new ArrayDeque<>();

  /// The column of the innermost block collection, -1 outside of any.
  private int indent = -1;

  private int[] indents = new int[16];
  private int indentCount;

  /// For every open `[` and `{`, and the block around them, the token that may turn out to be a
  /// key.
  private final List<KeyCandidate> candidates = new ArrayList<>(List.of(KeyCandidate.NONE));

  private boolean keyAllowed = true;

  /// A token after which a `:` would make it a key.
  ///
  /// @param token its number, -1 for none
  /// @param required whether it must be a key, since it starts a line of a block mapping
  private record KeyCandidate(int token, boolean required, int at, int lineStart, int column) {
    static final KeyCandidate NONE = new KeyCandidate(-1, false, 0, 0, 0);

    boolean isPossible() {
      return token >= 0;
    }
  }

  TokenScanner(Cursor cursor) {
    this.cursor = cursor;
    this.properties = new PropertyScanner(cursor);
    tokens.add(new StreamStartToken(mark(0), mark(0)));
  }

  /// The scalars scanned and not taken yet, in order.
  ArrayDeque<Scalar> scalars() {
    return scalars;
  }

  @Override
  public boolean checkToken(Token.ID... choices) {
    if (!hasNext()) {
      return false;
    }
    Token.ID first = tokens.get(head).getTokenId();
    for (Token.ID each : choices) {
      if (first == each) {
        return true;
      }
    }
    return choices.length == 0;
  }

  @Override
  public boolean checkToken(Token.ID choice) {
    return hasNext() && tokens.get(head).getTokenId() == choice;
  }

  @Override
  public Token peekToken() {
    fetch();
    return tokens.get(head);
  }

  @Override
  public boolean hasNext() {
    fetch();
    return head < tokens.size();
  }

  @Override
  public Token next() {
    fetch();
    Token token = tokens.get(head++);
    taken++;
    if (head == tokens.size()) {
      tokens.clear();
      head = 0;
    }
    return token;
  }

  @Override
  public void resetDocumentIndex() {
    // Nothing is counted for a document.
  }

  private void fetch() {
    while (!done && (head == tokens.size() || mayBecomeKey())) {
      fetchToken();
    }
  }

  /// Whether the next token may turn out to be a key.
  private boolean mayBecomeKey() {
    dropStaleCandidates();
    for (int i = 0; i < candidates.size(); i++) {
      if (candidates.get(i).token() == taken) {
        return true;
      }
    }
    return false;
  }

  private void dropStaleCandidates() {
    for (int i = 0; i < candidates.size(); i++) {
      KeyCandidate each = candidates.get(i);
      if (each.isPossible()
          && (each.lineStart() != cursor.lineStart()
              || cursor.isFurtherThan(LONGEST_KEY, each.at()))) {
        drop(i);
      }
    }
  }

  private void drop(int level) {
    KeyCandidate candidate = candidates.set(level, KeyCandidate.NONE);
    if (candidate.required()) {
      throw TreeBuilder.invalid(
          cursor.span(candidate.at(), lineEnd(candidate.at())),
          "this line is neither a key with a ':' nor part of the text above");
    }
  }

  private int lineEnd(int from) {
    int end = from;
    while (!Cursor.isBreakOrEnd(cursor.charAt(end))) {
      end++;
    }
    return end;
  }

  private void dropCandidate() {
    drop(candidates.size() - 1);
  }

  private void saveCandidate() {
    if (keyAllowed) {
      boolean required = !inFlow() && indent == cursor.column();
      dropCandidate();
      candidates.set(
          candidates.size() - 1,
          new KeyCandidate(
              taken + tokens.size() - head,
              required,
              cursor.at(),
              cursor.lineStart(),
              inFlow() ? 0 : cursor.column()));
    }
  }

  private boolean inFlow() {
    return candidates.size() > 1;
  }

  private void fetchToken() {
    skipToToken();
    dropStaleCandidates();
    if (!inFlow()) {
      unroll(cursor.column());
    }
    char each = cursor.peek();
    boolean beforeBlank = Cursor.isBlankOrEnd(cursor.peek(1));
    if (cursor.isAtEnd()) {
      fetchEnd();
    } else if (each == '%' && cursor.at() == cursor.lineStart()) {
      fetchDirective();
    } else if (cursor.isAtDocumentMarker()) {
      fetchDocumentMarker();
    } else {
      switch (each) {
        case '[', '{' -> fetchFlowStart(each);
        case ']', '}' -> fetchFlowEnd(each);
        case ',' -> fetchFlowEntry();
        case '*', '&', '!' -> fetchProperty(each);
        case '\'', '"' -> fetchQuoted(each);
        case '-' -> {
          if (beforeBlank) {
            fetchBlockEntry();
          } else {
            fetchPlain();
          }
        }
        case '?' -> {
          if (inFlow() || beforeBlank) {
            fetchKey();
          } else {
            fetchPlain();
          }
        }
        case ':' -> {
          if (inFlow() || beforeBlank) {
            fetchValue();
          } else {
            fetchPlain();
          }
        }
        case '|', '>' -> {
          if (inFlow()) {
            throw cannotStart(each);
          }
          fetchBlock(each);
        }
        case '@', '`', '%', '\t', '#' -> throw cannotStart(each);
        default -> fetchPlain();
      }
    }
  }

  private InvalidYaml cannotStart(char each) {
    return each == '\t'
        ? cursor.invalid("a tab stands where spaces indent; YAML is indented with spaces only")
        : cursor.invalid("a value cannot start with %s; quote it".formatted(each));
  }

  /// Past white space and comments. A tab is white space only where it cannot be indentation.
  private void skipToToken() {
    while (true) {
      cursor.skipByteOrderMark();
      while (cursor.peek() == ' ' || (cursor.peek() == '\t' && (inFlow() || !keyAllowed))) {
        cursor.skip();
      }
      if (cursor.peek() == '#') {
        cursor.skipToBreak();
      }
      if (cursor.isAtEnd() || !Cursor.isBreakOrEnd(cursor.peek())) {
        return;
      }
      cursor.skipBreak();
      if (!inFlow()) {
        keyAllowed = true;
      }
    }
  }

  /// Opens a block collection where a column is further right than the innermost one.
  ///
  /// @param number the number of the token that its start goes before, -1 for the next one
  private void roll(int column, int number, boolean mapping, int at) {
    if (inFlow() || indent >= column) {
      return;
    }
    if (indentCount == indents.length) {
      indents = Arrays.copyOf(indents, indentCount * 2);
    }
    indents[indentCount++] = indent;
    indent = column;
    Optional<Mark> mark = mark(at);
    Token start =
        mapping ? new BlockMappingStartToken(mark, mark) : new BlockSequenceStartToken(mark, mark);
    if (number < 0) {
      tokens.add(start);
    } else {
      tokens.add(head + number - taken, start);
    }
  }

  private void unroll(int column) {
    while (indent > column) {
      Optional<Mark> mark = mark(cursor.at());
      tokens.add(new BlockEndToken(mark, mark));
      indent = indents[--indentCount];
    }
  }

  private void fetchEnd() {
    endBlocks();
    Optional<Mark> mark = mark(cursor.at());
    tokens.add(new StreamEndToken(mark, mark));
    done = true;
  }

  private void endBlocks() {
    if (!inFlow()) {
      unroll(-1);
    }
    dropCandidate();
    keyAllowed = false;
  }

  private void fetchDirective() {
    endBlocks();
    Optional<Mark> start = mark(cursor.at());
    PropertyScanner.Directive directive = properties.directive();
    tokens.add(
        new DirectiveToken<>(
            directive.name(), Optional.of(directive.arguments()), start, mark(cursor.at())));
  }

  private void fetchDocumentMarker() {
    endBlocks();
    boolean start = cursor.peek() == '-';
    Optional<Mark> from = mark(cursor.at());
    cursor.skip(3);
    Optional<Mark> to = mark(cursor.at());
    tokens.add(start ? new DocumentStartToken(from, to) : new DocumentEndToken(from, to));
  }

  private void fetchFlowStart(char bracket) {
    saveCandidate();
    candidates.add(KeyCandidate.NONE);
    keyAllowed = true;
    Optional<Mark> from = mark(cursor.at());
    cursor.skip();
    Optional<Mark> to = mark(cursor.at());
    tokens.add(
        bracket == '['
            ? new FlowSequenceStartToken(from, to)
            : new FlowMappingStartToken(from, to));
  }

  private void fetchFlowEnd(char bracket) {
    dropCandidate();
    if (inFlow()) {
      candidates.removeLast();
    }
    keyAllowed = false;
    Optional<Mark> from = mark(cursor.at());
    cursor.skip();
    Optional<Mark> to = mark(cursor.at());
    tokens.add(
        bracket == ']' ? new FlowSequenceEndToken(from, to) : new FlowMappingEndToken(from, to));
  }

  private void fetchFlowEntry() {
    dropCandidate();
    keyAllowed = true;
    Optional<Mark> from = mark(cursor.at());
    cursor.skip();
    tokens.add(new FlowEntryToken(from, mark(cursor.at())));
  }

  private void fetchBlockEntry() {
    if (!inFlow()) {
      if (!keyAllowed) {
        throw cursor.invalid("a list item must start on a line of its own");
      }
      roll(cursor.column(), -1, false, cursor.at());
    }
    dropCandidate();
    keyAllowed = true;
    Optional<Mark> from = mark(cursor.at());
    cursor.skip();
    tokens.add(new BlockEntryToken(from, mark(cursor.at())));
  }

  private void fetchKey() {
    if (!inFlow()) {
      if (!keyAllowed) {
        throw cursor.invalid("a key must start on a line of its own");
      }
      roll(cursor.column(), -1, true, cursor.at());
    }
    dropCandidate();
    keyAllowed = !inFlow();
    Optional<Mark> from = mark(cursor.at());
    cursor.skip();
    tokens.add(new KeyToken(from, mark(cursor.at())));
  }

  private void fetchValue() {
    KeyCandidate candidate = candidates.getLast();
    if (candidate.isPossible()) {
      Optional<Mark> mark = mark(candidate.at());
      tokens.add(head + candidate.token() - taken, new KeyToken(mark, mark));
      roll(candidate.column(), candidate.token(), true, candidate.at());
      candidates.set(candidates.size() - 1, KeyCandidate.NONE);
      keyAllowed = false;
    } else {
      if (!inFlow()) {
        if (!keyAllowed) {
          throw cursor.invalid("a second ': ' in one line; quote the value");
        }
        roll(cursor.column(), -1, true, cursor.at());
      }
      keyAllowed = !inFlow();
    }
    Optional<Mark> from = mark(cursor.at());
    cursor.skip();
    tokens.add(new ValueToken(from, mark(cursor.at())));
  }

  private void fetchProperty(char sign) {
    saveCandidate();
    keyAllowed = false;
    Optional<Mark> from = mark(cursor.at());
    if (sign == '!') {
      var tag = properties.tag(inFlow());
      tokens.add(new TagToken(tag, from, mark(cursor.at())));
      return;
    }
    Anchor anchor = new Anchor(properties.anchor());
    Optional<Mark> to = mark(cursor.at());
    tokens.add(sign == '*' ? new AliasToken(anchor, from, to) : new AnchorToken(anchor, from, to));
  }

  private void fetchBlock(char indicator) {
    dropCandidate();
    keyAllowed = true;
    add(
        BlockScalarScanner.scan(cursor, indent),
        indicator == '|' ? ScalarStyle.LITERAL : ScalarStyle.FOLDED);
  }

  private void fetchQuoted(char quote) {
    saveCandidate();
    keyAllowed = false;
    add(
        QuotedScalarScanner.scan(cursor),
        quote == '"' ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.SINGLE_QUOTED);
  }

  private void fetchPlain() {
    saveCandidate();
    keyAllowed = false;
    PlainScalarScanner.Result result = PlainScalarScanner.scan(cursor, indent + 1, inFlow());
    keyAllowed = result.endsLine();
    add(result.scalar(), ScalarStyle.PLAIN);
  }

  private void add(Scalar scalar, ScalarStyle style) {
    scalars.add(scalar);
    tokens.add(
        new ScalarToken(
            scalar.value(),
            style == ScalarStyle.PLAIN,
            style,
            mark(scalar.span().start()),
            mark(scalar.span().end())));
  }

  private static Optional<Mark> mark(int offset) {
    return Optional.of(new Mark("", offset, 0, 0, NO_TEXT, 0));
  }
}
