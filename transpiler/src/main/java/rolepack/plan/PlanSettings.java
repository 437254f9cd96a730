package rolepack.plan;

/// What the user chose for a conversion.
///
/// @param prefix the first part of every package name, and the vendor
/// @param release the version of the packages
/// @param bake role defaults, group_vars/all, play and extra variables are build-time values
/// @param strict commands whose effects are unknown are barriers; warnings make the exit code 1
/// @param dropIns files of other packages are changed by drop-in files where that means the same
/// @param modernize the residual playbook is written in current Ansible syntax
public record PlanSettings(
    String prefix,
    String release,
    Target target,
    boolean bake,
    boolean strict,
    boolean dropIns,
    boolean modernize) {}
