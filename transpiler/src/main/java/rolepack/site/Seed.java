package rolepack.site;

/// A value of the site for Consul KV.
public record Seed(String key, String value) {
  /// What Consul takes for one value.
  public static final int LARGEST = 512 * 1024;
}
