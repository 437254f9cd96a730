package rolepack.backend.hammer;

import java.util.List;
import java.util.Map;
import rolepack.backend.YamlScalar;

/// Prints a spec as YAML, keys in the order in which people write them.
final class HammerSpecPrinter {
  private final StringBuilder out = new StringBuilder("---\n");

  private HammerSpecPrinter() {}

  static String print(HammerSpec spec) {
    HammerSpecPrinter printer = new HammerSpecPrinter();
    printer.printSpec(spec);
    return printer.out.toString();
  }

  private void printSpec(HammerSpec spec) {
    entry("name", spec.name());
    entry("version", spec.version());
    out.append("iteration: ").append(spec.iteration()).append('\n');
    entry("license", spec.license());
    entry("vendor", spec.vendor());
    entry("description", spec.description());
    entry("architecture", spec.architecture());
    entry("type", spec.type());
    list("depends", spec.depends());
    if (!spec.resources().isEmpty()) {
      out.append("resources:\n");
      for (HammerSpec.Resource each : spec.resources()) {
        item("url", each.url());
        member("hash-type", each.hashType());
        member("hash", each.hash());
      }
    }
    if (!spec.targets().isEmpty()) {
      out.append("targets:\n");
      for (HammerSpec.FileTarget each : spec.targets()) {
        item("src", each.src());
        member("dest", each.dest());
        if (each.config()) {
          out.append("    config: true\n");
        }
      }
    }
    if (!spec.attrs().isEmpty()) {
      out.append("attrs:\n");
      for (HammerSpec.Attribute each : spec.attrs()) {
        item("file", each.file());
        member("mode", each.mode());
        member("user", each.user());
        member("group", each.group());
      }
    }
    out.append("scripts:\n");
    for (Map.Entry<String, String> each : spec.scripts().entrySet()) {
      out.append("  ").append(each.getKey()).append(':');
      out.append(YamlScalar.block(each.getValue(), 4)).append('\n');
    }
    if (!spec.extraArgs().isEmpty()) {
      String lines = String.join("\n", spec.extraArgs()) + "\n";
      out.append("extra-args:").append(YamlScalar.block(lines, 2)).append('\n');
    }
  }

  private void entry(String key, String value) {
    out.append(key).append(": ").append(YamlScalar.inline(value)).append('\n');
  }

  private void list(String key, List<String> values) {
    if (!values.isEmpty()) {
      out.append(key).append(":\n");
      values.forEach(each -> out.append("  - ").append(YamlScalar.inline(each)).append('\n'));
    }
  }

  private void item(String key, String value) {
    out.append("  - ").append(key).append(": ").append(YamlScalar.inline(value)).append('\n');
  }

  private void member(String key, String value) {
    out.append("    ").append(key).append(": ").append(YamlScalar.inline(value)).append('\n');
  }
}
