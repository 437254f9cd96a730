package rolepack.plan;

/// Mode, owner and group of a path, as the package gives them.
///
/// @param mode the permission bits, set-id and sticky bits included
public record FileAttributes(int mode, String owner, String group) {
  /// What Ansible gives a new file: 0644, root's.
  public static final FileAttributes NEW_FILE = new FileAttributes(0644, "root", "root");

  /// What Ansible gives a new folder: 0755, root's.
  public static final FileAttributes NEW_DIRECTORY = new FileAttributes(0755, "root", "root");

  public FileAttributes {
    if (mode < 0 || mode > 07777) {
      throw new IllegalArgumentException("not a mode: " + Integer.toOctalString(mode));
    }
  }

  /// Four octal digits, or three where the first would be 0: `755`, `1363`.
  public String octal() {
    return "%03o".formatted(mode);
  }
}
