package rolepack.frontend.task;

/// Which Ansible the repository was written for, as far as that changes what a text means.
public enum Dialect {
  /// Ansible 1.x: `with_items: users` names a variable. Chosen unless the repository uses syntax
  /// that only Ansible 2 has and none that only Ansible 1 had.
  OLD,
  /// Ansible 2: `with_items: users` is the word `users`.
  NEW
}
