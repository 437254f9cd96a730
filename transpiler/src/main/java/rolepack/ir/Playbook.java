package rolepack.ir;

import java.util.List;
import rolepack.source.SourceFile;

/// A playbook; the plays of playbooks that it imports stand among its own.
public record Playbook(SourceFile source, List<Play> plays) {
  public Playbook {
    plays = List.copyOf(plays);
  }

  public String path() {
    return source.path();
  }
}
