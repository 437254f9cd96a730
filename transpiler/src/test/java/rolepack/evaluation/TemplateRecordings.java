package rolepack.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.Oracle;
import rolepack.frontend.jinja.TemplateParser;
import rolepack.frontend.yaml.YamlReader;
import rolepack.ir.jinja.Template;
import rolepack.source.SourceFile;
import rolepack.source.TextOrigin;

/// What the real Ansible 1.9 printed for the templates of a repository, with the variables that it
/// saw: `templates.jsonl` and the files beside it.
///
/// Variables as Ansible 1.9 merges them: defaults of all roles of the play, those of the template's
/// own role above the others', `group_vars/all`, the host's variables, its facts, the variables of
/// the case, and those that exist only at run time.
public final class TemplateRecordings {
  /// Where strings of the variables were changed, those of the defaults were not; where lists were
  /// emptied, those of the defaults were, too.
  private static final int EMPTY_LISTS = 4;

  private final Path recordings;
  private final Path repository;
  private final Map<Integer, Value.Dict> cases = new TreeMap<>();
  private final Map<String, Value.Dict> files = new HashMap<>();
  private final List<Path> shared;
  private final List<List<String>> plays = new ArrayList<>();

  /// @param playbooks files and folders of files, relative to the repository
  /// @param shared files and folders of the variables of all hosts
  public TemplateRecordings(
      Path recordings, Path repository, List<String> playbooks, List<String> shared) {
    this.recordings = recordings;
    this.repository = repository;
    this.shared = files(shared);
    files(playbooks).forEach(this::addPlays);
    read(recordings.resolve("vars_cases.yml"))
        .entries()
        .forEach(
            (key, value) ->
                cases.put(((Value.Int) key).value().intValueExact(), (Value.Dict) value));
  }

  /// One line of the recordings.
  ///
  /// @param output what was printed; empty where Ansible failed
  public record Recording(
      String template, int variablesCase, String host, Optional<String> output) {
    @Override
    public String toString() {
      return "%s, case %d, %s".formatted(template, variablesCase, host);
    }
  }

  public List<Recording> all() throws IOException {
    List<Recording> found = new ArrayList<>();
    for (String line : Files.readAllLines(recordings.resolve("templates.jsonl"))) {
      Value.Dict each = (Value.Dict) JsonReader.read(line);
      found.add(
          new Recording(
              text(each, "template"),
              ((Value.Int) each.get("vars_case").orElseThrow()).value().intValueExact(),
              text(each, "host"),
              each.get("output").map(Representation::str)));
    }
    return found;
  }

  /// Every template of the repository in every case of the variables, with nothing recorded.
  public List<Recording> ofRepository() {
    List<Recording> found = new ArrayList<>();
    for (Path each : below(repository.resolve("roles"))) {
      String path = repository.relativize(each).toString();
      if (path.contains("/templates/")) {
        for (int variablesCase : cases.keySet()) {
          found.add(new Recording(path, variablesCase, "control-01", Optional.empty()));
        }
      }
    }
    return found;
  }

  /// What the installed Ansible prints for the same templates and values; empty where it fails.
  /// Python 3 has no `iteritems`: where a template needs it, what our evaluator prints.
  public Map<Recording, Optional<String>> printedToday(List<Recording> wanted)
      throws IOException, InterruptedException {
    StringBuilder input = new StringBuilder();
    for (Recording each : wanted) {
      Value.Dict line = new Value.Dict().put("template", Value.of(source(each).text()));
      input.append(JsonWriter.PLAIN.write(line.put("variables", variables(each)))).append('\n');
    }
    List<EvaluationCase> answers =
        EvaluationCase.read(String.join("\n", Oracle.run("evaluation.py", input.toString())));
    Map<Recording, Optional<String>> printed = new LinkedHashMap<>();
    for (int i = 0; i < wanted.size(); i++) {
      Recording each = wanted.get(i);
      Optional<Value> shown = answers.get(i).line().get("value");
      printed.put(
          each,
          shown.isEmpty() && source(each).text().contains(".iteritems()")
              ? printed(each, AnsibleVersion.V2_14, Set.of())
              : shown.map(text -> literal(Representation.str(text))));
    }
    return printed;
  }

  private static String literal(String text) {
    SourceFile file = new SourceFile("literal", text);
    return Representation.str(
        Evaluator.evaluate(
            TemplateParser.parseExpression(text, TextOrigin.of(file), new Diagnostics())
                .orElseThrow(),
            Scope.of(Map.of())));
  }

