package rolepack.frontend.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private final SourceFile file;
  private final Diagnostics diagnostics;
  private final Parser parser;
  private final CodePoints codePoints;
  private final Map<String, Anchored> anchors = new HashMap<>();
  private int depth;

  /// The deepest level reached since the outermost anchored node under construction began.
  private int deepest;

  /// Nodes made so far, each alias counted with all that it stands for.
  private int nodes;

  private int aliased;

  /// Where the last thing that is neither white space nor a comment ends.
  private int end;

  /// A node under an anchor; none while it is being built.
  private record Anchored(Optional<YamlNode> node, int size, int height) {}

  TreeBuilder(SourceFile file, Diagnostics diagnostics, Parser parser, CodePoints codePoints) {
    this.file = file;
    this.diagnostics = diagnostics;
    this.parser = parser;
    this.codePoints = codePoints;
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
    Optional<String> anchor = event.getAnchor().map(each -> each.getValue());
    int sizeBefore = nodes++;
    int deepestBefore = deepest;
    deepest = depth++;
    anchor.ifPresent(name -> define(name, start));
    YamlNode node =
        switch (event) {
          case ScalarEvent scalar -> scalar(scalar, start);
          case SequenceStartEvent sequence -> sequence(sequence, start);
          case MappingStartEvent mapping -> mapping(mapping, start);
          default -> throw new IllegalStateException(event.toString());
        };
    depth--;
    int height = deepest - depth;
    anchor.ifPresent(
        name -> anchors.put(name, new Anchored(Optional.of(node), nodes - sizeBefore, height)));
    deepest = Math.max(deepest, deepestBefore);
    return node;
  }

  private void define(String name, int start) {
    if (anchors.containsKey(name)) {
      throw invalid(span(start, start), "the anchor &%s is defined twice".formatted(name));
    }
    anchors.put(name, new Anchored(Optional.empty(), 0, 0));
  }

  private YamlNode alias(AliasEvent event, int start) {
    String name = event.getAlias().getValue();
    end = endOf(event);
    SourceSpan span = span(start, end);
    Anchored target = anchors.get(name);
    if (target == null) {
      throw invalid(span, "the alias *%s has no anchor before it".formatted(name));
    }
    YamlNode node =
        target
            .node()
            .orElseThrow(
                () -> invalid(span, "the alias *%s stands inside its own anchor".formatted(name)));
    if (depth + target.height() >= DEEPEST) {
      throw new InvalidYaml(DiagnosticKind.TOO_DEEP, span, DEEPEST);
    }
    deepest = Math.max(deepest, depth + target.height());
    nodes += target.size();
    aliased += target.size();
    if (aliased > MOST_ALIASED) {
      throw new InvalidYaml(DiagnosticKind.TOO_MANY_ALIASES, span, MOST_ALIASED);
    }
    return node;
  }

  private YamlNode scalar(ScalarEvent event, int start) {
    String value = event.getValue();
    int scalarEnd = endOf(event);
    if (event.getScalarStyle() == ScalarStyle.PLAIN && value.isEmpty()) {
      // Nothing at all, or only a tag or an anchor; a mark after white space belongs to what
      // follows.
      if (scalarEnd > end && !Character.isWhitespace(file.text().charAt(scalarEnd - 1))) {
        end = scalarEnd;
      }
      start = Math.min(start, end);
    } else {
      end = scalarEnd;
      while (end > start && isSpace(file.text().charAt(end - 1))) {
        end--;
      }
    }
    SourceSpan span = span(start, end);
    return ScalarValues.node(
        span,
        value,
        event.getTag(),
        event.getImplicit().canOmitTagInPlainScalar(),
        origin(span, value));
  }

  private static boolean isSpace(char each) {
    return each == ' ' || each == '\n' || each == '\r' || each == '\t';
  }

  private TextOrigin origin(SourceSpan span, String value) {
    String raw = span.text();
    int at = raw.indexOf(value);
    return at >= 0
        ? new TextOrigin.Verbatim(file, span.start() + at, value.length())
        : new TextOrigin.Generated(span);
  }

  private YamlNode sequence(SequenceStartEvent event, int start) {
    boolean flow = event.getFlowStyle() == FlowStyle.FLOW;
    end = endOf(event);
    int search = flow ? end : Math.max(start, 0);
    List<YamlNode.Item> items = new ArrayList<>();
    while (!parser.checkEvent(Event.ID.SequenceEnd)) {
      int itemStart = flow ? startOf(parser.peekEvent()) : dash(search);
      if (!flow) {
        end = Math.max(end, itemStart + 1);
      }
      YamlNode value = node();
      items.add(new YamlNode.Item(span(itemStart, Math.max(itemStart, end)), value));
      search = end;
    }
    Event last = parser.next();
    if (flow) {
      end = endOf(last);
    }
    return Collections.sequence(span(start, end), items, event.getTag());
  }

  /// The next `-`, past white space, comments, a tag and an anchor.
  private int dash(int from) {
    String text = file.text();
    int at = from;
    while (at < text.length() && text.charAt(at) != '-') {
      at = text.charAt(at) == '#' ? Math.max(at + 1, text.indexOf('\n', at)) : at + 1;
    }
    return Math.min(at, text.length() - 1);
  }

  private YamlNode mapping(MappingStartEvent event, int start) {
    boolean flow = event.getFlowStyle() == FlowStyle.FLOW;
    end = flow ? endOf(event) : end;
    Collections.MappingBuilder entries = new Collections.MappingBuilder(diagnostics);
    while (!parser.checkEvent(Event.ID.MappingEnd)) {
      YamlNode key = key();
      entries.add(key, node());
    }
    Event last = parser.next();
    if (flow) {
      end = endOf(last);
    }
    return Collections.mapping(span(start, end), entries, event.getTag());
  }

  /// `=` is an ordinary key, and `<<` merges.
  private YamlNode key() {
    if (parser.peekEvent() instanceof ScalarEvent scalar
        && scalar.getTag().isEmpty()
        && scalar.isPlain()) {
      PlainScalars.Type type = PlainScalars.type(scalar.getValue());
      if (type == PlainScalars.Type.MERGE || type == PlainScalars.Type.VALUE) {
        Event event = parser.next();
        end = endOf(event);
        SourceSpan span = span(startOf(event), end);
        return type == PlainScalars.Type.MERGE
            ? new YamlNode.Text(span, Collections.MERGE, origin(span, "<<"), true)
            : new YamlNode.Text(span, "=", origin(span, "="), false);
      }
    }
    return node();
  }

  private int startOf(Event event) {
    return codePoints.offset(event.getStartMark().orElseThrow().getIndex());
  }

  private int endOf(Event event) {
    return codePoints.offset(event.getEndMark().orElseThrow().getIndex());
  }

  private SourceSpan span(int start, int end) {
    return new SourceSpan(file, start, end);
  }

  static InvalidYaml invalid(SourceSpan span, String what) {
    return new InvalidYaml(DiagnosticKind.INVALID_YAML, span, what);
  }
}
