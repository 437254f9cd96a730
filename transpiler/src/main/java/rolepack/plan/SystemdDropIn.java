package rolepack.plan;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rolepack.generated.modules.EditsCall;

/// `lineinfile` and `ini_file` on systemd's configuration, or on a unit of the distribution → a
/// file in its folder of drop-ins.
///
/// systemd reads the file first and then all drop-ins in the order of their names. Those of others
/// win over the edited file, so that this one is to be the first: `00-…`.
final class SystemdDropIn {
  private static final Pattern LINE = Pattern.compile("([A-Za-z]+)\\s*=\\s*(\\S(?:.*\\S)?)\\s*");

  private SystemdDropIn() {}

  static Optional<DropIn> of(EditsCall edit, String path, LoweringContext context) {
    return SystemdFile.at(path, context)
        .flatMap(
            file ->
                switch (edit) {
                  case EditsCall.Lineinfile line -> ofLine(line, file, context);
                  case EditsCall.IniFile option -> ofOption(option, file, context);
                  case EditsCall _ -> Optional.empty();
                });
  }

  private static Optional<DropIn> ofLine(
      EditsCall.Lineinfile edit, SystemdFile file, LoweringContext context) {
    Matcher line = LINE.matcher(edit.line().orElse(""));
    if (!line.matches() || edit.create().orElse(false)) {
      return Optional.empty();
    }
    String key = line.group(1);
    // Every service has this one, once unless it runs to its end.
    boolean always = file.unit() && key.equals("ExecStart");
    Optional<String> after = edit.insertafter().filter(each -> !each.equals("EOF"));
    boolean header =
        after.filter(each -> SettingExpression.isHeader(each, file.section())).isPresent();
    boolean covers =
        edit.regexp().filter(each -> SettingExpression.covers(each, key, true)).isPresent()
            && (header || after.isEmpty() && (!file.unit() || always));
    boolean appends = edit.regexp().isEmpty() && after.isEmpty() && !file.unit();
    if (!(file.single().contains(key) || always) || !covers && !appends) {
      return Optional.empty();
    }
    return dropIn(file, key, List.of(line.group(2)), context);
  }

  private static Optional<DropIn> ofOption(
      EditsCall.IniFile edit, SystemdFile file, LoweringContext context) {
    String key = edit.option().orElse("");
    List<String> values = edit.value().map(List::of).or(edit::values).orElse(List.of());
    boolean known = file.lists().contains(key) || file.single().contains(key) && values.size() == 1;
    if (!known
        || values.isEmpty()
        || !edit.section().equals(Optional.of(file.section()))
        || !edit.exclusive().orElse(true)
        || edit.allowNoValue().orElse(false)
        || edit.ignoreSpaces().orElse(false)
        || edit.sectionHasValues().filter(each -> !each.isEmpty()).isPresent()) {
      return Optional.empty();
    }
    return dropIn(file, key, values, context);
  }

  /// A value that ends with a backslash goes on in the file's next line.
  private static Optional<DropIn> dropIn(
      SystemdFile file, String key, List<String> values, LoweringContext context) {
    if (values.stream()
        .anyMatch(each -> each.isBlank() || each.contains("\n") || each.endsWith("\\"))) {
      return Optional.empty();
    }
    String name = "00-%s-%s.conf".formatted(context.packageName(), DropIn.slug(key));
    String shown = "%s=%s".formatted(key, String.join(" ", values));
    return Optional.of(
        new DropIn(
            file.main(),
            key,
            Paths.join(file.folder(), name),
            file.text(key, values, true),
            0644,
            "“%s”".formatted(shown)));
  }
}
