package rolepack.backend.consultemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import rolepack.backend.Artifact;
import rolepack.backend.Backend;
import rolepack.diagnostics.Diagnostics;
import rolepack.plan.MigrationPlan;
import rolepack.plan.PackagePlan;
import rolepack.plan.TemplateStanza;

/// Writes the templates of each package with the configuration that names them, and the values that
/// they read: a seed for Consul, the paths of the secrets in Vault.
public final class ConsulTemplateBackend implements Backend {
  @Override
  public List<Artifact> write(MigrationPlan plan, Diagnostics diagnostics) {
    List<Artifact> artifacts = new ArrayList<>();
    boolean dynamic = false;
    for (PackagePlan each : plan.packages()) {
      dynamic |= each.dynamic();
      if (!each.stanzas().isEmpty()) {
        String folder = "packages/" + each.name() + "/";
        artifacts.add(
            new Artifact.Text(
                folder + each.name() + ".hcl",
                StanzaText.of(each.stanzas(), plan.settings().consulTemplate())));
        SequencedMap<String, String> templates = new TreeMap<>();
        for (TemplateStanza stanza : each.stanzas()) {
          templates.put(stanza.template(), stanza.file().text());
        }
        templates.forEach(
            (name, text) -> artifacts.add(new Artifact.Text(folder + "templates/" + name, text)));
      }
    }
    if (dynamic) {
      artifacts.add(new Artifact.Text("consul/kv.json", KvJson.of(plan.storage().seeds())));
    }
    if (!plan.storage().seeds().isEmpty()) {
      artifacts.add(
          new Artifact.Text("consul/seed.sh", SeedScript.of(plan.storage().seeds()), true));
    }
    if (!plan.storage().secretPaths().isEmpty()) {
      artifacts.add(
          new Artifact.Text(
              "vault/paths.txt", String.join("\n", plan.storage().secretPaths()) + "\n"));
    }
    return artifacts;
  }
}
