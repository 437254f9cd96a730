package rolepack.plan;

import java.util.Objects;
import rolepack.generated.functions.ConsulTemplateVersion;
import rolepack.ir.Configuration;

/// What the user chose for a conversion.
///
/// @param prefix the first part of every package name, and the vendor
/// @param release the version of the packages
/// @param bake role defaults, group_vars/all, play and extra variables are build-time values
/// @param strict commands whose effects are unknown are barriers; warnings make the exit code 1
/// @param dropIns files of other packages are changed by drop-in files where that means the same
/// @param modernize the residual playbook is written in current Ansible syntax
/// @param consulTemplate the version of consul-template on the machines
/// @param configuration what `rolepack.yml` says; its prefix, release and target are already in the
///   components above, unless the command line says otherwise
public record PlanSettings(
    String prefix,
    String release,
    Target target,
    boolean bake,
    boolean strict,
    boolean dropIns,
    boolean modernize,
    ConsulTemplateVersion consulTemplate,
    Configuration configuration) {
  /// The newest consul-template whose functions are known.
  public static final ConsulTemplateVersion NEWEST = new ConsulTemplateVersion(0, 41, 4);

  public PlanSettings {
    Objects.requireNonNull(prefix);
    Objects.requireNonNull(release);
    Objects.requireNonNull(target);
    Objects.requireNonNull(consulTemplate);
    Objects.requireNonNull(configuration);
  }

  /// What a conversion does where the user chose nothing but the prefix.
  public static PlanSettings defaults(String prefix) {
    return new PlanSettings(
        prefix, "1.0.0", Target.EL7, false, false, false, false, NEWEST, Configuration.NONE);
  }
}
