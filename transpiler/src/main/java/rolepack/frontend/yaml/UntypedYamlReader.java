package rolepack.frontend.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import rolepack.source.SourceFile;

/// Reads the first document of a text as it is written, without PyYAML's types and Ansible's tags.
public final class UntypedYamlReader {
  private static final LoadSettings SETTINGS = LoadSettings.builder().build();

  private final Parser parser;
  private final Map<String, Optional<UntypedYaml>> anchors = new HashMap<>();
  private int depth;

  private UntypedYamlReader(Parser parser) {
    this.parser = parser;
  }

  /// The document; nothing where there is none.
  public static Optional<UntypedYaml> read(String text) throws YamlSyntaxError {
    SourceFile file = new SourceFile("yaml", text);
    int[] at = {0};
    try {
      Cursor cursor = new Cursor(file);
      try {
        TokenStream tokens = new TokenStream(new TokenScanner(cursor));
        return new UntypedYamlReader(new ParserImpl(SETTINGS, tokens)).document();
      } finally {
        at[0] = cursor.at();
      }
    } catch (InvalidYaml invalid) {
      throw new YamlSyntaxError(LibyamlMessages.ofScanner(file, invalid, at[0]));
    } catch (MarkedYamlEngineException invalid) {
      throw new YamlSyntaxError(LibyamlMessages.ofParser(file, invalid));
    }
  }

  private Optional<UntypedYaml> document() throws YamlSyntaxError {
    parser.next();
    if (parser.checkEvent(Event.ID.StreamEnd)) {
      return Optional.empty();
    }
    parser.next();
    UntypedYaml root = node();
    // What follows the document on its last line is an error of it.
    parser.peekEvent();
    return Optional.of(root);
  }

  private UntypedYaml node() throws YamlSyntaxError {
    NodeEvent event = (NodeEvent) parser.next();
    if (event instanceof AliasEvent alias) {
      return anchored(alias.getAlias().getValue());
    }
    if (depth == TreeBuilder.DEEPEST) {
      throw new YamlSyntaxError("exceeded max depth of " + TreeBuilder.DEEPEST);
    }
    depth++;
    Optional<String> anchor = event.getAnchor().map(each -> each.getValue());
    anchor.ifPresent(each -> anchors.put(each, Optional.empty()));
    UntypedYaml node = content(event);
    anchor.ifPresent(each -> anchors.put(each, Optional.of(node)));
    depth--;
    return node;
  }

  private UntypedYaml anchored(String name) throws YamlSyntaxError {
    if (!anchors.containsKey(name)) {
      throw new YamlSyntaxError("unknown anchor '" + name + "' referenced");
    }
    Optional<UntypedYaml> node = anchors.get(name);
    if (node.isEmpty()) {
      throw new YamlSyntaxError("anchor '" + name + "' value contains itself");
    }
    return node.get();
  }

  private UntypedYaml content(NodeEvent event) throws YamlSyntaxError {
    if (event instanceof ScalarEvent scalar) {
      return new UntypedYaml.Scalar(
          tag(scalar.getTag()), scalar.getValue(), scalar.getImplicit().canOmitTagInPlainScalar());
    }
    if (event instanceof MappingStartEvent mapping) {
      List<UntypedYaml.Entry> entries = new ArrayList<>();
      while (!parser.checkEvent(Event.ID.MappingEnd)) {
        entries.add(new UntypedYaml.Entry(node(), node()));
      }
      parser.next();
      return new UntypedYaml.Mapping(tag(mapping.getTag()), entries);
    }
    List<UntypedYaml> items = new ArrayList<>();
    while (!parser.checkEvent(Event.ID.SequenceEnd)) {
      items.add(node());
    }
    parser.next();
    return new UntypedYaml.Sequence(tag(((SequenceStartEvent) event).getTag()), items);
  }

  private static Optional<String> tag(Optional<String> tag) {
    return tag.filter(each -> !each.equals("!"));
  }
}
