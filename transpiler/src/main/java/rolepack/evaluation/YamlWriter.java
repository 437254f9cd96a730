package rolepack.evaluation;

import java.util.ArrayDeque;
import java.util.Deque;

/// Lays YAML out as libyaml's emitter does.
final class YamlWriter {
  /// Where a node stands.
  private enum Place {
    ROOT,
    SEQUENCE,
    MAPPING,
    SIMPLE_KEY
  }

  private final YamlLine line;
  private final int bestIndent;
  private final Deque<Integer> indents = new ArrayDeque<>();
  private int flowLevel;

  private YamlWriter(int indent, int width) {
    this.bestIndent = indent < 2 || indent > 9 ? 2 : indent;
    int bestWidth = width < 0 ? Integer.MAX_VALUE : width <= this.bestIndent * 2 ? 80 : width;
    this.line = new YamlLine(bestWidth);
  }

  /// @param indent of a level; what is not from 2 to 9 is 2
  /// @param width after which a line is broken at a space; what is too small is 80
  static String write(
      YamlEvent event, int indent, int width, boolean explicitStart, boolean explicitEnd) {
    YamlWriter writer = new YamlWriter(indent, width);
    if (explicitStart) {
      writer.line.indicator("---", true, false, false);
    }
    writer.node(event, Place.ROOT);
    writer.line.startLine();
    if (explicitEnd) {
      writer.line.indicator("...", true, false, false);
      writer.line.startLine();
    }
    return writer.line.text();
  }

  private void indent(boolean flow, boolean indentless) {
    indents.push(line.indent());
    if (line.indent() < 0) {
      line.setIndent(flow ? bestIndent : 0);
    } else if (!indentless) {
      line.setIndent(line.indent() + bestIndent);
    }
  }

  private void outdent() {
    line.setIndent(indents.pop());
  }

  private void node(YamlEvent event, Place place) {
    switch (event) {
      case YamlEvent.Alias alias -> line.indicator("*" + alias.anchor(), true, false, false);
      case YamlEvent.Scalar scalar -> scalar(scalar, place == Place.SIMPLE_KEY);
      case YamlEvent.Sequence sequence -> {
        anchor(sequence.anchor());
        if (flowLevel > 0 || sequence.flow() || sequence.items().isEmpty()) {
          flow(sequence);
        } else {
          block(sequence, place);
        }
      }
      case YamlEvent.Mapping mapping -> {
        anchor(mapping.anchor());
        if (flowLevel > 0 || mapping.flow() || mapping.pairs().isEmpty()) {
          flow(mapping);
        } else {
          block(mapping);
        }
      }
    }
  }

  private void anchor(String anchor) {
    if (!anchor.isEmpty()) {
      line.indicator("&" + anchor, true, false, false);
    }
  }

  private void block(YamlEvent.Sequence sequence, Place place) {
    indent(false, (place == Place.MAPPING || place == Place.SIMPLE_KEY) && !line.isIndention());
    for (YamlEvent item : sequence.items()) {
      line.startLine();
      line.indicator("-", true, false, true);
      node(item, Place.SEQUENCE);
    }
    outdent();
  }

  private void block(YamlEvent.Mapping mapping) {
    indent(false, false);
    for (YamlEvent.Pair pair : mapping.pairs()) {
      line.startLine();
      if (isSimpleKey(pair.key())) {
        node(pair.key(), Place.SIMPLE_KEY);
        line.indicator(":", false, false, false);
      } else {
        line.indicator("?", true, false, true);
        node(pair.key(), Place.MAPPING);
        line.startLine();
        line.indicator(":", true, false, true);
      }
      node(pair.value(), Place.MAPPING);
    }
    outdent();
  }

  private void flow(YamlEvent.Sequence sequence) {
    line.indicator("[", true, true, false);
    indent(true, false);
    flowLevel++;
    String separator = "";
    for (YamlEvent item : sequence.items()) {
      separate(separator);
      node(item, Place.SEQUENCE);
      separator = ",";
    }
    flowLevel--;
    outdent();
    line.indicator("]", false, false, false);
  }

  private void separate(String separator) {
    if (!separator.isEmpty()) {
      line.indicator(separator, false, false, false);
    }
    line.wrap();
  }

  private void flow(YamlEvent.Mapping mapping) {
    line.indicator("{", true, true, false);
    indent(true, false);
    flowLevel++;
    String separator = "";
    for (YamlEvent.Pair pair : mapping.pairs()) {
      separate(separator);
      if (isSimpleKey(pair.key())) {
        node(pair.key(), Place.SIMPLE_KEY);
        line.indicator(":", false, false, false);
      } else {
        line.indicator("?", true, false, false);
        node(pair.key(), Place.MAPPING);
        line.wrap();
        line.indicator(":", true, false, false);
      }
      node(pair.value(), Place.MAPPING);
      separator = ",";
    }
    flowLevel--;
    outdent();
    line.indicator("}", false, false, false);
  }

  /// Whether a key is short, and on one line.
  private static boolean isSimpleKey(YamlEvent key) {
    return switch (key) {
      case YamlEvent.Alias _ -> true;
      case YamlEvent.Scalar scalar -> {
        YamlText text = YamlText.of(scalar.text());
        yield !text.multiline() && text.bytes() <= 128;
      }
      case YamlEvent.Sequence sequence -> sequence.items().isEmpty();
      case YamlEvent.Mapping mapping -> mapping.pairs().isEmpty();
    };
  }

  private void scalar(YamlEvent.Scalar scalar, boolean key) {
    YamlText text = YamlText.of(scalar.text());
    boolean plain =
        scalar.plain()
            && !(key && text.multiline())
            && (flowLevel > 0 ? text.flowPlain() : text.blockPlain())
            && !(scalar.text().isEmpty() && (flowLevel > 0 || key));
    boolean single = text.single() && !(key && text.multiline());
    indent(true, false);
    if (plain) {
      line.plain(scalar.text(), !key, flowLevel > 0);
    } else if (single) {
      line.single(scalar.text(), !key);
    } else {
      line.doubled(scalar.text(), !key);
    }
    outdent();
  }
}
