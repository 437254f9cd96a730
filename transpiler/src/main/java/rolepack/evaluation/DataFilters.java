package rolepack.evaluation;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import rolepack.evaluation.jinjava.JinjavaFilters;

/// Filters that read and write formats, and hashes.
final class DataFilters {
  private DataFilters() {}

  static Optional<Filter> find(String name) {
    return switch (name) {
      case "to_json" -> Optional.of(DataFilters::toJson);
      case "to_nice_json" -> Optional.of(DataFilters::toNiceJson);
      case "from_json" -> Optional.of(DataFilters::fromJson);
      case "to_yaml" -> Optional.of(YamlFilters::toYaml);
      case "to_nice_yaml" -> Optional.of(YamlFilters::toNiceYaml);
      case "from_yaml" -> Optional.of(YamlFilters::fromYaml);
      case "from_yaml_all" -> Optional.of(YamlFilters::fromYamlAll);
      case "pprint" -> Optional.of(DataFilters::pretty);
      case "b64encode" -> Optional.of(DataFilters::encode);
      case "b64decode" -> Optional.of(DataFilters::decode);
      case "md5" -> Optional.of(DataFilters::md5);
      case "sha1", "checksum" -> Optional.of((value, in) -> hashed(value, "sha1", in));
      case "hash" -> Optional.of(DataFilters::hash);
      case "to_uuid" -> Optional.of(DataFilters::uuid);
      default -> Optional.empty();
    };
  }

  private static Value toJson(Value operand, Inputs inputs) {
    return json(operand, inputs, JsonWriter.PLAIN);
  }

  private static Value json(Value operand, Inputs inputs, JsonWriter defaults) {
    if (!inputs.positional().isEmpty()) {
      throw EvaluationException.typeError("to_json() takes its options by name");
    }
    Inputs.Bound bound =
        inputs.bind(
            "to_json",
            "indent?",
            "separators?",
            "sort_keys?",
            "ensure_ascii?",
            "vault_to_text?",
            "preprocess_unsafe?");
    Optional<String> indent = bound.some(0).map(DataFilters::indentation).or(defaults::indent);
    List<Value> separators = bound.some(1).map(Iteration::list).orElse(List.of());
    if (!separators.isEmpty() && separators.size() != 2) {
      throw EvaluationException.valueError("not enough values to unpack (expected 2)");
    }
    boolean given = separators.size() == 2;
    JsonWriter writer =
        new JsonWriter(
            indent,
            given
                ? Inputs.Bound.text(separators.getFirst(), "a separator")
                : indent.isPresent() ? "," : defaults.itemSeparator(),
            given
                ? Inputs.Bound.text(separators.getLast(), "a separator")
                : defaults.keySeparator(),
            bound.get(2).map(Truth::of).orElse(defaults.sortKeys()),
            bound.get(3).map(Truth::of).orElse(true));
    return Value.of(writer.write(operand));
  }

  static String indentation(Value indent) {
    if (indent instanceof Value.Str text) {
      return text.text();
    }
    int width = Math.max(0, Numbers.small(indent));
    Meter.make(width);
    return " ".repeat(width);
  }

  private static Value toNiceJson(Value operand, Inputs inputs) {
    Inputs options = inputs;
    if (!inputs.positional().isEmpty()) {
      if (inputs.positional().size() > 2) {
        throw EvaluationException.typeError("to_nice_json() takes its options by name");
      }
      java.util.Map<String, Value> named = new java.util.LinkedHashMap<>(inputs.named());
      named.put("indent", inputs.positional().getFirst());
      if (inputs.positional().size() == 2) {
        named.put("sort_keys", inputs.positional().getLast());
      }
      options = new Inputs(List.of(), named);
    }
    if (options.named().containsKey("separators")) {
      throw EvaluationException.typeError(
          "to_json() got multiple values for keyword argument 'separators'");
    }
    boolean oneLine = options.named().get("indent") instanceof Value.None;
    return json(
        operand,
        options,
        new JsonWriter(oneLine ? Optional.empty() : Optional.of("    "), ",", ": ", true, true));
  }

  private static Value fromJson(Value operand, Inputs inputs) {
    inputs.bind("loads");
    if (operand instanceof Value.Undefined undefined) {
      throw new EvaluationException.Undefined(undefined.message());
    }
    return JsonReader.read(Inputs.Bound.text(operand, "the JSON object"));
  }

  /// Python's `pformat`, for what fits on one line.
  private static Value pretty(Value operand, Inputs inputs) {
    inputs.bind("pprint");
    String text = Representation.repr(sorted(Types.known(operand)));
    if (CodePoints.length(text) > 80) {
      throw EvaluationException.unsupported("pprint of what does not fit on one line");
    }
    return Value.of(text);
  }

  private static Value sorted(Value value) {
    Meter.enter();
    try {
      return switch (value) {
        case Value.List list ->
            new Value.List(list.items().stream().map(DataFilters::sorted).toList());
        case Value.Tuple tuple ->
            new Value.Tuple(tuple.items().stream().map(DataFilters::sorted).toList());
        case Value.Dict dict -> {
          Value.Dict sorted = new Value.Dict();
          Ordering.sorted(List.copyOf(dict.entries().keySet()), key -> key, false)
              .forEach(key -> sorted.entries().put(key, sorted(dict.entries().get(key))));
          yield sorted;
        }
        case Value _ -> value;
      };
    } finally {
      Meter.leave();
    }
  }

