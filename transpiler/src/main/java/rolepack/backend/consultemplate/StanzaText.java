package rolepack.backend.consultemplate;

import java.util.ArrayList;
import java.util.List;
import rolepack.generated.functions.ConsulTemplateOptions;
import rolepack.generated.functions.ConsulTemplateVersion;
import rolepack.plan.RenderedFile;
import rolepack.plan.TemplateStanza;

/// Writes the template stanzas of a package, with the options that a version has.
final class StanzaText {
  private static final int WIDTH = "destination".length();

  /// Nobody else needs what no program has checked yet; it may hold a secret.
  private static final int STAGED_MODE = 0600;

  private final ConsulTemplateVersion version;
  private final List<String> lines = new ArrayList<>();

  private StanzaText(ConsulTemplateVersion version) {
    this.version = version;
  }

  static String of(List<TemplateStanza> stanzas, ConsulTemplateVersion version) {
    StanzaText text = new StanzaText(version);
    for (TemplateStanza each : stanzas) {
      if (!text.lines.isEmpty()) {
        text.lines.add("");
      }
      text.add(each);
    }
    return String.join("\n", text.lines) + "\n";
  }

  private void add(TemplateStanza stanza) {
    RenderedFile file = stanza.file();
    lines.add("template {");
    option("source", quote(stanza.path()));
    option("destination", quote(stanza.destination()));
    option("perms", "%04o".formatted(stanza.isStaged() ? STAGED_MODE : perms(file.mode())));
    if (stanza.ownedByOption() && !stanza.isStaged()) {
      file.owner().ifPresent(each -> owner("user", "uid", each));
      file.group().ifPresent(each -> owner("group", "gid", each));
    }
    if (file.backup() && !stanza.isStaged()) {
      option("backup", "true");
    }
    stanza.command().ifPresent(each -> option("command", quote(each)));
    lines.add("}");
  }

  /// What the option can say of a mode; a command sets the rest. Go knows set-id bits by other
  /// numbers, HCL takes a number without a leading zero for a decimal one, and consul-template
  /// takes 0 for nothing said.
  private static int perms(int mode) {
    int bits = mode & 0777;
    return bits == 0 ? STAGED_MODE : bits;
  }

  private void owner(String name, String number, String value) {
    if (value.chars().allMatch(Character::isDigit)) {
      option(number, value);
    } else {
      option(name, quote(value));
    }
  }

  private void option(String name, String value) {
    if (ConsulTemplateOptions.isIn(name, version)) {
      lines.add("  " + name + " ".repeat(WIDTH - name.length()) + " = " + value);
    }
  }

  /// A text of HCL.
  private static String quote(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      switch (each) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        case '\r' -> out.append("\\r");
        default -> out.append(each);
      }
    }
    return out.append('"').toString();
  }
}
