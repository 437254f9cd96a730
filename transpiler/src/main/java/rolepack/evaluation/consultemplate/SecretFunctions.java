package rolepack.evaluation.consultemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.evaluation.gotemplate.GoFunction;
import rolepack.evaluation.gotemplate.GoFunctionError;
import rolepack.evaluation.gotemplate.GoType;
import rolepack.evaluation.gotemplate.GoType.Basic;
import rolepack.evaluation.gotemplate.GoValue;
import rolepack.generated.functions.ConsulTemplateVersion;

/// `secret` and `secrets`, which read Vault; a secret that is not there is waited for.
record SecretFunctions(
    CatalogValues values,
    Map<String, Map<String, GoValue>> secrets,
    Brain brain,
    ConsulTemplateVersion version) {
  void addTo(Map<String, GoFunction> functions) {
    GoType pointer = new GoType.Pointer(values.types().secret());
    GoType result = Change.NODE_IS_ANY_VALUE.isIn(version) ? Basic.INTERFACE : pointer;
    functions.put("secret", GoFunction.variadic(result, List.of(Basic.STRING), this::secret));
    functions.put(
        "vault",
        GoFunction.of(pointer, List.of(Basic.STRING), a -> read(Arguments.text(a, 0), empty())));
    functions.put(
        "secrets",
        GoFunction.of(GoType.STRINGS, List.of(Basic.STRING), a -> names(Arguments.text(a, 0))));
  }

  /// What `secret` gives before the secret is there.
  private GoValue absent() {
    if (Change.NODE_IS_ANY_VALUE.isIn(version)) {
      return GoValue.NIL;
    }
    return Change.MISSING_KEYS_BLOCK.isIn(version)
        ? new GoValue.Pointer(new GoType.Pointer(values.types().secret()), Optional.empty())
        : empty();
  }

  private GoValue empty() {
    return values.secret(Map.of());
  }

  private GoValue secret(List<GoValue> arguments) throws GoFunctionError {
    List<String> texts = Arguments.texts(arguments, 0);
    if (texts.isEmpty()) {
      return absent();
    }
    for (String each : texts.subList(1, texts.size())) {
      if (!each.isEmpty() && each.indexOf('=') < 0) {
        throw new GoFunctionError("not k=v pair " + Printing.quote(each));
      }
    }
    return read(texts.getFirst(), absent());
  }

  private GoValue read(String written, GoValue absent) {
    String path = GoTexts.trim(written, "/");
    if (path.isEmpty()) {
      return absent;
    }
    String dependency = "vault.read(" + path + ")";
    if (!secrets.containsKey(path)) {
      if (Change.MISSING_KEYS_BLOCK.isIn(version)) {
        brain.neverArrives(dependency);
      } else {
        brain.cannotBeRead(dependency, "vault secret: no secret exists at path " + path);
      }
      return absent;
    }
    return brain.knows(dependency) ? values.secret(secrets.get(path)) : absent;
  }

  private GoValue names(String written) {
    String path = GoTexts.trim(written, "/");
    if (path.isEmpty() || !brain.knows("vault.list(" + path + ")")) {
      return new GoValue.Items(GoType.STRINGS, List.of(), true);
    }
    List<String> names = new ArrayList<>();
    for (String each : secrets.keySet()) {
      if (each.startsWith(path + "/")) {
        String rest = each.substring(path.length() + 1);
        int slash = rest.indexOf('/');
        String name = slash < 0 ? rest : rest.substring(0, slash + 1);
        if (!names.contains(name)) {
          names.add(name);
        }
      }
    }
    return GoValue.strings(names);
  }
}
