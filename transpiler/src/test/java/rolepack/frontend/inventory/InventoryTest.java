package rolepack.frontend.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.Oracle;
import rolepack.ir.Inventory;
import rolepack.ir.VariableScope;
import rolepack.source.SourceFile;

/// Compares inventories, written by hand and made at random, with what Ansible reads.
class InventoryTest {
  private static final List<String> WRITTEN =
      List.of(
          "",
          "# only a comment\n; another\n",
          "lone\nlone2:2222\n[web]\nweb[01:03].x.y n=0x1f flag=True\n",
          "a\n[g]\na\nb\n[h]\nb\nc\n",
          "[db:children]\nmysql\n[mysql]\nmy[a:c:2] port=1_000\n[db:vars]\nl = [1, 'a', None]\n",
          "[all:vars]\ns = some text # not a comment\nt = 'quoted'\nu=\nv= 5 # five\n",
          "[a:children]\nb\n[b:children]\nc\n[c]\nx\ny\n[b]\nz\nx\n",
          "[a]\nh1 x='a b' y=\"c 'd'\" z=a\\ b # comment\nh2#comment\nh3 k=v#w\n",
          "[role=control]\nn1\n[role=worker]\nn2\n[dc=x:children]\nrole=control\nrole=worker\n",
          "[web] # the web\nweb1 ansible_host=10.0.0.1 ansible_user=root\n[web:vars] # more\na=1\n",
          "h[1:3]-[a:b].x\nh[08:11]\n[e]\n[f:children]\ne\n",
          "[a]\nh\n[a]\ni\n[a:vars]\nx=1\nx=2\n",
          "[g:vars]\nx=1\n",
          "[g:children]\nnowhere\n",
          "[bad section]\nx\n",
          "[g:wrong]\nx\n",
          "h x\n",
          "h 'open\n",
          "[g:vars]\nnovalue\n[g]\nh\n",
          "[a:children]\nb\n[b:children]\na\n",
          "h[1:\n",
          "h[3]\n",
          "h[001:10]\n",
          "[2001:db8::1]:22\n10.0.0.[1:3]:2222\nhost.x:22\n",
          "[all]\na\nb\n[g]\nc\n[ungrouped]\nc\nd\n",
          "  indented  a=1  \n\t[g]\t\n\tx\n",
          "h a={'x': [1, {'y': None}]}\n"
              + "[g]\n"
              + "h b=\"{'x': 1}\"\n"
              + "[g:vars]\n"
              + "d={'x': [1, {'y': None}]}\n",
          "t a=\"{{ b }}/c\" d='{{ e }}'\n");

  private static final List<String> YAML =
      List.of(
          "all:\n  hosts:\n    a:\n    b: {x: 1, y: [1, 2]}\n",
          "all:\n"
              + "  children:\n"
              + "    web:\n"
              + "      hosts:\n"
              + "        web[1:3].x: {n: 1}\n"
              + "      vars: {v: yes}\n"
              + "    db:\n"
              + "      children:\n"
              + "        mysql: {hosts: {m1: , m2: {p: 3306}}}\n"
              + "  vars: {z: 1.5, t: '0644', m: 0644}\n",
          "ungrouped:\n  hosts: lone\nweb:\n  hosts: {w: {ansible_host: 10.0.0.1}}\n  vars:\n",
          "web:\n  hosts:\n    a:2222: {}\n    b: ~\ndb: ~\n",
          "g: text\nh:\n  hosts: {a: }\n",
          "g:\n  hosts: [a, b]\n",
          "g:\n  wrong: {a: 1}\n  hosts: {a: }\n",
          "[a, b]\n",
          "a:\n  children: {b: {children: {a: }}}\n",
          "g: {hosts: {h: {d: {x: 1, y: {z: [a]}}, f: 1e3, i: 1_000, o: 0o17, n: ~, e: ''}}}\n",
          "g:\n  hosts:\n    h[a:c]:\n      x: \"{{ y }}\"\n");

  private static final List<String> LITERALS =
      List.of(
          "1",
          "0",
          "00",
          "007",
          "1_0",
          "_1",
          "1_",
          "0x1F",
          "0o17",
          "0b11",
          "0x",
          "1.5",
          ".5",
          "5.",
          "1e3",
          "1E-3",
          "1e",
          "-1",
          "+1",
          "--1",
          "- 1",
          "True",
          "true",
          "False",
          "None",
          "none",
          "'a'",
          "\"b\"",
          "''",
          "'a' 'b'",
          "r'\\n'",
          "u'x'",
          "'\\n'",
          "'\\x41'",
          "'\\u00e9'",
          "'\\101'",
          "'\\q'",
          "'open",
          "a",
          "yes",
          "a.b",
          "[",
          "]",
          "[]",
          "[1]",
          "[1,]",
          "[1, 2]",
          "(",
          ")",
          "()",
          "(1)",
          "(1,)",
          "(1, 2)",
          "}",
          "{}",
          "{'a': 1}",
          "{'a': 1,}",
          "{1}",
          "{'a': 1, 'a': 2}",
          ",",
          ":",
          " ",
          "#x",
          " # y",
          "'''t'''",
          "1,2",
          "x=1",
          "/p/q",
          "10.0.0.1",
          "a-b",
          "'a'#b",
          "{{ x }}",
          "\\",
          "=",
          "1 2",
          "*",
          "1+1");

