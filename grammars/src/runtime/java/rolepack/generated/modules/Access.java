package rolepack.generated.modules;

/// What a module does to a thing.
public enum Access {
  READ,
  WRITE
}
