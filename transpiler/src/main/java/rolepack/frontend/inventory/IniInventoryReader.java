package rolepack.frontend.inventory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.task.DataTemplateReader;
import rolepack.ir.VariableDefinition;
import rolepack.ir.VariableScope;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SourceFile;
import rolepack.source.SourceSpan;
import rolepack.source.TextOrigin;

/// An inventory in Ansible's INI format -> hosts, groups and variables.
final class IniInventoryReader {
  private static final String UNGROUPED = "ungrouped";

  private final SourceFile file;
  private final InventoryBuilder inventory;
  private final Diagnostics diagnostics;
  private final Map<String, List<Child>> awaited = new LinkedHashMap<>();
  private final Map<String, SourceSpan> onlyVariables = new LinkedHashMap<>();
  private String group = UNGROUPED;
  private String kind = "hosts";

  /// `parent` has asked for a child that is not declared yet.
  private record Child(String parent, SourceSpan span) {}

  IniInventoryReader(SourceFile file, InventoryBuilder inventory, Diagnostics diagnostics) {
    this.file = file;
    this.inventory = inventory;
    this.diagnostics = diagnostics;
  }

  void read() {
    for (int line = 1; line <= file.lineCount() && !inventory.isFull(); line++) {
      SourceSpan span = trimmed(file.lineStart(line), file.lineEnd(line));
      String text = span.text();
      if (!text.isEmpty() && text.charAt(0) != '#' && text.charAt(0) != ';') {
        readLine(text, span);
      }
    }
    awaited.forEach(
        (name, children) -> report(children.getFirst().span(), "no group is named " + name));
    onlyVariables.forEach((name, span) -> report(span, "no group is named " + name));
  }

  private void readLine(String text, SourceSpan span) {
    Optional<SectionHeader> header = SectionHeader.read(text);
    if (header.isPresent()) {
      openSection(header.get(), span);
    } else if (text.startsWith("[") && text.endsWith("]")) {
      report(span, "a section's name has no spaces");
    } else {
      switch (kind) {
        case "hosts" -> readHost(text, span);
        case "children" -> readChild(text, span);
        case "vars" -> readVariable(text, span);
        default -> {}
      }
    }
  }

  private void openSection(SectionHeader header, SourceSpan span) {
    group = header.group();
    kind = header.kind().orElse("hosts");
    if (!List.of("hosts", "children", "vars").contains(kind)) {
      report(span, "a section holds hosts, children or vars, not " + kind);
      return;
    }
    if (kind.equals("vars") && !inventory.hasGroup(group)) {
      onlyVariables.put(group, span);
    }
    inventory.addGroup(group);
    if (!kind.equals("vars")) {
      onlyVariables.remove(group);
      for (Child each : awaited.getOrDefault(group, List.of())) {
        addChild(each.parent(), group, each.span());
      }
      awaited.remove(group);
    }
  }

  private void readHost(String text, SourceSpan span) {
    Optional<List<ShellWords.Word>> words = ShellWords.split(text);
    if (words.isEmpty() || words.get().isEmpty()) {
      report(span, "a quote stays open");
      return;
    }
    Optional<HostPattern> hosts = HostPattern.expand(words.get().getFirst().text());
    if (hosts.isEmpty()) {
      report(span, "this is no host name or range");
      return;
    }
    List<VariableDefinition> variables = new ArrayList<>();
    hosts.get().port().ifPresent(port -> variables.add(define("ansible_port", port, span)));
    for (ShellWords.Word word : words.get().subList(1, words.get().size())) {
      SourceSpan place =
          new SourceSpan(file, span.start() + word.start(), span.start() + word.end());
      int equals = word.text().indexOf('=');
      if (equals < 0) {
        report(place, "expected name=value");
        return;
      }
      variables.add(
          define(word.text().substring(0, equals), word.text().substring(equals + 1), place));
    }
    for (String host : hosts.get().hosts()) {
      inventory.addHost(group, host);
      VariableScope scope = new VariableScope(VariableScope.Kind.INVENTORY_HOST, host);
      variables.forEach(each -> inventory.addVariable(inScope(each, scope)));
    }
  }

  private void readChild(String text, SourceSpan span) {
    int end = 0;
    while (end < text.length() && ":] \t".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String rest = text.substring(end).strip();
    if (end == 0 || !rest.isEmpty() && !rest.startsWith("#")) {
      report(span, "expected the name of a group");
      return;
    }
    String child = text.substring(0, end);
    if (inventory.hasGroup(child)) {
      addChild(group, child, span);
    } else {
      awaited.computeIfAbsent(child, _ -> new ArrayList<>()).add(new Child(group, span));
    }
  }

  private void addChild(String parent, String child, SourceSpan span) {
    if (!inventory.addChild(parent, child)) {
      report(span, "the group " + child + " would be below itself");
    }
  }

  private void readVariable(String text, SourceSpan span) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      report(span, "expected name=value");
      return;
    }
    VariableScope scope = new VariableScope(VariableScope.Kind.INVENTORY_GROUP, group);
    inventory.addVariable(
        inScope(
            define(text.substring(0, equals).strip(), text.substring(equals + 1).strip(), span),
            scope));
  }

  private VariableDefinition define(String name, String value, SourceSpan span) {
    YamlNode node = PythonLiteral.read(value, span);
    int verbatim = span.end() - value.length();
    boolean isVerbatim =
        node instanceof YamlNode.Text(_, String text, _, _)
            && text.equals(value)
            && verbatim >= span.start()
            && file.text().startsWith(value, verbatim);
    YamlNode traced =
        isVerbatim
            ? new YamlNode.Text(
                span, value, new TextOrigin.Verbatim(file, verbatim, value.length()), false)
            : node;
    return new VariableDefinition(
        span,
        name,
        DataTemplateReader.read(traced, diagnostics),
        new VariableScope(VariableScope.Kind.INVENTORY_GROUP, group));
  }

  private static VariableDefinition inScope(VariableDefinition variable, VariableScope scope) {
    return new VariableDefinition(variable.span(), variable.name(), variable.value(), scope);
  }

  private SourceSpan trimmed(int start, int end) {
    String text = file.text().substring(start, end);
    int from = text.length() - text.stripLeading().length();
    int to = Math.max(from, text.stripTrailing().length());
    return new SourceSpan(file, start + from, start + to);
  }

  private void report(SourceSpan span, String problem) {
    diagnostics.report(DiagnosticKind.INVALID_INVENTORY, span, problem);
  }
}