  @TempDir Path folder;

  @Test
  void readsWhatAnsibleReads() throws Exception {
    List<Path> files = new ArrayList<>();
    for (int index = 0; index < WRITTEN.size(); index++) {
      files.add(file("written" + index, WRITTEN.get(index)));
      files.add(file("named" + index + ".ini", WRITTEN.get(index)));
    }
    for (int index = 0; index < YAML.size(); index++) {
      files.add(file("yaml" + index + ".yml", YAML.get(index)));
      files.add(file("bare" + index, YAML.get(index)));
    }
    Random random = new Random(2);
    for (int index = 0; index < 40; index++) {
      files.add(file("random" + index + ".ini", RandomInventory.ini(random)));
      files.add(file("random" + index + ".yml", RandomInventory.yaml(random)));
    }
    compare(files);
  }

  @Test
  void readsValuesAsPythonLiterals() throws Exception {
    Random random = new Random(3);
    StringBuilder text = new StringBuilder("[all:vars]\n");
    text.append("va=b'y'\nvb='a' b'y'\nvc=(b'x' b'y')\n");
    for (int index = 0; index < 4000; index++) {
      text.append("v").append(index).append('=');
      for (int piece = random.nextInt(5); piece >= 0; piece--) {
        text.append(LITERALS.get(random.nextInt(LITERALS.size())));
      }
      text.append('\n');
    }
    Path file = file("literals.ini", text.toString());
    List<String> expected = variables(Oracle.run("inventory.py", file.toString()).getFirst());
    List<String> actual = variables(read(file, text.toString()));
    List<String> wrong = new ArrayList<>();
    for (int index = 0; index < Math.min(actual.size(), expected.size()); index++) {
      if (!actual.get(index).equals(expected.get(index))) {
        wrong.add("%n  is    %s%n  wants %s".formatted(actual.get(index), expected.get(index)));
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(actual).hasSameSizeAs(expected).hasSizeGreaterThanOrEqualTo(4000);
  }

  private static List<String> variables(String json) {
    return List.of(json.split(", (?=\"v\\d)"));
  }

  private Path file(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text);
  }

  private void compare(List<Path> files) throws Exception {
    String input = files.stream().map(Path::toString).collect(Collectors.joining("\n"));
    List<String> expected = Oracle.run("inventory.py", input);
    List<String> wrong = new ArrayList<>();
    for (int index = 0; index < files.size(); index++) {
      String text = Files.readString(files.get(index));
      String actual = read(files.get(index), text);
      if (!actual.equals(expected.get(index))) {
        wrong.add(
            files.get(index).getFileName()
                + "\n"
                + (text.length() < 1000 ? text : "")
                + difference(actual, expected.get(index)));
      }
    }
    assertThat(expected).hasSameSizeAs(files);
    assertThat(wrong).isEmpty();
  }

  /// The places from which on they differ, since both may be long.
  private static String difference(String actual, String expected) {
    int same = 0;
    while (same < Math.min(actual.length(), expected.length())
        && actual.charAt(same) == expected.charAt(same)) {
      same++;
    }
    int from = Math.max(0, same - 40);
    return "\n  is    …%s\n  wants …%s"
        .formatted(
            actual.substring(from, Math.min(actual.length(), same + 40)),
            expected.substring(from, Math.min(expected.length(), same + 40)));
  }

  private static String read(Path file, String text) {
    Diagnostics diagnostics = new Diagnostics();
    InventoryReader reader = new InventoryReader(diagnostics);
    String name = file.getFileName().toString();
    int dot = name.indexOf('.');
    reader.add(new SourceFile(name, text), dot < 0 ? "" : name.substring(dot));
    boolean refused =
        diagnostics.sorted().stream()
            .anyMatch(
                each ->
                    each.kind() == DiagnosticKind.INVALID_INVENTORY
                        || each.kind() == DiagnosticKind.INVALID_YAML);
    return refused ? "null" : described(reader.buildWhole());
  }

  private static String described(Inventory inventory) {
    Map<String, String> groups = new TreeMap<>();
    Map<String, String> children = new TreeMap<>();
    Map<String, Map<String, String>> groupVars = new TreeMap<>();
    Map<String, Map<String, String>> hostVars = new TreeMap<>();
    inventory.hosts().forEach(each -> hostVars.put(each, new TreeMap<>()));
    for (Inventory.Group group : inventory.groups()) {
      groups.put(group.name(), PythonJson.strings(group.hosts()));
      children.put(group.name(), PythonJson.strings(group.children().stream().sorted().toList()));
    }
    inventory
        .variables()
        .forEach(
            each ->
                (each.scope().kind() == VariableScope.Kind.INVENTORY_GROUP ? groupVars : hostVars)
                    .computeIfAbsent(each.scope().owner(), _ -> new TreeMap<>())
                    .put(each.name(), PythonJson.data(each.value())));
    Map<String, String> all = new TreeMap<>();
    all.put("hosts", PythonJson.strings(inventory.hosts()));
    all.put("groups", PythonJson.object(groups));
    all.put("children", PythonJson.object(children));
    all.put("groupVars", PythonJson.objects(groupVars));
    all.put("hostVars", PythonJson.objects(hostVars));
    return PythonJson.object(all);
  }
}
