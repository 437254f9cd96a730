package rolepack.generated.functions;

/// Who brings a filter or test; its versions are those of the origin.
public enum Origin {
  JINJA2,
  ANSIBLE
}
