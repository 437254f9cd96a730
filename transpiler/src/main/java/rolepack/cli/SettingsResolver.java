package rolepack.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.generated.functions.ConsulTemplateVersion;
import rolepack.ir.Configuration;
import rolepack.ir.Configuration.Word;
import rolepack.plan.PlanSettings;
import rolepack.plan.Target;

/// Options, then `rolepack.yml`, then defaults -> the settings of a conversion.
final class SettingsResolver {
  /// The words of `--target`.
  static final List<String> TARGETS = Arrays.stream(Target.values()).map(Target::word).toList();

  private SettingsResolver() {}

  static Optional<Target> target(String word) {
    return Arrays.stream(Target.values()).filter(each -> each.word().equals(word)).findFirst();
  }

  /// @param folderName the repository's, from which the prefix is made where none is given
  static PlanSettings resolve(
      Invocation.Choices choices,
      Configuration configuration,
      String folderName,
      Diagnostics diagnostics)
      throws UsageException {
    if (choices.prefix().isPresent() && !isPrefix(choices.prefix().get())) {
      throw new UsageException(Mistake.BAD_PREFIX, choices.prefix().get());
    }
    if (choices.release().isPresent() && !isRelease(choices.release().get())) {
      throw new UsageException(Mistake.BAD_RELEASE, choices.release().get());
    }
    if (choices.consulTemplate().isPresent() && !isVersion(choices.consulTemplate().get())) {
      throw new UsageException(Mistake.BAD_VERSION, choices.consulTemplate().get());
    }
    checkWords(configuration, diagnostics);
    checkConsulTemplate(configuration, diagnostics);
    return new PlanSettings(
        choices.prefix().or(() -> text(configuration.prefix())).orElse(prefix(folderName)),
        choices.release().or(() -> text(configuration.release())).orElse("1.0.0"),
        choices
            .target()
            .or(() -> text(configuration.target()).flatMap(SettingsResolver::target))
            .orElse(Target.EL7),
        choices.bake(),
        choices.strict(),
        choices.dropIns(),
        choices.modernize(),
        choices
            .consulTemplate()
            .flatMap(ConsulTemplateVersion::parse)
            .or(() -> text(configuration.consulTemplate()).flatMap(ConsulTemplateVersion::parse))
            .orElse(PlanSettings.NEWEST),
        configuration);
  }

  private static Optional<String> text(Optional<Word> word) {
    return word.map(Word::text);
  }

  private static void checkWords(Configuration configuration, Diagnostics diagnostics) {
    configuration
        .prefix()
        .filter(each -> !isPrefix(each.text()))
        .ifPresent(
            each ->
                diagnostics.report(
                    DiagnosticKind.INVALID_SETTING,
                    each.span(),
                    "prefix",
                    "cannot start a package name; use a-z, 0-9 and -"));
    configuration
        .release()
        .filter(each -> !isRelease(each.text()))
        .ifPresent(
            each ->
                diagnostics.report(
                    DiagnosticKind.INVALID_SETTING,
                    each.span(),
                    "release",
                    "cannot be a package's version; use something like 1.0.0"));
    configuration
        .target()
        .filter(each -> target(each.text()).isEmpty())
        .ifPresent(
            each ->
                diagnostics.report(
                    DiagnosticKind.INVALID_SETTING,
                    each.span(),
                    "target",
                    "is one of " + String.join(", ", TARGETS)));
  }

  /// A folder's name as the first part of package names: lower case, all but a-z and 0-9 a dash.
  static String prefix(String folderName) {
    StringBuilder made = new StringBuilder();
    for (char each : folderName.toLowerCase(Locale.ROOT).toCharArray()) {
      if (each >= 'a' && each <= 'z' || each >= '0' && each <= '9') {
        made.append(each);
      } else if (!made.isEmpty() && made.charAt(made.length() - 1) != '-') {
        made.append('-');
      }
    }
    if (!made.isEmpty() && made.charAt(made.length() - 1) == '-') {
      made.setLength(made.length() - 1);
    }
    return made.isEmpty() ? "site" : made.toString();
  }

  private static void checkConsulTemplate(Configuration configuration, Diagnostics diagnostics) {
    configuration
        .consulTemplate()
        .filter(each -> !isVersion(each.text()))
        .ifPresent(
            each ->
                diagnostics.report(
                    DiagnosticKind.INVALID_SETTING,
                    each.span(),
                    "consul-template",
                    "is no version; write something like 0.15.0"));
  }

  private static boolean isPrefix(String text) {
    return !text.isEmpty()
        && text.length() <= 64
        && text.charAt(0) != '-'
        && text.charAt(text.length() - 1) != '-'
        && consistsOf(text, "abcdefghijklmnopqrstuvwxyz0123456789-");
  }

  private static boolean isRelease(String text) {
    return !text.isEmpty()
        && text.length() <= 64
        && text.charAt(0) >= '0'
        && text.charAt(0) <= '9'
        && consistsOf(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.+~");
  }

  private static boolean isVersion(String text) {
    String[] parts = text.split("\\.", -1);
    return parts.length == 3
        && Arrays.stream(parts)
            .allMatch(
                each -> !each.isEmpty() && each.length() < 6 && consistsOf(each, "0123456789"));
  }

  private static boolean consistsOf(String text, String allowed) {
    return text.chars().allMatch(each -> allowed.indexOf(each) >= 0);
  }
}
