package rolepack.plan;

import java.util.List;

/// A package that comes out of a role.
///
/// @param role the role's name
/// @param description one line
/// @param dependencies in name order
/// @param conflicts names of packages that must not be there
/// @param followed names of packages that are installed before this one where they come with it
/// @param payload in path order, each path once
/// @param steps in the order in which they run
/// @param guard the conditions under which it is installed, as the playbook writes them; none where
///   it always is
/// @param stanzas the templates that it brings for consul-template
/// @param triggers what it does again when other packages are upgraded, in the order of their names
/// @param dynamic whether consul-template has to read its configuration again
public record PackagePlan(
    String name,
    String role,
    String description,
    List<Dependency> dependencies,
    List<String> conflicts,
    List<String> followed,
    List<PayloadEntry> payload,
    List<ScriptStep> steps,
    List<String> guard,
    List<TemplateStanza> stanzas,
    boolean dynamic,
    List<Trigger> triggers) {
  /// A package without templates.
  public PackagePlan(
      String name,
      String role,
      String description,
      List<Dependency> dependencies,
      List<String> conflicts,
      List<PayloadEntry> payload,
      List<ScriptStep> steps,
      List<String> guard) {
    this(name, role, description, dependencies, conflicts, payload, steps, guard, List.of(), false);
  }

  /// A package that changes nothing of other packages.
  public PackagePlan(
      String name,
      String role,
      String description,
      List<Dependency> dependencies,
      List<String> conflicts,
      List<PayloadEntry> payload,
      List<ScriptStep> steps,
      List<String> guard,
      List<TemplateStanza> stanzas,
      boolean dynamic) {
    this(
        name,
        role,
        description,
        dependencies,
        conflicts,
        List.of(),
        payload,
        steps,
        guard,
        stanzas,
        dynamic,
        List.of());
  }

  /// The folder of consul-template's configuration.
  public static final String CONFIGURATION = "/etc/consul-template/config.d/";

  /// Where the configuration lies that names its templates.
  public String configurationPath() {
    return CONFIGURATION + name + ".hcl";
  }

  public PackagePlan {
    dependencies = List.copyOf(dependencies);
    conflicts = List.copyOf(conflicts);
    followed = List.copyOf(followed);
    payload = List.copyOf(payload);
    steps = List.copyOf(steps);
    guard = List.copyOf(guard);
    stanzas = List.copyOf(stanzas);
    triggers = List.copyOf(triggers);
  }
}
