package rolepack.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import rolepack.ir.Repository;
import rolepack.ir.Role;
import rolepack.source.RepositoryFiles;

/// Looks for what runs on the controller and may read facts that no task names: plugins of the
/// repository, and a cache that keeps facts for other runs.
final class OwnPlugins {
  private static final Pattern READS =
      Pattern.compile(
          "task_vars|hostvars|ansible_|facts|get_vars|context(filter|function)|pass_context|\\bvariables\\b");
  private static final int DEEPEST = 6;

  private OwnPlugins() {}

  static boolean mayReadFacts(Repository repository) {
    RepositoryFiles files = repository.files();
    return text(files, "ansible.cfg").contains("fact_caching")
        || Stream.concat(Stream.of(""), repository.roles().stream().map(Role::path))
            .anyMatch(each -> hasPlugins(files, each));
  }

  private static boolean hasPlugins(RepositoryFiles files, String folder) {
    return names(files, folder).stream()
        .filter(each -> each.endsWith("plugins") || each.equals("collections"))
        .anyMatch(each -> anyReads(files, folder.isEmpty() ? each : folder + "/" + each, 0));
  }

  private static boolean anyReads(RepositoryFiles files, String path, int depth) {
    if (path.endsWith("/inventory")) {
      return false;
    }
    if (files.isDirectory(path)) {
      return depth > DEEPEST
          || names(files, path).stream()
              .anyMatch(each -> anyReads(files, path + "/" + each, depth + 1));
    }
    return path.endsWith(".py") && READS.matcher(text(files, path)).find();
  }

  private static List<String> names(RepositoryFiles files, String folder) {
    try {
      return files.list(folder);
    } catch (IOException _) {
      return List.of();
    }
  }

  private static String text(RepositoryFiles files, String path) {
    try {
      return files.isFile(path) ? new String(files.read(path), StandardCharsets.UTF_8) : "";
    } catch (IOException _) {
      return "ansible_";
    }
  }
}
