package rolepack.frontend.yaml;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
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
import org.snakeyaml.engine.v2.tokens.TagToken;
import org.snakeyaml.engine.v2.tokens.Token;
import org.snakeyaml.engine.v2.tokens.ValueToken;

/// Splits a file into tokens by the rules of YAML 1.1, exactly as the scanner of libyaml does,
/// which is what Ansible reads its files with; snakeyaml-engine's parser takes it from there.
///
/// snakeyaml-engine's own scanner is one for YAML 1.2. It takes other line breaks, other characters
/// and other plain scalars, and it forgets where the characters of a scalar stood. The indexes in
/// the marks are UTF-16 offsets.
final class TokenScanner {
  private final Cursor cursor;
  private final PropertyScanner properties;

  private final TokenQueue tokens = new TokenQueue();
  private final KeyCandidates keys;
  private boolean done;

  private final ArrayDeque<Scalar> scalars = new ArrayDeque<>();

  /// Where the last scalar starts.
  private int lastScalar;

  /// The column of the innermost block collection, -1 outside of any.
  private int indent = -1;

  private int[] indents = new int[16];
  private int indentCount;

  /// Whether a key may start here; outside of `[]` and `{}`, whether a collection may, too.
  private boolean keyAllowed = true;

  TokenScanner(Cursor cursor) {
    this.cursor = cursor;
    this.properties = new PropertyScanner(cursor);
    this.keys = new KeyCandidates(cursor);
  }

  TokenQueue tokens() {
    return tokens;
  }

  /// The scalars scanned and not taken yet, in order.
  ArrayDeque<Scalar> scalars() {
    return scalars;
  }

  /// Scans until it is known what the next token is, or that there is none.
  void fetch() {
    while (!done && (tokens.isEmpty() || mayBecomeKey())) {
      fetchToken();
    }
  }

  /// Whether the next token may turn out to be a key.
  private boolean mayBecomeKey() {
    keys.dropStale();
    return keys.has(tokens.firstNumber());
  }

  private void saveKey() {
    if (keyAllowed) {
      keys.save(tokens.nextNumber(), indent);
    }
  }

  private void fetchToken() {
    skipToToken();
    keys.dropStale();
    if (!keys.inFlow()) {
      unroll(cursor.column());
    }
    if (cursor.isAtEnd()) {
      fetchEnd();
    } else if (cursor.peek() == '%' && cursor.at() == cursor.lineStart()) {
      fetchDirective();
    } else if (cursor.isAtDocumentMarker()) {
      fetchDocumentMarker();
    } else {
      fetchContent(cursor.peek());
    }
  }

  private void fetchContent(char first) {
    boolean beforeBlank = Cursor.isBlankOrEnd(cursor.peek(1));
    boolean indicates = beforeBlank || keys.inFlow();
    switch (first) {
      case '[', '{' -> fetchFlowStart(first);
      case ']', '}' -> fetchFlowEnd(first);
      case ',' -> fetchFlowEntry();
      case '*', '&', '!' -> fetchProperty(first);
      case '\'', '"' -> fetchQuoted(first);
      case '@', '`', '%', '\t', '#' -> throw cannotStart(first);
      default -> {
        if (first == '-' && beforeBlank) {
          fetchBlockEntry();
        } else if (first == '?' && indicates) {
          fetchKey();
        } else if (first == ':' && indicates) {
          fetchValue();
        } else if (first == '|' || first == '>') {
          fetchBlock(first);
        } else {
          fetchPlain();
        }
      }
    }
  }

  private InvalidYaml cannotStart(char each) {
    return each == '\t'
        ? cursor.invalid(
            "a tab stands where spaces indent", "replace the tabs of the file by spaces")
        : cursor.invalid("a value cannot start with %s".formatted(each), "quote it");
  }

