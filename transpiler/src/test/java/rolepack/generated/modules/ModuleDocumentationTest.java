package rolepack.generated.modules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import rolepack.frontend.Oracle;

/// Compares the catalogue with what `ansible-doc` says about the modules of ansible-core and of
/// collections: every documented parameter is there, with its type, aliases, choices and default.
/// The catalogue may have more, since Ansible 1.x had more.
class ModuleDocumentationTest {
  /// Where the documentation does not say what the module does.
  private static final Map<String, String> DIFFERENT =
      Map.ofEntries(
          Map.entry("lineinfile.insertafter", "EOF only where insertbefore is not given either"),
          Map.entry("blockinfile.insertafter", "the same"),
          Map.entry("lineinfile.insertbefore", "its choices are examples"),
          Map.entry("blockinfile.insertbefore", "its choices are examples"),
          Map.entry("synchronize.src", "a path, or one of another host"),
          Map.entry("synchronize.dest", "a path, or one of another host"),
          Map.entry("apk.world", "a path"),
          Map.entry("pam_limits.dest", "a path"),
          Map.entry("locale_gen.name", "takes a list in later versions"),
          Map.entry("alternatives.path", "is not needed in later versions"),
          Map.entry("package.name", "the package managers take a list"),
          Map.entry("package.state", "the package manager has a default"),
          Map.entry("debug.msg", "may be of any type"),
          Map.entry("debug.var", "may be of any type"),
          Map.entry("assert.that", "may be one condition"),
          Map.entry("add_host.groups", "may be text"),
          Map.entry("group_by.parents", "may be text"),
          Map.entry("known_hosts.path", "the default is a path of the user who logs in"),
          Map.entry("reboot.reboot_command", "the default is a description"),
          Map.entry("reboot.boot_time_command", "differs between systems"),
          Map.entry("reboot.test_command", "differs between systems"));

  private final Set<String> found = new TreeSet<>();

  @Test
  void everyDocumentedParameterIsInTheCatalogue() throws Exception {
    List<String> names = new ArrayList<>();
    for (ModuleSpec each : ModuleCatalogue.all()) {
      if (!each.name().equals("deb822_repository")) {
        names.add(each.collections().getFirst() + "." + each.name());
      }
    }
    List<String> wrong = new ArrayList<>();
    List<String> lines = Oracle.run("module_parameters.py", String.join("\n", names));
    assertThat(lines).hasSizeGreaterThan(400);
    for (String line : lines) {
      documented(line).ifPresent(wrong::add);
    }
    assertThat(wrong).isEmpty();
    assumeTrue(
        lines.stream().anyMatch(each -> each.contains("community.general.")),
        "Debian's package ansible, which has the collections, is not installed");
    assertThat(found).as("known differences").isEqualTo(DIFFERENT.keySet());
  }

  /// What is wrong with the parameter of one line.
  private Optional<String> documented(String line) throws Coercion.Refused {
    List<?> row = (List<?>) JsonReader.object("{\"row\": " + line + "}").get("row");
    ModuleSpec module = ModuleCatalogue.find((String) row.getFirst()).orElseThrow();
    String name = (String) row.get(1);
    String place = module.name() + "." + name;
    if (DIFFERENT.containsKey(place)) {
      found.add(place);
      return Optional.empty();
    }
    Optional<Parameter> parameter = module.parameter(name);
    if (parameter.isEmpty()) {
      return module.openKeys() ? Optional.empty() : Optional.of(place + " is missing");
    }
    if (!module.isIn("ansible.builtin") && module.reason().isPresent()) {
      return Optional.empty(); // It stays, whatever its arguments are.
    }
    List<String> problems = new ArrayList<>();
    Parameter ours = parameter.get();
    check(problems, "type", ours.type().name().toLowerCase(Locale.ROOT), row.get(2));
    String elements = ours.elements().map(each -> each.name().toLowerCase(Locale.ROOT)).orElse("");
    check(problems, "elements", elements, row.get(3));
    check(problems, "required", ours.required(), row.get(4));
    for (Object alias : (List<?>) row.get(5)) {
      check(problems, "alias " + alias, module.parameter((String) alias), parameter);
    }
    check(problems, "choices", ours.choices().containsAll((List<?>) row.get(6)), true);
    check(problems, "limited", ours.choices().isEmpty(), ((List<?>) row.get(6)).isEmpty());
    check(problems, "default", defaultText(ours), String.valueOf(row.get(7)));
    return problems.isEmpty() ? Optional.empty() : Optional.of(place + ": " + problems);
  }

  private static String defaultText(Parameter parameter) {
    return parameter
        .defaultValue()
        .map(each -> each instanceof Double number ? PythonText.of(number) : each.toString())
        .orElse("null");
  }

  private static void check(List<String> problems, String what, Object ours, Object theirs) {
    if (!ours.equals(theirs)) {
      problems.add(what + " is " + ours + ", documented " + theirs);
    }
  }
}
