package rolepack;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import rolepack.evaluation.Scope;
import rolepack.evaluation.StoredText;
import rolepack.evaluation.gotemplate.GoValue;
import rolepack.plan.TemplateUse;
import rolepack.rewrite.Compilation;
import rolepack.rewrite.scope.Absence;
import rolepack.rewrite.scope.Reading;
import rolepack.site.Site;

/// What a site has in Vault for the secrets that templates read, and how it says what it lacks.
final class SiteSecrets {
  private final Map<String, Map<String, GoValue>> vault = new TreeMap<>();
  private final Map<String, String> kv;

  private SiteSecrets(Map<String, String> kv) {
    this.kv = kv;
  }

  /// @param scope the site's values
  /// @param kv gets what the site says in Consul
  static Map<String, Map<String, GoValue>> of(
      Collection<TemplateUse> uses, Scope scope, Map<String, String> kv) {
    SiteSecrets secrets = new SiteSecrets(kv);
    for (TemplateUse use : uses) {
      if (use.compilation() instanceof Compilation.Compiled compiled) {
        for (Reading each : compiled.readings()) {
          if (each instanceof Reading.Secret secret) {
            secrets.add(secret, scope);
          }
        }
      }
    }
    return secrets.vault;
  }

  private void add(Reading.Secret secret, Scope scope) {
    Optional<String> text = EmittedTemplates.value(secret.name(), scope).flatMap(StoredText::of);
    if (text.isPresent()) {
      vault.put(secret.path(), Map.of(Site.SECRET_FIELD, GoValue.of(text.get())));
    } else if (secret.absence().isPresent()) {
      Absence absence = secret.absence().get();
      if (absence.key().isPresent()) {
        kv.put(absence.key().get(), "False");
      } else {
        vault.put(secret.path(), Map.of(absence.field(), GoValue.of("False")));
      }
    }
  }
}
