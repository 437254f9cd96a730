package rolepack.frontend.yaml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.parser.Parser;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SourceFile;
import rolepack.source.SourceSpan;
import rolepack.source.TextOrigin;

/// Builds the tree of a document from the parser's events: aliases resolved, keys merged, scalars
/// typed.
final class TreeBuilder {
  /// Deeper trees would exhaust the stack of the passes that walk them.
  static final int DEEPEST = 200;

  /// The most nodes that aliases may add to a file.
  static final int MOST_ALIASED = 200_000;

  /// The most values that a file may have, so that its tree fits in some hundred megabytes.
  private static final int MOST_NODES = 500_000;

  private final SourceFile file;
  private final Cursor cursor;
  private final Diagnostics diagnostics;
  private final DuplicateKeys duplicates;
  private final Parser parser;
  private final ArrayDeque<Scalar> scalars;
  private final Map<String, Anchored> anchors = new HashMap<>();
  private int depth;

  /// The deepest level reached since the outermost anchored node under construction began.
  private int deepest;

  /// Nodes made so far.
  private int nodes;

  /// Nodes that aliases stood for so far.
  private int aliased;

  /// Where the last thing that is neither white space nor a comment ends.
  private int end;

  /// A node under an anchor; none while it is being built.
  private record Anchored(Optional<YamlNode> node, int size, int height) {}

  TreeBuilder(Cursor cursor, Diagnostics diagnostics, Parser parser, ArrayDeque<Scalar> scalars) {
    this.cursor = cursor;
    this.file = cursor.file();
    this.diagnostics = diagnostics;
    this.duplicates = new DuplicateKeys(diagnostics);
    this.parser = parser;
    this.scalars = scalars;
  }

  /// The next document; nothing at the end of the file.
  Optional<YamlNode> nextDocument() {
    if (parser.checkEvent(Event.ID.StreamStart)) {
      parser.next();
    }
    if (!parser.hasNext() || parser.checkEvent(Event.ID.StreamEnd)) {
      return Optional.empty();
    }
    anchors.clear();
    end = Math.max(end, endOf(parser.next()));
    YamlNode root = node();
    parser.next();
    return Optional.of(root);
  }

  private YamlNode node() {
    NodeEvent event = (NodeEvent) parser.next();
    int start = startOf(event);
    if (event instanceof AliasEvent alias) {
      return alias(alias, start);
    }
    if (depth == DEEPEST) {
      throw new InvalidYaml(DiagnosticKind.TOO_DEEP, span(start, start), DEEPEST);
    }
    if (nodes == MOST_NODES) {
      throw new InvalidYaml(DiagnosticKind.TOO_MANY_VALUES, span(start, start), shown(MOST_NODES));
    }
    int sizeBefore = nodes++ + aliased;
    int deepestBefore = deepest;
    deepest = depth++;
    Optional<Anchor> anchor = event.getAnchor();
    if (anchor.isPresent()) {
      define(anchor.get().getValue(), start);
    }
    YamlNode node = content(event, start);
    depth--;
    if (anchor.isPresent()) {
      anchors.put(
          anchor.get().getValue(),
          new Anchored(Optional.of(node), nodes + aliased - sizeBefore, deepest - depth));
    }
    deepest = Math.max(deepest, deepestBefore);
    return node;
  }

  /// No pattern switch: the first of them costs more than reading a small repository.
  private YamlNode content(NodeEvent event, int start) {
    if (event instanceof ScalarEvent scalar) {
      return scalar(scalar, start);
    }
    return event instanceof MappingStartEvent mapping
        ? mapping(mapping, start)
        : sequence((SequenceStartEvent) event, start);
  }

  private void define(String name, int start) {
    if (anchors.containsKey(name)) {
      throw invalid(
          span(start, start), "the anchor &%s is defined twice".formatted(name), "rename one");
    }
    anchors.put(name, new Anchored(Optional.empty(), 0, 0));
  }

  private YamlNode alias(AliasEvent event, int start) {
    String name = event.getAlias().getValue();
    end = endOf(event);
    SourceSpan span = span(start, end);
    Anchored target = anchors.get(name);
    if (target == null) {
      throw invalid(
          span, "the alias *%s has no anchor before it".formatted(name), "quote it if it is text");
    }
    if (target.node().isEmpty()) {
      throw invalid(
          span,
          "the alias *%s stands inside its own anchor".formatted(name),
          "write the value out");
    }
    if (depth + target.height() >= DEEPEST) {
      throw new InvalidYaml(DiagnosticKind.TOO_DEEP, span, DEEPEST);
    }
    deepest = Math.max(deepest, depth + target.height());
    aliased += target.size();
    if (aliased > MOST_ALIASED) {
      throw new InvalidYaml(DiagnosticKind.TOO_MANY_ALIASES, span, shown(MOST_ALIASED));
    }
    return target.node().get();
  }

