package rolepack.evaluation;

/// The class of a Python error, as far as anything catches one and not another.
public enum PythonError {
  TYPE,
  VALUE,
  KEY,
  INDEX,
  ATTRIBUTE,
  ZERO_DIVISION,
  OVERFLOW,
  ASSERTION,
  /// Jinja2's own: no such filter, no such template, a wrong argument of a filter.
  TEMPLATE,
  /// Ansible's own, raised by a filter, a test or a lookup.
  ANSIBLE
}
