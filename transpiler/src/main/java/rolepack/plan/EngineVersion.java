package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.generated.functions.ConsulTemplateFunctions;
import rolepack.generated.functions.ConsulTemplateVersion;

/// The versions of consul-template that understand what was written for one of them.
final class EngineVersion {
  private static final String PACKAGE = "consul-template";

  private EngineVersion() {}

  /// What packages with templates depend on.
  static List<Dependency> needs(ConsulTemplateVersion chosen) {
    List<Dependency> needs = new ArrayList<>();
    needs.add(new Dependency(PACKAGE, Optional.of(">= " + chosen)));
    end(chosen).ifPresent(each -> needs.add(new Dependency(PACKAGE, Optional.of("< " + each))));
    return needs;
  }

  /// Reports tasks that install another version: the packages could not be on one host.
  static void report(List<RoleItems> roles, ConsulTemplateVersion chosen, Diagnostics diagnostics) {
    if (roles.stream().flatMap(RoleItems::all).noneMatch(Item::isRendered)) {
      return;
    }
    for (Item item : roles.stream().flatMap(RoleItems::all).toList()) {
      for (Part part : item.parts()) {
        if (part instanceof Part.Needs(Dependency needed, _, _)
            && needed.name().equals(PACKAGE)
            && exact(needed).filter(each -> !understands(each, chosen)).isPresent()) {
          diagnostics.report(
              DiagnosticKind.OTHER_ENGINE, item.task().action().span(), needed.text(), chosen);
        }
      }
    }
  }

  /// The version that a dependency asks for; empty where there may be others.
  private static Optional<ConsulTemplateVersion> exact(Dependency needed) {
    return needed
        .constraint()
        .filter(each -> each.startsWith("= "))
        .flatMap(each -> ConsulTemplateVersion.parse(each.substring(2).replaceFirst("-.*$", "")));
  }

  private static boolean understands(ConsulTemplateVersion it, ConsulTemplateVersion chosen) {
    return it.compareTo(chosen) >= 0
        && end(chosen).filter(each -> it.compareTo(each) >= 0).isEmpty();
  }

  /// What earlier versions' templates call is gone in that version, and means something else before
  /// it is.
  private static Optional<ConsulTemplateVersion> end(ConsulTemplateVersion chosen) {
    return ConsulTemplateFunctions.isIn("keyOrDefault", chosen)
        ? Optional.empty()
        : ConsulTemplateFunctions.find("keyOrDefault").map(each -> each.since());
  }
}
