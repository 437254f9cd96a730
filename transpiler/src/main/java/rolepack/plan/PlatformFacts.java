package rolepack.plan;

import java.util.HashMap;
import java.util.Map;

/// The facts that the target decides, by name.
public final class PlatformFacts {
  private PlatformFacts() {}

  public static Map<String, String> of(PlanSettings settings) {
    Target target = settings.target();
    String version = target.version();
    int dot = version.indexOf('.');
    Map<String, String> facts = new HashMap<>();
    facts.put("ansible_os_family", target.osFamily());
    facts.put("ansible_distribution", target.distribution());
    facts.put("ansible_distribution_major_version", dot < 0 ? version : version.substring(0, dot));
    facts.put("ansible_pkg_mgr", target.packageManager());
    facts.put("ansible_service_mgr", "systemd");
    facts.put("ansible_system", "Linux");
    if (target.packageType().equals("deb")) {
      facts.put("ansible_distribution_version", version);
    }
    return facts;
  }
}
