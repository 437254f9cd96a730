package rolepack.frontend.yaml;

import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.util.Locale;
import java.util.Optional;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SourceSpan;
import rolepack.source.TextOrigin;

/// Makes the node of a scalar from its text and its tag, as PyYAML's safe constructor does.
final class ScalarValues {
  static final String STANDARD = "tag:yaml.org,2002:";

  private ScalarValues() {}

  /// @param plain whether a scalar without a tag, or with the tag `!`, is typed by its text
  static YamlNode node(SourceSpan span, Scalar scalar, Optional<String> tag, boolean plain) {
    String name = tag.orElse("!");
    if (name.equals("!")) {
      return plain
          ? plain(span, scalar.value(), scalar.origin())
          : text(span, scalar.value(), scalar.origin());
    }
    try {
      return tagged(span, scalar.value(), name, scalar.origin());
    } catch (NumberFormatException | DateTimeException _) {
      throw TreeBuilder.invalid(span, "the value is not a %s".formatted(shortName(name)));
    }
  }

  private static YamlNode plain(SourceSpan span, String value, TextOrigin origin) {
    try {
      return switch (PlainScalars.type(value)) {
        case TEXT -> text(span, value, origin);
        case BOOL -> new YamlNode.Bool(span, isTrue(value));
        case INT -> new YamlNode.Int(span, Numbers.toInt(value));
        case FLOAT -> new YamlNode.Float(span, Numbers.toFloat(value));
        case NULL -> new YamlNode.Null(span);
        case TIMESTAMP -> timestamp(span, value);
        case MERGE, VALUE ->
            throw TreeBuilder.invalid(span, "%s may only be a key".formatted(value), "quote it");
      };
    } catch (DateTimeException _) {
      throw TreeBuilder.invalid(span, "there is no such date", "quote it if it is text");
    } catch (NumberFormatException _) {
      throw TreeBuilder.invalid(span, "it looks like a number and is none", "quote it");
    }
  }

  private static YamlNode tagged(SourceSpan span, String value, String tag, TextOrigin origin) {
    return switch (tag) {
      case "!unsafe" -> new YamlNode.Text(span, value, origin, true);
      case "!vault", "!vault-encrypted" -> new YamlNode.Vault(span);
      case STANDARD + "str", STANDARD + "python/unicode" -> text(span, value, origin);
      case STANDARD + "bool" -> {
        String lower = value.toLowerCase(Locale.ROOT);
        if (lower.isEmpty() || PlainScalars.type(lower) != PlainScalars.Type.BOOL) {
          throw new NumberFormatException();
        }
        yield new YamlNode.Bool(span, isTrue(lower));
      }
      case STANDARD + "int" -> new YamlNode.Int(span, Numbers.toInt(value.strip()));
      case STANDARD + "float" -> new YamlNode.Float(span, Numbers.toFloat(value.strip()));
      case STANDARD + "null" -> new YamlNode.Null(span);
      case STANDARD + "timestamp" -> timestamp(span, value);
      case STANDARD + "binary" -> binary(span, value);
      case STANDARD + "seq",
          STANDARD + "map",
          STANDARD + "set",
          STANDARD + "omap",
          STANDARD + "pairs",
          STANDARD + "python/dict" ->
          throw TreeBuilder.invalid(span, "%s needs a collection".formatted(shortName(tag)));
      default -> throw unknownTag(span, tag);
    };
  }

  static InvalidYaml unknownTag(SourceSpan span, String tag) {
    return TreeBuilder.invalid(
        span,
        "Ansible does not know the tag %s".formatted(shortName(tag)),
        "quote it if it is text");
  }

  static String shortName(String tag) {
    return tag.startsWith(STANDARD) ? "!!" + tag.substring(STANDARD.length()) : tag;
  }

  private static YamlNode text(SourceSpan span, String value, TextOrigin origin) {
    return new YamlNode.Text(span, value, origin, false);
  }

  private static boolean isTrue(String value) {
    return switch (value.charAt(0)) {
      case 'y', 'Y', 't', 'T' -> true;
      case 'o', 'O' -> value.length() == 2;
      default -> false;
    };
  }

  private static YamlNode timestamp(SourceSpan span, String value) {
    return new YamlNode.Timestamp(
        span, Timestamps.print(value).orElseThrow(NumberFormatException::new));
  }

  /// Bytes become the text that they encode, which is what Ansible gives to a module.
  private static YamlNode binary(SourceSpan span, String value) {
    try {
      return text(span, Base64Text.decode(value), new TextOrigin.Generated(span));
    } catch (IllegalArgumentException _) {
      throw TreeBuilder.invalid(span, "the value is not base64");
    } catch (CharacterCodingException _) {
      throw TreeBuilder.invalid(span, "the bytes are not UTF-8 text");
    }
  }
}
