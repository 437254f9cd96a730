package rolepack.evaluation.consultemplate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import rolepack.evaluation.gotemplate.GoFunction;
import rolepack.evaluation.gotemplate.GoFunctionError;
import rolepack.evaluation.gotemplate.GoType.Basic;
import rolepack.evaluation.gotemplate.GoValue;
import rolepack.generated.functions.ConsulTemplateFunctions;
import rolepack.generated.functions.ConsulTemplateVersion;

/// The functions of a version that give the same for the same arguments, whatever Consul holds; and
/// the types that the version has.
///
/// @param functions by name; those that only rolepack cannot run are here too, and say so
record StaticFunctions(Map<String, GoFunction> functions, CatalogTypes types) {
  private static final Map<ConsulTemplateVersion, StaticFunctions> MADE = new ConcurrentHashMap<>();

  static StaticFunctions of(ConsulTemplateVersion version) {
    return MADE.computeIfAbsent(version, StaticFunctions::make);
  }

  private static StaticFunctions make(ConsulTemplateVersion version) {
    CatalogTypes types = CatalogTypes.of(version);
    Map<String, GoFunction> functions = new HashMap<>();
    for (String name : ConsulTemplateFunctions.names()) {
      functions.put(name, withoutRun(name));
    }
    TextFunctions.addTo(functions, version);
    ParseFunctions.addTo(functions);
    EncodeFunctions.addTo(functions, version);
    ListFunctions.addTo(functions, version);
    MathFunctions.addTo(functions);
    HashFunctions.addTo(functions);
    new GroupFunctions(types, version).addTo(functions);
    functions.put("plugin", plugin(functions.get("plugin")));
    SprigTable sprig = new SprigTable(functions);
    SprigTexts.addTo(sprig);
    SprigLists.addTo(sprig);
    SprigDicts.addTo(sprig);
    SprigLogic.addTo(sprig);
    SprigNumbers.addTo(sprig);
    SprigPatterns.addTo(sprig);
    SprigEncodings.addTo(sprig);
    SprigPaths.addTo(sprig);
    SprigUrls.addTo(sprig);
    SprigVersions.addTo(sprig);
    SprigTimes.addTo(sprig);
    functions.keySet().removeIf(name -> !ConsulTemplateFunctions.isIn(name, version));
    return new StaticFunctions(Map.copyOf(functions), types);
  }

  /// `plugin ""` runs nothing.
  private static GoFunction plugin(GoFunction otherwise) {
    return GoFunction.variadic(
        Basic.STRING,
        List.of(Basic.STRING, Basic.STRING),
        a -> Arguments.text(a, 0).isEmpty() ? GoValue.of("") : otherwise.body().call(a));
  }

  /// A function that exists, but runs programs, makes keys or asks services that are not here.
  private static GoFunction withoutRun(String name) {
    return GoFunction.variadic(
        Basic.INTERFACE,
        List.of(Basic.INTERFACE),
        _ -> {
          throw new GoFunctionError("rolepack does not run " + name);
        });
  }
}
