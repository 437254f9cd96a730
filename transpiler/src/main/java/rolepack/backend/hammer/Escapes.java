package rolepack.backend.hammer;

import rolepack.plan.Target;

/// Protects texts from the languages that hammer, fpm and rpmbuild read them in.
final class Escapes {
  private Escapes() {}

  /// A text that hammer's Go template prints as it was: `{{` becomes `{{"{{"}}`.
  static String goTemplate(String text) {
    return text.replace("{{", "{{\"{{\"}}");
  }

  /// A text of a script or a description. rpmbuild expands macros in both, and fpm does not escape
  /// them: `%` becomes `%%`. Then hammer's template.
  static String forSpec(String text, Target target) {
    return goTemplate(target.packageType().equals("rpm") ? text.replace("%", "%%") : text);
  }

  /// A name below `payload/`: fpm reads `src=dest`, so that `=` may not stand in it.
  static String payloadName(String path) {
    return path.replace("%", "%25").replace("=", "%3D");
  }
}
