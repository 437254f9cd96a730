package rolepack.generated.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rolepack.frontend.Oracle;

/// Binds arguments as Ansible's own validator does when it is given the catalogue's parameters.
class ArgumentBindingTest {
  /// Module and arguments as JSON.
  private static final List<String> CASES =
      List.of(
          "copy {\"src\": \"a\", \"dest\": \"/etc/a\"}",
          "copy {\"src\": \"a\"}",
          "copy {\"dest\": \"/a\", \"content\": [1, {\"k\": true}], \"backup\": \"Yes\"}",
          "copy {\"dest\": \"/a\", \"content\": \"x\", \"mode\": 420, \"owner\": 0}",
          "copy {\"dest\": \"/a\", \"force\": \"maybe\"}",
          "copy {\"dest\": \"/a\", \"sorce\": \"b\"}",
          "copy {\"dest\": null, \"content\": null}",
          "file {\"name\": \"/a\", \"state\": \"directory\", \"recurse\": 1}",
          "file {\"name\": \"/a\", \"path\": \"/b\"}",
          "file {\"name\": \"/a\", \"dest\": \"/b\"}",
          "file {\"path\": \"/a\", \"state\": \"folder\"}",
          "file {\"path\": \"/a\", \"state\": \"\"}",
          "file {\"state\": \"touch\"}",
          "yum {\"pkg\": \"a,b, c\", \"state\": \"latest\", \"enablerepo\": [\"x\", 2]}",
          "yum {\"name\": \"a\", \"list\": \"b\"}",
          "yum {\"name\": 3.5, \"update_cache\": \"on\"}",
          "yum {\"state\": \"present\"}",
          "apt {\"upgrade\": true}",
          "apt {\"upgrade\": false, \"package\": \"a\"}",
          "apt {\"upgrade\": \"dist\", \"deb\": \"x.deb\"}",
          "apt {\"upgrade\": \"maybe\"}",
          "apt {\"cache_valid_time\": \" 3600\", \"update-cache\": true}",
          "apt {\"cache_valid_time\": 1.5}",
          "lineinfile {\"destfile\": \"/a\", \"line\": 1, \"regexp\": \"^a\"}",
          "lineinfile {\"dest\": \"/a\", \"insertafter\": \"x\", \"insertbefore\": \"BOF\"}",
          "lineinfile {\"dest\": \"/a\", \"insertafter\": null, \"insertbefore\": \"BOF\"}",
          "lineinfile {\"dest\": \"/a\", \"line\": true, \"create\": \"no\"}",
          "service {\"name\": \"a\"}",
          "service {\"name\": \"a\", \"enabled\": \"no\", \"args\": \"-x\"}",
          "service {\"name\": \"a\", \"enabled\": \"nope\"}",
          "systemd {\"daemon-reload\": \"yes\"}",
          "systemd {\"unit\": \"a\"}",
          "user {\"name\": \"a\", \"groups\": \"b,c\", \"uid\": \"1000\", \"createhome\": \"f\"}",
          "user {\"name\": \"a\", \"uid\": \"x\"}",
          "user {\"name\": \"a\", \"expires\": \"1422403387\", \"groups\": \"\"}",
          "debconf {\"name\": \"a\", \"question\": \"q\"}",
          "debconf {\"pkg\": \"a\", \"setting\": \"q\", \"vtype\": \"select\", \"answer\": \"x\"}",
          "pip {\"name\": \"a\", \"requirements\": \"r\"}",
          "pip {}",
          "ufw {\"logging\": true}",
          "ufw {\"logging\": false}",
          "ufw {\"logging\": \"maybe\"}",
          "wait_for {\"port\": \"80\", \"active_connection_states\": \"A,B\"}",
          "sysctl {\"key\": \"a\", \"val\": 1, \"reload\": \"0\"}",
          "filesystem {\"device\": \"/dev/a\", \"type\": \"ext4\"}",
          "deb822_repository {\"name\": \"a\", \"types\": \"deb,deb-src\"}",
          "deb822_repository {\"name\": \"a\", \"types\": \"deb,rpm\"}",
          "uri {\"url\": \"http://a\", \"status_code\": \"200,201\", \"headers\": \"a=b,c=d\"}",
          "uri {\"url\": \"http://a\", \"status_code\": \"ok\"}",
          "uri {\"url\": \"http://a\", \"body\": {\"a\": 1}, \"src\": \"/x\"}",
          "gluster_volume {\"volume\": \"v\", \"state\": \"present\", \"replica\": \"2\"}");

