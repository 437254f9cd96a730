package rolepack.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import rolepack.ir.Action;
import rolepack.ir.Argument;
import rolepack.ir.TaskNode;
import rolepack.source.SourceSpan;

/// `template: src=a.j2 dest=/etc/a` → a module that takes a file of the machine, and does
/// everything else as `template` does:
///
/// ```
/// copy: src=FOLDER/a.j2 remote_src=yes dest=/etc/a              with --modernize
/// get_url: url=file://FOLDER/a.j2 force=yes dest=/etc/a         else: 1.9 has no remote_src
/// ```
///
/// Of the modules that 1.9 has, `assemble` would give a new file the mode 0600. All of these leave
/// an existing file its mode and owner, and put the file into a folder under the template's name.
///
/// @param modern whether Ansible 2.14 is enough
record PutInPlace(String folder, boolean modern) {
  private static final Pattern MODULE =
      Pattern.compile("((?:ansible\\.(?:builtin|legacy)\\.)?)template(?=\\s*:)");
  private static final Pattern SOURCE = Pattern.compile("src(=|:[ \\t]+)([\"']?)(?=[\\w./{])");

  /// An anchor or an alias: another task may have a part in this one.
  private static final Pattern SHARED = Pattern.compile("[\\s:\\[{,-][&*][A-Za-z0-9]");

  private static final Set<String> ARGUMENTS = Set.of("src", "dest", "owner", "group", "mode");

  /// The changes to a task's words; empty where it says more than the other module knows.
  Optional<List<Rewording>> of(TaskNode.Task task) {
    if (!(task.action() instanceof Action.Module module)
        || module.freeForm().isPresent()
        || !task.isBlockItem()
        || SHARED.matcher(task.span().text()).find()
        || !module.arguments().stream().allMatch(this::isKnown)) {
      return Optional.empty();
    }
    String text = task.span().file().text();
    Matcher name = MODULE.matcher(text).region(module.span().start(), text.length());
    name.useTransparentBounds(true);
    Optional<List<Rewording>> source =
        module.argument("src").flatMap(each -> source(each, module.span(), text));
    if (!name.lookingAt() || source.isEmpty() || module.argument("dest").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Stream.concat(
                Stream.of(
                    new Rewording(
                        name.start(), name.end(), name.group(1) + (modern ? "copy" : "get_url"))),
                source.get().stream())
            .toList());
  }

  private boolean isKnown(Argument argument) {
    String value = argument.value().span().text();
    return switch (argument.written()) {
      // A folder that is not there would be made by the one, and not by the other.
      case "dest" -> !value.matches("(?s).*/[\"']?\\s*");
      case "mode" -> !value.contains("preserve");
      case "backup" -> modern;
      default -> ARGUMENTS.contains(argument.written());
    };
  }

  private Optional<List<Rewording>> source(Argument argument, SourceSpan module, String text) {
    SourceSpan span = argument.span();
    Matcher source = SOURCE.matcher(text).region(span.start(), span.end());
    if (span.text().contains("\n") || !source.lookingAt()) {
      return Optional.empty();
    }
    boolean inLine = source.group(1).equals("=");
    String line = text.substring(text.lastIndexOf('\n', span.start() - 1) + 1, span.start());
    boolean brackets =
        text.substring(module.start(), span.start()).matches("(?s)[\\w.]+\\s*:\\s*\\{.*");
    String option = (modern ? "remote_src" : "force") + (inLine ? "=" : ": ") + "yes";
    Rewording more;
    if (inLine || brackets) {
      more = new Rewording(span.end(), span.end(), (inLine ? " " : ", ") + option);
    } else if (line.isBlank()) {
      int next = text.indexOf('\n', span.end());
      int end = next < 0 ? text.length() : text.charAt(next - 1) == '\r' ? next - 1 : next;
      String lineEnd = next >= 0 && text.charAt(next - 1) == '\r' ? "\r\n" : "\n";
      more = new Rewording(end, end, lineEnd + line + option);
    } else {
      return Optional.empty();
    }
    return Optional.of(
        List.of(
            new Rewording(span.start(), span.start() + 3, modern ? "src" : "url"),
            new Rewording(source.end(), source.end(), (modern ? "" : "file://") + folder),
            more));
  }
}
