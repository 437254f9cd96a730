package rolepack.rewrite.scope;

import rolepack.generated.functions.ConsulTemplateFunctions;
import rolepack.generated.functions.ConsulTemplateLanguage;
import rolepack.generated.functions.ConsulTemplateVersion;

/// What the consul-template that renders the templates is able to.
public record Profile(ConsulTemplateVersion version) {
  /// Whether it has a function of consul-template's own.
  public boolean has(String function) {
    return ConsulTemplateFunctions.isIn(function, version);
  }

  /// Whether `{{-` and `-}}` work.
  public boolean trims() {
    return ConsulTemplateLanguage.isIn("trim_markers", version);
  }

  /// Whether `{{ $x = … }}` works.
  public boolean assigns() {
    return ConsulTemplateLanguage.isIn("assignment", version);
  }

  /// Whether `and` and `or` leave out the operands that do not matter, and `break` works.
  public boolean shortCircuits() {
    return ConsulTemplateLanguage.isIn("short_circuit", version);
  }

  /// Whether a secret that is not there yet is nil, and not one without fields.
  public boolean hasNilSecrets() {
    return ConsulTemplateLanguage.isIn("nil_secrets", version);
  }

  /// Whether a secret may be asked for that is not there, as long as a later pass does not need it.
  public boolean waitsForSecrets() {
    return ConsulTemplateLanguage.isIn("waits_for_secrets", version);
  }
}