  @Test
  void argumentsAreBoundAsAnsibleBindsThem() throws Exception {
    List<String> input = new ArrayList<>();
    List<String> ours = new ArrayList<>();
    for (String each : CASES) {
      ModuleSpec spec = ModuleCatalogue.find(each.substring(0, each.indexOf(' '))).orElseThrow();
      Map<String, Object> arguments = JsonReader.object(each.substring(each.indexOf(' ') + 1));
      input.add(validatorInput(spec, arguments));
      ours.add(each + " -> " + bound(spec, arguments));
    }
    List<String> theirs = Oracle.run("argument_binding.py", String.join("\n", input) + "\n");
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < CASES.size(); i++) {
      expected.add(CASES.get(i) + " -> " + theirs.get(i));
    }
    assertThat(String.join("\n", ours)).isEqualTo(String.join("\n", expected));
  }

  private static String bound(ModuleSpec spec, Map<String, Object> arguments) {
    List<ArgumentProblem> problems = new ArrayList<>();
    Optional<ModuleCall> call = ModuleCalls.of(spec, arguments, Optional.empty(), problems);
    assertThat(call.isEmpty()).isEqualTo(!problems.isEmpty());
    if (call.isEmpty()) {
      return "{\"refused\": true}";
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (Parameter each : spec.parameters()) {
      call.get().argument(each.name()).ifPresent(value -> values.put(each.name(), value));
    }
    return JsonText.of(values);
  }

  private static String validatorInput(ModuleSpec spec, Map<String, Object> arguments) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    for (Parameter each : spec.parameters()) {
      Map<String, Object> parameter = new LinkedHashMap<>();
      parameter.put(
          "type", name(each.type() == ParameterType.PATH ? ParameterType.STR : each.type()));
      each.elements().ifPresent(type -> parameter.put("elements", name(type)));
      parameter.put("aliases", each.aliases());
      parameter.put("required", each.required());
      each.defaultValue().ifPresent(value -> parameter.put("default", value));
      if (!each.choices().isEmpty()) {
        parameter.put("choices", each.choices());
      }
      parameters.put(each.name(), parameter);
    }
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("spec", parameters);
    for (Constraint.Kind kind : Constraint.Kind.values()) {
      input.put(name(kind), groups(spec, kind));
    }
    input.put("arguments", arguments);
    return JsonText.of(input);
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT);
  }

  private static List<List<String>> groups(ModuleSpec spec, Constraint.Kind kind) {
    return spec.constraints().stream()
        .filter(each -> each.kind() == kind)
        .map(Constraint::parameters)
        .toList();
  }

  @Test
  void anArgumentWhoseValueIsUnknownIsNeitherMissingNorDefaulted() {
    ModuleSpec spec = ModuleCatalogue.find("ansible.builtin.copy").orElseThrow();
    List<ArgumentProblem> problems = new ArrayList<>();
    ModuleCall call =
        ModuleCalls.of(
                spec, Map.of("content", "x"), Set.of("dest", "force"), Optional.empty(), problems)
            .orElseThrow();
    assertThat(call)
        .isInstanceOfSatisfying(
            FilesCall.Copy.class,
            copy -> {
              assertThat(copy.dest()).isEmpty();
              assertThat(copy.force()).isEmpty();
              assertThat(copy.content()).contains("x");
              assertThat(copy.follow()).contains(false);
            });
    assertThat(problems).isEmpty();
  }

  @Test
  void problemsNameTheArgumentAndNeverItsValue() {
    ModuleSpec spec = ModuleCatalogue.find("user").orElseThrow();
    List<ArgumentProblem> problems = new ArrayList<>();
    Map<String, Object> arguments = Map.of("uid", "secret", "pasword", "secret");
    ModuleCalls.of(spec, arguments, Optional.of("secret"), problems);
    assertThat(problems)
        .extracting(ArgumentProblem::kind, ArgumentProblem::argument)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(ArgumentProblem.Kind.UNKNOWN, "pasword"),
            org.assertj.core.groups.Tuple.tuple(ArgumentProblem.Kind.INVALID, "user"),
            org.assertj.core.groups.Tuple.tuple(ArgumentProblem.Kind.INVALID, "uid"),
            org.assertj.core.groups.Tuple.tuple(ArgumentProblem.Kind.MISSING, "name"));
    assertThat(problems.toString()).doesNotContain("secret");
  }

  @Test
  void freeTextAndArgumentsOfAnyNameAreKept() {
    List<ArgumentProblem> problems = new ArrayList<>();
    ModuleSpec command = ModuleCatalogue.find("command").orElseThrow();
    assertThat(ModuleCalls.of(command, Map.of("creates", "/x"), Optional.of("ls -l"), problems))
        .hasValueSatisfying(
            call -> {
              assertThat(((CommandsCall.Command) call).freeForm()).contains("ls -l");
              assertThat(((CommandsCall.Command) call).creates()).contains("/x");
            });
    ModuleSpec fact = ModuleCatalogue.find("set_fact").orElseThrow();
    assertThat(ModuleCalls.of(fact, Map.of("a", 1L), Optional.empty(), problems))
        .hasValueSatisfying(
            call -> assertThat(((ControlCall.SetFact) call).others()).isEqualTo(Map.of("a", 1L)));
    assertThat(problems).isEmpty();
  }
}
