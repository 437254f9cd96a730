package rolepack.grammars.commands;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import rolepack.grammars.catalogue.CommandEntry;
import rolepack.grammars.catalogue.Commands;
import rolepack.grammars.catalogue.ReasonEntry;
import rolepack.grammars.modules.Literals;

/// The class that finds what a call of a program does; rows are made when they are looked up.
public final class CommandTableType {
  private static final String PACKAGE = "rolepack.generated.commands";
  private static final TypeName WORDS = ParameterizedTypeName.get(List.class, String.class);
  private static final TypeName FOUND =
      ParameterizedTypeName.get(
          ClassName.get(Optional.class), ClassName.get(PACKAGE, "CommandSpec"));

  private CommandTableType() {}

  public static TypeSpec of(Commands commands) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder("CommandTable")
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addJavadoc("What is known about local programs.")
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
            .addMethod(find());
    MethodSpec.Builder lookup =
        MethodSpec.methodBuilder("lookup")
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addParameter(String.class, "program")
            .addParameter(words())
            .returns(FOUND)
            .beginControlFlow("return switch (program)");
    stayingByReason(commands)
        .forEach(
            (reason, programs) ->
                lookup.addStatement(
                    "case $L -> $T.staying(program, $L)",
                    programs.stream()
                        .map(each -> CodeBlock.of("$S", each))
                        .collect(CodeBlock.joining(", ")),
                    ClassName.get(PACKAGE, "CommandSpec"),
                    Literals.reason(reason)));
    int number = 0;
    for (Map.Entry<String, List<CommandEntry>> each : commands.programs().entrySet()) {
      if (!stays(each.getValue())) {
        String rows = "rows" + number++;
        type.addMethod(rows(rows, each.getValue()));
        lookup.addStatement(
            "case $S -> $T.match($L(), words)",
            each.getKey(),
            ClassName.get(PACKAGE, "CommandRow"),
            rows);
      }
    }
    lookup.addStatement("default -> $T.empty()", Optional.class).addCode("$<};\n");
    return type.addMethod(lookup.build()).addMethod(programs(commands)).build();
  }

  private static ParameterSpec words() {
    return ParameterSpec.builder(WORDS, "words").build();
  }

  private static MethodSpec find() {
    return MethodSpec.methodBuilder("find")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addJavadoc(
            "What a call does, or why it never moves; empty where the program, its subcommand or"
                + " one of its options is not in the catalogue.\n\n"
                + "@param program the program as it is written, with a folder or without\n"
                + "@param words the words after it, without quotes")
        .addParameter(String.class, "program")
        .addParameter(words())
        .returns(FOUND)
        .addStatement("return lookup($T.of(program), words)", ClassName.get(PACKAGE, "ProgramName"))
        .build();
  }

  private static MethodSpec programs(Commands commands) {
    return MethodSpec.methodBuilder("programs")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addJavadoc("The names of all programs.")
        .returns(WORDS)
        .addStatement("return $L", Literals.texts(List.copyOf(commands.programs().keySet())))
        .build();
  }

  private static boolean stays(List<CommandEntry> rows) {
    return rows.size() == 1 && rows.getFirst().reason().isPresent();
  }

  private static Map<ReasonEntry, List<String>> stayingByReason(Commands commands) {
    Map<ReasonEntry, List<String>> found = new LinkedHashMap<>();
    commands
        .programs()
        .forEach(
            (program, rows) -> {
              if (stays(rows)) {
                found
                    .computeIfAbsent(rows.getFirst().reason().orElseThrow(), _ -> new ArrayList<>())
                    .add(program);
              }
            });
    return found;
  }

  private static MethodSpec rows(String name, List<CommandEntry> rows) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(
            ParameterizedTypeName.get(
                ClassName.get(List.class), ClassName.get(PACKAGE, "CommandRow")))
        .addStatement("return $L", Literals.list(rows, CommandRowLiteral::of))
        .build();
  }
}
