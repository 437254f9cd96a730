package rolepack.frontend.task;

import java.util.List;
import java.util.Optional;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SourceSpan;

/// A module with its arguments, read out of whichever notation the task uses and not yet matched
/// with the catalogue.
///
/// @param span what names the module and gives its arguments
/// @param module the name as it is written
/// @param freeText what is no argument with a name
/// @param local written as `local_action`
/// @param complete whether all arguments are known by name; not so where a template gives them
/// @param readable false where the arguments could not be split, which has been reported
record Invocation(
    SourceSpan span,
    String module,
    List<Given> arguments,
    Optional<YamlNode.Text> freeText,
    boolean local,
    boolean complete,
    boolean readable) {
  Invocation {
    arguments = List.copyOf(arguments);
  }

  /// The name without the prefix of Ansible's own collection.
  String shortName() {
    for (String prefix : List.of("ansible.builtin.", "ansible.legacy.")) {
      if (module.startsWith(prefix)) {
        return module.substring(prefix.length());
      }
    }
    return module;
  }

  /// An argument with a name.
  Optional<Given> argument(String name) {
    return arguments.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /// `name=value` or `name: value`.
  record Given(SourceSpan span, String name, YamlNode value) {}
}