  /// What Ansible's `to_bytes` makes of a value.
  private static byte[] bytes(Value value) {
    if (value instanceof Value.Undefined undefined) {
      throw new EvaluationException.Undefined(undefined.message());
    }
    return Representation.str(Types.known(value)).getBytes(StandardCharsets.UTF_8);
  }

  private static void utf8Only(Optional<Value> encoding) {
    String name = encoding.map(Representation::str).orElse("utf-8");
    if (!name.equalsIgnoreCase("utf-8") && !name.equalsIgnoreCase("utf8")) {
      throw EvaluationException.unsupported("the encoding " + name);
    }
  }

  private static Value encode(Value operand, Inputs inputs) {
    utf8Only(inputs.bind("b64encode", "encoding?").get(0));
    byte[] bytes = bytes(operand);
    Meter.make(bytes.length * 2L);
    if (AnsibleVersion.current() == AnsibleVersion.V1_9 && !isAscii(bytes)) {
      throw EvaluationException.valueError("'ascii' codec can't encode characters");
    }
    return Value.of(Base64.getEncoder().encodeToString(bytes));
  }

  private static boolean isAscii(byte[] bytes) {
    for (byte each : bytes) {
      if (each < 0) {
        return false;
      }
    }
    return true;
  }

  private static Value decode(Value operand, Inputs inputs) {
    utf8Only(inputs.bind("b64decode", "encoding?").get(0));
    StringBuilder alphabet = new StringBuilder();
    String text = Representation.str(Types.known(operand));
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 128 && (Character.isLetterOrDigit(c) || c == '+' || c == '/' || c == '=')) {
        alphabet.append(c);
      }
    }
    int padding = alphabet.indexOf("=");
    int length = padding < 0 ? alphabet.length() : padding;
    String data = alphabet.substring(0, length);
    if (length % 4 == 1 || length % 4 != 0 && alphabet.length() - length < 4 - length % 4) {
      throw EvaluationException.valueError("Incorrect padding");
    }
    if (alphabet.substring(length).chars().anyMatch(c -> c != '=')) {
      throw EvaluationException.unsupported("base64 that goes on after its padding");
    }
    try {
      return Value.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Base64.getMimeDecoder().decode(data)))
              .toString());
    } catch (CharacterCodingException | IllegalArgumentException _) {
      throw EvaluationException.unsupported("base64 of what is not a text");
    }
  }

  private static Value hashed(Value operand, String type, Inputs inputs) {
    inputs.bind(type);
    return hash(operand, type);
  }

  private static Value md5(Value operand, Inputs inputs) {
    inputs.bind("md5");
    String text = Representation.str(Types.known(operand));
    return JinjavaFilters.apply("md5", text, List.of()).map(Values::of).orElseThrow();
  }

  private static Value hash(Value operand, Inputs inputs) {
    return hash(operand, inputs.bind("hash", "hashtype?").text(0, "hashtype", "sha1"));
  }

  private static Value hash(Value operand, String type) {
    String algorithm =
        switch (type) {
          case "md5" -> "MD5";
          case "sha1" -> "SHA-1";
          case "sha224" -> "SHA-224";
          case "sha256" -> "SHA-256";
          case "sha384" -> "SHA-384";
          case "sha512" -> "SHA-512";
          case "sha3_224" -> "SHA3-224";
          case "sha3_256" -> "SHA3-256";
          case "sha3_384" -> "SHA3-384";
          case "sha3_512" -> "SHA3-512";
          default -> throw EvaluationException.unsupported("the hash " + type);
        };
    return Value.of(HexFormat.of().formatHex(digest(algorithm, bytes(operand))));
  }

  private static byte[] digest(String algorithm, byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException _) {
      throw EvaluationException.unsupported("the hash " + algorithm);
    }
  }

  /// A UUID of version 5.
  private static Value uuid(Value operand, Inputs inputs) {
    String namespace =
        inputs
            .bind("to_uuid", "namespace?")
            .text(0, "namespace", "361E6D51-FAEC-444A-9079-341386DA8E2E");
    String digits = namespace.replace("urn:", "").replace("uuid:", "").replace("-", "");
    digits = digits.replace("{", "").replace("}", "");
    if (digits.length() != 32 || !digits.chars().allMatch(HexFormat::isHexDigit)) {
      throw EvaluationException.filterError("Invalid value for 'namespace'");
    }
    byte[] hash = digest("SHA-1", HexFormat.of().parseHex(digits), bytes(operand));
    hash[6] = (byte) (hash[6] & 0x0f | 0x50);
    hash[8] = (byte) (hash[8] & 0x3f | 0x80);
    String hex = HexFormat.of().formatHex(hash, 0, 16);
    return Value.of(
        String.join(
            "-",
            hex.substring(0, 8),
            hex.substring(8, 12),
            hex.substring(12, 16),
            hex.substring(16, 20),
            hex.substring(20)));
  }
}
