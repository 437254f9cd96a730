package rolepack.grammars.modules;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import rolepack.grammars.catalogue.EffectEntry;
import rolepack.grammars.catalogue.ModuleEntry;
import rolepack.grammars.catalogue.ReasonEntry;

/// Java expressions for lists, optional things and what modules and programs share.
public final class Literals {
  private Literals() {}

  public static CodeBlock texts(List<String> texts) {
    return list(texts, each -> CodeBlock.of("$S", each));
  }

  public static <T> CodeBlock list(List<T> elements, Function<T, CodeBlock> literal) {
    return CodeBlock.of(
        "$T.of($L)", List.class, elements.stream().map(literal).collect(CodeBlock.joining(", ")));
  }

  public static CodeBlock effect(EffectEntry effect) {
    return CodeBlock.of(
        "new $T($T.$L, $T.$L, $S, $L)",
        JavaNames.type("Effect"),
        JavaNames.type("Access"),
        effect.access(),
        JavaNames.type("EffectKind"),
        JavaNames.constant(effect.kind()),
        effect.subject(),
        effect.tree());
  }

  public static CodeBlock reason(ReasonEntry reason) {
    return CodeBlock.of(
        "new $T($S, $S, $S)",
        JavaNames.type("ModuleReason"),
        reason.code(),
        reason.message(),
        reason.remedy());
  }

  /// The names that a module goes by, as the labels of a `case`.
  static CodeBlock labels(ModuleEntry module) {
    return Stream.concat(Stream.of(module.name()), module.aliases().stream())
        .map(each -> CodeBlock.of("$S", each))
        .collect(CodeBlock.joining(", "));
  }

  public static CodeBlock optional(Optional<CodeBlock> value) {
    return value
        .map(each -> CodeBlock.of("$T.of($L)", Optional.class, each))
        .orElse(CodeBlock.of("$T.empty()", Optional.class));
  }
}