  private YamlNode scalar(ScalarEvent event, int start) {
    if (event.getScalarStyle() == ScalarStyle.PLAIN && event.getValue().isEmpty()) {
      return nothing(event, start);
    }
    Scalar scalar = scalars.remove();
    end = scalar.span().end();
    return ScalarValues.node(
        span(start, end),
        scalar,
        event.getTag(),
        event.getImplicit().canOmitTagInPlainScalar() || event.getTag().isPresent());
  }

  /// Nothing at all, or only a tag or an anchor; a mark after white space belongs to what follows.
  private YamlNode nothing(ScalarEvent event, int start) {
    int mark = endOf(event);
    if (mark > end && !Cursor.isBlankOrEnd(cursor.charAt(mark - 1))) {
      end = mark;
    }
    SourceSpan span = span(Math.min(start, end), end);
    TextOrigin origin = new TextOrigin.Verbatim(file, end, 0);
    return ScalarValues.node(
        span, new Scalar(span, "", origin), event.getTag(), event.getTag().isEmpty());
  }

  private YamlNode sequence(SequenceStartEvent event, int start) {
    boolean flow = event.getFlowStyle() == FlowStyle.FLOW;
    end = endOf(event);
    // The event of a block sequence ends before its first dash, or after it.
    int search = cursor.charAt(end) == '-' ? end : end - 1;
    List<YamlNode.Item> items = new ArrayList<>();
    while (!parser.checkEvent(Event.ID.SequenceEnd)) {
      int itemStart = flow ? startOf(parser.peekEvent()) : dash(search);
      end = flow ? end : itemStart + 1;
      YamlNode value = node();
      items.add(new YamlNode.Item(span(itemStart, Math.max(itemStart, end)), value));
      search = end;
    }
    Event last = parser.next();
    if (flow) {
      end = endOf(last);
    }
    return Collections.sequence(span(start, end), items, event.getTag(), diagnostics);
  }

  /// The next `-`, past white space, comments and a byte order mark.
  private int dash(int from) {
    int at = cursor.afterSpace(from);
    return cursor.charAt(at) == '-' ? at : cursor.afterSpace(at + 1);
  }

  private YamlNode mapping(MappingStartEvent event, int start) {
    boolean flow = event.getFlowStyle() == FlowStyle.FLOW;
    end = flow ? endOf(event) : end;
    boolean braced = flow && cursor.charAt(end - 1) == '{';
    MappingBuilder entries = new MappingBuilder(duplicates);
    while (!parser.checkEvent(Event.ID.MappingEnd)) {
      YamlNode key = key();
      if (!flow) {
        checkColon();
      }
      entries.add(key, node());
    }
    Event last = parser.next();
    if (braced) {
      end = endOf(last);
    }
    return Collections.mapping(span(start, end), entries, event.getTag(), diagnostics);
  }

  /// snakeyaml-engine's parser takes `? key text` without a colon; PyYAML does not.
  private void checkColon() {
    if (isColon(end)
        || !(parser.peekEvent() instanceof ScalarEvent scalar)
        || (scalar.isPlain() && scalar.getValue().isEmpty())) {
      return;
    }
    int at = cursor.afterSpace(end);
    if (!isColon(at)) {
      throw invalid(span(at, at), "expected a ':' after the key");
    }
  }

  private boolean isColon(int at) {
    return cursor.charAt(at) == ':' && Cursor.isBlankOrEnd(cursor.charAt(at + 1));
  }

  /// `=` is an ordinary key, and `<<` merges.
  private YamlNode key() {
    if (parser.peekEvent() instanceof ScalarEvent scalar
        && scalar.getTag().isEmpty()
        && scalar.isPlain()) {
      PlainScalars.Type type = PlainScalars.type(scalar.getValue());
      if (type == PlainScalars.Type.MERGE || type == PlainScalars.Type.VALUE) {
        parser.next();
        Scalar key = scalars.remove();
        end = key.span().end();
        String value = type == PlainScalars.Type.MERGE ? MappingBuilder.MERGE : key.value();
        return new YamlNode.Text(key.span(), value, key.origin(), false);
      }
    }
    return node();
  }

  private int startOf(Event event) {
    return event.getStartMark().orElseThrow().getIndex();
  }

  private int endOf(Event event) {
    return event.getEndMark().orElseThrow().getIndex();
  }

  private SourceSpan span(int start, int end) {
    return new SourceSpan(file, start, end);
  }

  private static String shown(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static InvalidYaml invalid(SourceSpan span, String what) {
    return invalid(span, what, "correct the file");
  }

  static InvalidYaml invalid(SourceSpan span, String what, String hint) {
    return new InvalidYaml(DiagnosticKind.INVALID_YAML, span, what, hint);
  }
}