  /// What our evaluator prints; empty where the template is an error.
  ///
  /// @param empty variables that are the empty text
  public Optional<String> printed(Recording recording, AnsibleVersion version, Set<String> empty)
      throws IOException {
    Scope values = scope(recording);
    Scope scope =
        name ->
            empty.contains(name)
                ? Optional.of(new Binding.Known(Value.of("")))
                : values.variable(name);
    Template template =
        TemplateParser.parseFile(source(recording), new Diagnostics()).orElseThrow();
    try {
      return Optional.of(version.evaluate(() -> Evaluator.render(template, scope)));
    } catch (EvaluationException.Undefined | EvaluationException.Failed _) {
      return Optional.empty();
    }
  }

  /// The template's source.
  public SourceFile source(Recording recording) throws IOException {
    return new SourceFile(
        recording.template(), Files.readString(repository.resolve(recording.template())));
  }

  /// What the template sees.
  public Scope scope(Recording recording) {
    Map<String, Binding> variables = new HashMap<>();
    variables(recording)
        .entries()
        .forEach(
            (name, value) ->
                variables.put(
                    Representation.str(name), new Binding.Written(WrittenValue.of(value))));
    return name -> Optional.ofNullable(variables.get(name));
  }

  /// The variables of the template's host, as they are written, with those that Ansible makes of
  /// the inventory.
  public Value.Dict variables(Recording recording) {
    Value.Dict variables = new Value.Dict();
    merged(recording).forEach(variables::put);
    Value.Dict groups = new Value.Dict();
    List<Value> memberOf = new ArrayList<>();
    Value.List hosts = new Value.List();
    section(recording, "groups")
        .entries()
        .forEach(
            (name, members) -> {
              groups.entries().put(name, members);
              if (((Value.List) members).items().contains(Value.of(recording.host()))) {
                memberOf.add(name);
              }
              ((Value.List) members)
                  .items().stream()
                      .filter(each -> !hosts.items().contains(each))
                      .forEach(hosts.items()::add);
            });
    groups.put("all", hosts);
    groups.put("ungrouped", new Value.List());
    Value.Dict hostVariables = new Value.Dict();
    hosts
        .items()
        .forEach(
            host -> {
              Value.Dict each = new Value.Dict();
              own(recording, ((Value.Str) host).text()).forEach(each::put);
              each.put("inventory_hostname", host);
              hostVariables.entries().put(host, each);
            });
    variables.put("groups", groups);
    variables.put("group_names", new Value.List(memberOf));
    variables.put("hostvars", hostVariables);
    return variables.put("inventory_hostname", Value.of(recording.host()));
  }

  /// What tells the values of one recording from those of others.
  public String valuesOf(Recording recording) {
    return "%d %s %s"
        .formatted(
            recording.variablesCase(),
            recording.host(),
            recording.variablesCase() == EMPTY_LISTS ? recording.template().split("/")[1] : "");
  }

  /// Writes the same values as a site gives them: an inventory with the variables of its hosts and
  /// groups, the values of the template's own host among those of all hosts, since the site of one
  /// template has no other.
  ///
  /// @return the variables for the command line; what exists only at run time is not among them
  public String writeSite(Recording recording, Path folder) throws IOException {
    StringBuilder inventory = new StringBuilder();
    Set<String> hosts = new TreeSet<>();
    section(recording, "groups")
        .entries()
        .forEach(
            (name, members) -> {
              inventory.append('[').append(Representation.str(name)).append("]\n");
              for (Value host : ((Value.List) members).items()) {
                inventory.append(Representation.str(host)).append('\n');
                hosts.add(Representation.str(host));
              }
            });
    Files.writeString(folder.resolve("hosts"), inventory);
    Map<String, Value> everywhere = new LinkedHashMap<>();
    if (recording.variablesCase() == EMPTY_LISTS) {
      addRoles(recording, everywhere);
      everywhere
          .values()
          .removeIf(each -> !(each instanceof Value.List || each instanceof Value.Dict));
    }
    shared.forEach(file -> add(read(file), everywhere));
    everywhere.putAll(own(recording, recording.host()));
    write(folder.resolve("group_vars/all.yml"), everywhere);
    for (String host : hosts) {
      write(folder.resolve("host_vars/" + host + ".yml"), own(recording, host));
    }
    Value.Dict given = section(recording, "vars");
    Files.writeString(folder.resolve("extra.json"), JsonWriter.PLAIN.write(given));
    return "@" + folder.resolve("extra.json");
  }