  /// Past white space and comments. A tab is white space only where it cannot be indentation.
  private void skipToToken() {
    while (true) {
      cursor.skipByteOrderMark();
      while (cursor.peek() == ' ' || (cursor.peek() == '\t' && (keys.inFlow() || !keyAllowed))) {
        cursor.skip();
      }
      if (cursor.peek() == '#') {
        cursor.skipToBreak();
      }
      if (cursor.isAtEnd() || !Cursor.isBreakOrEnd(cursor.peek())) {
        return;
      }
      cursor.skipBreak();
      if (!keys.inFlow()) {
        keyAllowed = true;
      }
    }
  }

  /// Opens a block collection where a column is further right than the innermost one.
  ///
  /// @param number the number of the token that its start goes before, -1 for the next one
  private void roll(int column, int number, boolean mapping, int at) {
    if (keys.inFlow() || indent >= column) {
      return;
    }
    if (indentCount == indents.length) {
      indents = Arrays.copyOf(indents, indentCount * 2);
    }
    indents[indentCount++] = indent;
    indent = column;
    Optional<Mark> mark = TokenQueue.mark(at);
    Token start =
        mapping ? new BlockMappingStartToken(mark, mark) : new BlockSequenceStartToken(mark, mark);
    if (number < 0) {
      tokens.add(start);
    } else {
      tokens.insert(number, start);
    }
  }

  private void unroll(int column) {
    while (indent > column) {
      Optional<Mark> mark = TokenQueue.mark(cursor.at());
      tokens.add(new BlockEndToken(mark, mark));
      indent = indents[--indentCount];
    }
  }

  private void fetchEnd() {
    endBlocks();
    Optional<Mark> mark = TokenQueue.mark(cursor.at());
    tokens.add(new StreamEndToken(mark, mark));
    done = true;
  }

  private void endBlocks() {
    if (!keys.inFlow()) {
      unroll(-1);
    }
    keys.drop();
    keyAllowed = false;
  }

  private void fetchDirective() {
    endBlocks();
    Optional<Mark> start = TokenQueue.mark(cursor.at());
    Token.ID before = tokens.lastId();
    if (before != Token.ID.StreamStart
        && before != Token.ID.DocumentEnd
        && before != Token.ID.Directive) {
      // YAML 1.2 asks for `...` here, YAML 1.1 does not.
      tokens.add(new DocumentEndToken(start, start));
    }
    PropertyScanner.Directive directive = properties.directive();
    tokens.add(
        new DirectiveToken<>(
            directive.name(),
            Optional.of(directive.arguments()),
            start,
            TokenQueue.mark(cursor.at())));
  }

  private void fetchDocumentMarker() {
    endBlocks();
    boolean start = cursor.peek() == '-';
    Optional<Mark> from = TokenQueue.mark(cursor.at());
    cursor.skip(3);
    Optional<Mark> to = TokenQueue.mark(cursor.at());
    tokens.add(start ? new DocumentStartToken(from, to) : new DocumentEndToken(from, to));
  }

  private void fetchFlowStart(char bracket) {
    saveKey();
    keys.enterFlow();
    keyAllowed = true;
    Optional<Mark> from = TokenQueue.mark(cursor.at());
    cursor.skip();
    Optional<Mark> to = TokenQueue.mark(cursor.at());
    tokens.add(
        bracket == '['
            ? new FlowSequenceStartToken(from, to)
            : new FlowMappingStartToken(from, to));
  }

  private void fetchFlowEnd(char bracket) {
    keys.drop();
    keys.leaveFlow();
    keyAllowed = false;
    Optional<Mark> from = TokenQueue.mark(cursor.at());
    cursor.skip();
    Optional<Mark> to = TokenQueue.mark(cursor.at());
    tokens.add(
        bracket == ']' ? new FlowSequenceEndToken(from, to) : new FlowMappingEndToken(from, to));
  }

  private void fetchFlowEntry() {
    keys.drop();
    keyAllowed = true;
    Optional<Mark> from = TokenQueue.mark(cursor.at());
    cursor.skip();
    tokens.add(new FlowEntryToken(from, TokenQueue.mark(cursor.at())));
  }

