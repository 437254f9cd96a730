package rolepack.frontend.yaml;

/// Says that a text is not YAML, in the words of libyaml: `line 2: did not find expected key`.
public final class YamlSyntaxError extends Exception {
  YamlSyntaxError(String message) {
    super(message, null, false, false);
  }
}