  private static void write(Path file, Map<String, Value> variables) throws IOException {
    Value.Dict dict = new Value.Dict();
    variables.forEach(dict::put);
    Files.createDirectories(file.getParent());
    Files.writeString(file, JsonWriter.PLAIN.write(dict));
  }

  private Map<String, Value> merged(Recording recording) {
    Map<String, Value> variables = new LinkedHashMap<>();
    addRoles(recording, variables);
    shared.forEach(file -> add(read(file), variables));
    variables.putAll(own(recording, recording.host()));
    add(section(recording, "vars"), variables);
    add(section(recording, "runtime"), variables);
    return variables;
  }

  private void addRoles(Recording recording, Map<String, Value> variables) {
    String own = recording.template().split("/")[1];
    List<String> roles =
        plays.stream().filter(each -> each.contains(own)).findFirst().orElse(List.of());
    for (String role : roles) {
      addDefaults(role, recording, variables);
    }
    addDefaults(own, recording, variables);
  }

  private Map<String, Value> own(Recording recording, String host) {
    Map<String, Value> variables = new LinkedHashMap<>();
    add(read(recordings.resolve("host_vars/" + host + ".yml")), variables);
    String facts =
        ((Value.Str) cases.get(recording.variablesCase()).get("facts").orElseThrow()).text();
    read(recordings.resolve(facts)).get(host).ifPresent(each -> add((Value.Dict) each, variables));
    return variables;
  }

  private void addDefaults(String role, Recording recording, Map<String, Value> variables) {
    Path file = repository.resolve("roles/" + role + "/defaults/main.yml");
    if (Files.exists(file)) {
      read(file)
          .entries()
          .forEach(
              (name, value) ->
                  variables.put(
                      ((Value.Str) name).text(),
                      recording.variablesCase() == EMPTY_LISTS ? emptied(value) : value));
    }
  }

  private static Value emptied(Value value) {
    return switch (value) {
      case Value.List _ -> new Value.List();
      case Value.Dict _ -> new Value.Dict();
      case Value other -> other;
    };
  }

  private Value.Dict section(Recording recording, String name) {
    return (Value.Dict) cases.get(recording.variablesCase()).get(name).orElseThrow();
  }

  private static void add(Value.Dict dict, Map<String, Value> variables) {
    dict.entries().forEach((name, value) -> variables.put(((Value.Str) name).text(), value));
  }

  private static String text(Value.Dict dict, String key) {
    return ((Value.Str) dict.get(key).orElseThrow()).text();
  }

  private void addPlays(Path playbook) {
    for (Value play : ((Value.List) yaml(playbook)).items()) {
      List<String> roles = new ArrayList<>();
      ((Value.Dict) play).get("roles").ifPresent(each -> addRoles(each, roles));
      plays.add(roles);
    }
  }

  /// Adds roles as a play or the meta file of a role lists them, each after what it depends on.
  private void addRoles(Value list, List<String> roles) {
    for (Value each : Iteration.list(list)) {
      String name = each instanceof Value.Dict dict ? text(dict, "role") : Representation.str(each);
      Path meta = repository.resolve("roles/" + name + "/meta/main.yml");
      if (!roles.contains(name)) {
        if (Files.exists(meta)) {
          read(meta)
              .get("dependencies")
              .filter(Value.List.class::isInstance)
              .ifPresent(found -> addRoles(found, roles));
        }
        roles.add(name);
      }
    }
  }

  private Value.Dict read(Path file) {
    return files.computeIfAbsent(
        file.toString(), _ -> yaml(file) instanceof Value.Dict dict ? dict : new Value.Dict());
  }

  private static Value yaml(Path file) {
    try {
      return YamlReader.read(
              new SourceFile(file.toString(), Files.readString(file)), new Diagnostics())
          .map(Values::of)
          .orElse(Value.NONE);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private List<Path> files(List<String> names) {
    return names.stream()
        .map(repository::resolve)
        .flatMap(each -> Files.isDirectory(each) ? below(each).stream() : Stream.of(each))
        .filter(each -> each.toString().endsWith(".yml"))
        .toList();
  }

  private static List<Path> below(Path folder) {
    try (Stream<Path> entries = Files.walk(folder)) {
      return entries.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
