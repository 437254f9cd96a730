package rolepack.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// A task that a residual role has and the original has not.
public sealed interface AddedTask
    permits InstallTask,
        AddedTask.UpdateLists,
        AddedTask.WriteFacts,
        AddedTask.WriteFound,
        AddedTask.WaitFor {
  /// Writes what only the inventory knows of a host to where templates read it.
  ///
  /// @param folder where the files go: `/etc/acme/facts`
  /// @param facts the names of the facts
  /// @param privilege `sudo` or `become`; empty where no task of the role uses one
  record WriteFacts(String folder, List<String> facts, Optional<String> privilege)
      implements AddedTask {
    public WriteFacts {
      facts = List.copyOf(facts);
    }
  }

  /// Has the package manager read what the repositories offer that have just come.
  ///
  /// @param result the name under which the installation of the repositories says what it changed
  /// @param privilege `sudo` or `become`; empty where no task of the role uses one
  record UpdateLists(String result, Optional<String> privilege, List<String> tags)
      implements AddedTask {
    public UpdateLists {
      tags = List.copyOf(tags);
    }
  }

  /// Writes what the play has found out to where templates read it.
  ///
  /// @param folder where the files go: `/etc/acme/facts/play`
  /// @param values by name, as the playbook says each as JSON
  /// @param secret whether one of them is a secret
  /// @param when the conditions, as the playbook writes them
  /// @param once on the first host of the play only
  /// @param privilege `sudo` or `become`; empty where no task of the role uses one
  record WriteFound(
      String folder,
      SequencedMap<String, String> values,
      boolean secret,
      List<String> when,
      boolean once,
      Optional<String> privilege,
      List<String> tags)
      implements AddedTask {
    public WriteFound {
      values = new LinkedHashMap<>(values);
      when = List.copyOf(when);
      tags = List.copyOf(tags);
    }
  }

  /// Waits for files that consul-template makes and that tasks after it need, and runs the scripts
  /// that start the services which those tasks need.
  ///
  /// @param when the conditions, as the playbook writes them
  /// @param once on the first host of the play only
  /// @param privilege `sudo` or `become`; empty where no task of the role uses one
  record WaitFor(
      List<String> paths,
      List<Start> starts,
      List<String> when,
      boolean once,
      Optional<String> privilege,
      List<String> tags)
      implements AddedTask {
    public WaitFor {
      paths = List.copyOf(paths);
      starts = List.copyOf(starts);
      when = List.copyOf(when);
      tags = List.copyOf(tags);
    }
  }

  /// The script that starts a service when its files are there.
  ///
  /// @param service what it starts
  /// @param script its path on the machine
  record Start(String service, String script) {}
}
