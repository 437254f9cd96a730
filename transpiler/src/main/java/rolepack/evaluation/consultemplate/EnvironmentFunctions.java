package rolepack.evaluation.consultemplate;

import java.util.List;
import java.util.Map;
import rolepack.evaluation.gotemplate.GoFunction;
import rolepack.evaluation.gotemplate.GoFunctionError;
import rolepack.evaluation.gotemplate.GoType;
import rolepack.evaluation.gotemplate.GoType.Basic;
import rolepack.evaluation.gotemplate.GoValue;

/// `env` and its relatives, and `file`; nothing is read from the machine that rolepack runs on.
///
/// @param variables the environment's variables
/// @param files contents by path; `${DIR}/name` names the file `name`
record EnvironmentFunctions(Map<String, String> variables, Map<String, String> files, Brain brain) {
  /// Stands for the folder of the files that are given by name only.
  private static final String FOLDER = "${DIR}/";

  private static final List<GoType> TEXT = List.of(Basic.STRING);

  void addTo(Map<String, GoFunction> functions) {
    functions.put(
        "env",
        GoFunction.of(
            Basic.STRING, TEXT, a -> GoValue.of(variables.getOrDefault(Arguments.text(a, 0), ""))));
    functions.put(
        "envOrDefault",
        GoFunction.of(
            Basic.STRING,
            List.of(Basic.STRING, Basic.STRING),
            a -> GoValue.of(variables.getOrDefault(Arguments.text(a, 0), Arguments.text(a, 1)))));
    functions.put(
        "mustEnv",
        GoFunction.of(Basic.STRING, TEXT, a -> GoValue.of(mustEnv(Arguments.text(a, 0)))));
    functions.put(
        "file", GoFunction.of(Basic.STRING, TEXT, a -> GoValue.of(file(Arguments.text(a, 0)))));
  }

  private String mustEnv(String name) throws GoFunctionError {
    String value = variables.getOrDefault(name, "");
    if (value.isEmpty()) {
      throw new GoFunctionError("required environment variable " + name + " is empty");
    }
    return value;
  }

  private String file(String path) {
    if (path.isEmpty()) {
      return "";
    }
    String content = files.get(path);
    if (content == null && path.startsWith(FOLDER)) {
      content = files.get(path.substring(FOLDER.length()));
    }
    String dependency = "file(" + path + ")";
    if (content == null) {
      brain.cannotBeRead(dependency, dependency + ": stat " + path + ": no such file or directory");
      return "";
    }
    return brain.knows(dependency) ? content : "";
  }
}