  private void fetchBlockEntry() {
    if (!keys.inFlow()) {
      if (!keyAllowed) {
        throw cursor.invalid(
            "a list item must start on a line of its own",
            "move it there, or quote it if it is text");
      }
      roll(cursor.column(), -1, false, cursor.at());
    }
    keys.drop();
    keyAllowed = true;
    Optional<Mark> from = TokenQueue.mark(cursor.at());
    cursor.skip();
    tokens.add(new BlockEntryToken(from, TokenQueue.mark(cursor.at())));
  }

  private void fetchKey() {
    if (!keys.inFlow()) {
      if (!keyAllowed) {
        throw cursor.invalid(
            "a key must start on a line of its own", "move it there, or quote it if it is text");
      }
      roll(cursor.column(), -1, true, cursor.at());
    }
    keys.drop();
    keyAllowed = !keys.inFlow();
    Optional<Mark> from = TokenQueue.mark(cursor.at());
    cursor.skip();
    tokens.add(new KeyToken(from, TokenQueue.mark(cursor.at())));
  }

  private void fetchValue() {
    KeyCandidates.Candidate candidate = keys.take();
    if (candidate.isPossible()) {
      Optional<Mark> mark = TokenQueue.mark(candidate.at());
      tokens.insert(candidate.token(), new KeyToken(mark, mark));
      roll(candidate.column(), candidate.token(), true, candidate.at());
      keyAllowed = false;
    } else {
      if (!keys.inFlow()) {
        if (!keyAllowed) {
          throw unexpectedValue();
        }
        roll(cursor.column(), -1, true, cursor.at());
      }
      keyAllowed = !keys.inFlow();
    }
    Optional<Mark> from = TokenQueue.mark(cursor.at());
    cursor.skip();
    tokens.add(new ValueToken(from, TokenQueue.mark(cursor.at())));
  }

  private InvalidYaml unexpectedValue() {
    boolean continuesText = tokens.lastId() == Token.ID.Scalar && lastScalar < cursor.lineStart();
    return continuesText
        ? cursor.invalid(
            "this line goes on with the value above it, and has a ': '",
            "indent it like the key that it belongs beside")
        : cursor.invalid("a second ': ' in one line", "quote the value");
  }

  private void fetchProperty(char sign) {
    saveKey();
    keyAllowed = false;
    Optional<Mark> from = TokenQueue.mark(cursor.at());
    if (sign == '!') {
      var tag = properties.tag(keys.inFlow());
      tokens.add(new TagToken(tag, from, TokenQueue.mark(cursor.at())));
      return;
    }
    Anchor anchor = new Anchor(properties.anchor());
    Optional<Mark> to = TokenQueue.mark(cursor.at());
    tokens.add(sign == '*' ? new AliasToken(anchor, from, to) : new AnchorToken(anchor, from, to));
  }

  private void fetchBlock(char indicator) {
    if (keys.inFlow()) {
      throw cannotStart(indicator);
    }
    keys.drop();
    keyAllowed = true;
    add(
        BlockScalarScanner.scan(cursor, indent),
        indicator == '|' ? ScalarStyle.LITERAL : ScalarStyle.FOLDED);
  }

  private void fetchQuoted(char quote) {
    saveKey();
    keyAllowed = false;
    add(
        QuotedScalarScanner.scan(cursor),
        quote == '"' ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.SINGLE_QUOTED);
  }

  private void fetchPlain() {
    saveKey();
    keyAllowed = false;
    PlainScalarScanner.Result result = PlainScalarScanner.scan(cursor, indent + 1, keys.inFlow());
    keyAllowed = result.endsLine();
    add(result.scalar(), ScalarStyle.PLAIN);
  }

  private void add(Scalar scalar, ScalarStyle style) {
    scalars.add(scalar);
    lastScalar = scalar.span().start();
    tokens.add(
        new ScalarToken(
            scalar.value(),
            style == ScalarStyle.PLAIN,
            style,
            TokenQueue.mark(scalar.span().start()),
            TokenQueue.mark(scalar.span().end())));
  }
}
