package rolepack.grammars.modules;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.Map;
import rolepack.grammars.catalogue.ParameterEntry;

/// The Java expression that makes a parameter.
final class ParameterLiteral {
  private ParameterLiteral() {}

  static CodeBlock of(ParameterEntry parameter) {
    return CodeBlock.of(
        "\nnew $T($S, $L, $L, $L, $L, $L, $L, $L)",
        JavaNames.type("Parameter"),
        parameter.name(),
        Literals.texts(parameter.aliases()),
        type(parameter.type()),
        Literals.optional(parameter.elements().map(ParameterLiteral::type)),
        parameter.required(),
        Literals.optional(parameter.defaultTexts().map(each -> value(parameter, each))),
        Literals.texts(parameter.choices()),
        Literals.optional(parameter.removed().map(each -> CodeBlock.of("$S", each))));
  }

  private static CodeBlock type(String type) {
    return CodeBlock.of("$T.$L", JavaNames.type("ParameterType"), JavaNames.constant(type));
  }

  private static CodeBlock value(ParameterEntry parameter, List<String> texts) {
    return switch (parameter.type()) {
      case "bool" -> CodeBlock.of("$L", Boolean.parseBoolean(texts.getFirst()));
      case "int", "bytes", "bits" -> CodeBlock.of("$LL", Long.parseLong(texts.getFirst()));
      case "float" -> CodeBlock.of("$L", Double.parseDouble(texts.getFirst()));
      case "list" -> Literals.texts(texts);
      case "dict" -> {
        if (!texts.getFirst().equals("{}")) {
          throw new IllegalArgumentException(
              "the default of %s has entries, which nothing needed yet"
                  .formatted(parameter.name()));
        }
        yield CodeBlock.of("$T.of()", Map.class);
      }
      default -> CodeBlock.of("$S", texts.getFirst());
    };
  }
}
