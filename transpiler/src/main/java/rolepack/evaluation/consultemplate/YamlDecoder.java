package rolepack.evaluation.consultemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.evaluation.gotemplate.GoFunctionError;
import rolepack.evaluation.gotemplate.GoType;
import rolepack.evaluation.gotemplate.GoType.Basic;
import rolepack.evaluation.gotemplate.GoValue;
import rolepack.frontend.yaml.UntypedYaml;
import rolepack.frontend.yaml.UntypedYamlReader;
import rolepack.frontend.yaml.YamlSyntaxError;

/// Reads YAML as yaml.v2 does into an `interface {}`: maps are `map[interface {}]interface {}`,
/// whole numbers `int`, and of several documents the first counts.
final class YamlDecoder {
  private static final GoType ANY_MAP = new GoType.Mapping(Basic.INTERFACE, Basic.INTERFACE);
  private static final String STANDARD = "tag:yaml.org,2002:";

  /// The most values that aliases may make of one text.
  private static final int MOST_VALUES = 500_000;

  private int values;

  private YamlDecoder() {}

  static GoValue decode(String text) throws GoFunctionError {
    try {
      Optional<UntypedYaml> document = UntypedYamlReader.read(text);
      return document.isPresent() ? new YamlDecoder().value(document.get()) : GoValue.NIL;
    } catch (YamlSyntaxError error) {
      throw wrong(error.getMessage());
    }
  }

  private static GoFunctionError wrong(String message) {
    return new GoFunctionError("yaml: " + message);
  }

  private GoValue value(UntypedYaml node) throws GoFunctionError {
    values++;
    if (values > MOST_VALUES) {
      throw wrong("document contains excessive aliasing");
    }
    return switch (node) {
      case UntypedYaml.Scalar scalar -> scalar(scalar);
      case UntypedYaml.Sequence sequence -> {
        List<GoValue> elements = new ArrayList<>();
        for (UntypedYaml item : sequence.items()) {
          elements.add(value(item));
        }
        yield GoValue.interfaces(elements);
      }
      case UntypedYaml.Mapping mapping -> {
        GoValue.Dictionary map = new GoValue.Dictionary(ANY_MAP);
        fill(map, mapping);
        yield map;
      }
    };
  }

  /// Entries count in the order they stand in, those merged among them.
  private void fill(GoValue.Dictionary map, UntypedYaml.Mapping mapping) throws GoFunctionError {
    for (UntypedYaml.Entry entry : mapping.entries()) {
      if (isMerge(entry.key())) {
        merge(map, entry.value());
        continue;
      }
      GoValue key = value(entry.key());
      if (key instanceof GoValue.Items || key instanceof GoValue.Dictionary) {
        throw wrong("invalid map key: " + Printing.format("%#v", key));
      }
      map.entries().put(key, value(entry.value()));
    }
  }

  private static boolean isMerge(UntypedYaml key) {
    return key instanceof UntypedYaml.Scalar(Optional<String> tag, String text, boolean plain)
        && text.equals("<<")
        && (plain || tag.equals(Optional.of(STANDARD + "merge")));
  }

  /// Of several maps the first wins.
  private void merge(GoValue.Dictionary map, UntypedYaml value) throws GoFunctionError {
    switch (value) {
      case UntypedYaml.Mapping mapping -> fill(map, mapping);
      case UntypedYaml.Sequence sequence -> {
        for (UntypedYaml item : sequence.items().reversed()) {
          if (!(item instanceof UntypedYaml.Mapping mapping)) {
            throw noMap();
          }
          fill(map, mapping);
        }
      }
      case UntypedYaml.Scalar _ -> throw noMap();
    }
  }

  private static GoFunctionError noMap() {
    return wrong("map merge requires map or sequence of maps as the value");
  }

  private static GoValue scalar(UntypedYaml.Scalar scalar) throws GoFunctionError {
    String text = scalar.text();
    if (scalar.tag().isEmpty()) {
      return scalar.plain() ? YamlResolver.resolve(text) : GoValue.of(text);
    }
    String tag = scalar.tag().get();
    String name = tag.startsWith(STANDARD) ? tag.substring(STANDARD.length()) : "";
    return switch (name) {
      case "binary" -> binary(text);
      case "bool", "int", "float", "null", "timestamp" -> tagged(name, text);
      default -> GoValue.of(text);
    };
  }

  private static GoValue tagged(String tag, String text) throws GoFunctionError {
    GoValue value = YamlResolver.resolve(text);
    String own =
        switch (value) {
          case GoValue.Bool _ -> "bool";
          case GoValue.Int _, GoValue.Uint _ -> "int";
          case GoValue.Float _ -> "float";
          case GoValue.Nil _ -> "null";
          case GoValue other -> tag.equals("timestamp") && YamlResolver.isTime(text) ? tag : "str";
        };
    if (own.equals(tag)) {
      return value;
    }
    if (tag.equals("float") && value instanceof GoValue.Int whole) {
      return GoValue.of((double) whole.value());
    }
    throw wrong("cannot decode !!%s `%s` as a !!%s".formatted(own, text, tag));
  }

  private static GoValue binary(String text) throws GoFunctionError {
    try {
      return GoValue.of(Base64Text.decode(text, false));
    } catch (GoFunctionError invalid) {
      throw wrong("!!binary value contains invalid base64 data");
    }
  }
}
