package rolepack.frontend.yaml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.tokens.TagTuple;

/// Scans what stands before a value or a document: `&anchor`, `*alias`, `!tag`, `%YAML`, `%TAG`.
final class PropertyScanner {
  private static final String URI = ";/?:@&=+$.!~*'()%";

  private final Cursor cursor;

  PropertyScanner(Cursor cursor) {
    this.cursor = cursor;
  }

  /// The name in `&name` or `*name`.
  String anchor() {
    char sign = cursor.peek();
    int start = cursor.at();
    cursor.skip();
    String name = word();
    char next = cursor.peek();
    if (name.isEmpty() || !(Cursor.isBlankOrEnd(next) || "?:,]}%@`".indexOf(next) >= 0)) {
      throw TreeBuilder.invalid(
          cursor.span(start, cursor.wordEnd(start)),
          sign == '*'
              ? "a value that starts with * is an alias"
              : "a value that starts with & is an anchor",
          "quote it if it is text");
    }
    return name;
  }

  private String word() {
    int from = cursor.at();
    while (Cursor.isWord(cursor.peek())) {
      cursor.skip();
    }
    return cursor.text(from, cursor.at());
  }

  /// `!name`, `!!name`, `!handle!name`, `!<uri>`; a `!` alone has no handle and the suffix `!`.
  TagTuple tag(boolean inFlow) {
    int start = cursor.at();
    TagTuple tag = cursor.peek(1) == '<' ? verbatimTag() : shorthandTag();
    if (!Cursor.isBlankOrEnd(cursor.peek()) && !(inFlow && cursor.peek() == ',')) {
      throw TreeBuilder.invalid(
          cursor.span(start, cursor.wordEnd(start)),
          "a value that starts with ! is a tag",
          "quote it if it is text");
    }
    return tag;
  }

  private TagTuple verbatimTag() {
    cursor.skip(2);
    String uri = uri("", true, true);
    if (cursor.peek() != '>') {
      throw cursor.invalid("the tag lacks its >");
    }
    cursor.skip();
    return new TagTuple(Optional.empty(), uri);
  }

  private TagTuple shorthandTag() {
    String handle = handle();
    if (handle.length() > 1 && handle.endsWith("!")) {
      return new TagTuple(Optional.of(handle), uri("", false, true));
    }
    String suffix = uri(handle.substring(1), false, false);
    return suffix.isEmpty()
        ? new TagTuple(Optional.empty(), "!")
        : new TagTuple(Optional.of("!"), suffix);
  }

  private String handle() {
    int from = cursor.at();
    cursor.skip();
    word();
    if (cursor.peek() == '!') {
      cursor.skip();
    }
    return cursor.text(from, cursor.at());
  }

  private String uri(String head, boolean brackets, boolean required) {
    StringBuilder out = new StringBuilder(head);
    boolean found = !head.isEmpty();
    for (char each = cursor.peek(); isUri(each, brackets); each = cursor.peek()) {
      found = true;
      if (each == '%') {
        out.append(escapedCharacter());
      } else {
        out.append(each);
        cursor.skip();
      }
    }
    if (!found && required) {
      throw cursor.invalid("the tag has no name");
    }
    return out.toString();
  }

  private static boolean isUri(char each, boolean brackets) {
    return Cursor.isWord(each)
        || (each != '\0' && URI.indexOf(each) >= 0)
        || (brackets && (each == ',' || each == '[' || each == ']'));
  }

  /// One character, written as the `%XX` of its UTF-8 bytes.
  private String escapedCharacter() {
    byte first = escapedByte();
    int count = Integer.numberOfLeadingZeros(~(first << 24));
    byte[] bytes = new byte[count == 0 ? 1 : Math.min(count, 4)];
    bytes[0] = first;
    for (int i = 1; i < bytes.length; i++) {
      bytes[i] = escapedByte();
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      throw cursor.invalid("the escapes in the tag are not UTF-8");
    }
  }

  private byte escapedByte() {
    int high = cursor.peek() == '%' ? hexadecimal(cursor.peek(1)) : -1;
    int low = high >= 0 ? hexadecimal(cursor.peek(2)) : -1;
    if (low < 0) {
      throw cursor.invalid("% needs two hexadecimal digits");
    }
    cursor.skip(3);
    return (byte) (high << 4 | low);
  }

  private static int hexadecimal(char each) {
    return each < 128 ? Character.digit(each, 16) : -1;
  }

  /// What follows a `%`: its name and its two arguments.
  record Directive(String name, List<Object> arguments) {}

  Directive directive() {
    cursor.skip();
    String name = word();
    if (!Cursor.isBlankOrEnd(cursor.peek())) {
      throw unknownDirective();
    }
    cursor.skipBlanks();
    List<Object> arguments =
        switch (name) {
          case "YAML" -> version();
          case "TAG" -> tagPrefix();
          default -> throw unknownDirective();
        };
    cursor.skipBlanks();
    if (cursor.peek() == '#') {
      cursor.skipToBreak();
    }
    if (!Cursor.isBreakOrEnd(cursor.peek())) {
      throw cursor.invalid("nothing may follow the directive on its line");
    }
    cursor.skipBreak();
    return new Directive(name, arguments);
  }

  private InvalidYaml unknownDirective() {
    return cursor.invalid("a line that starts with % is a directive", "quote it if it is text");
  }

  private List<Object> version() {
    int major = versionNumber();
    if (cursor.peek() != '.') {
      throw cursor.invalid("the version has the form 1.1");
    }
    cursor.skip();
    int minor = versionNumber();
    if (major != 1 || minor < 1 || minor > 2) {
      throw cursor.invalid("only YAML 1.1 and 1.2 can be read");
    }
    return List.of(major, minor);
  }

  private int versionNumber() {
    int from = cursor.at();
    while (Numbers.isDigit(cursor.peek())) {
      cursor.skip();
    }
    int length = cursor.at() - from;
    if (length == 0 || length > 9) {
      throw cursor.invalid("the version has the form 1.1");
    }
    return Integer.parseInt(cursor.text(from, cursor.at()));
  }

  private List<Object> tagPrefix() {
    if (cursor.peek() != '!') {
      throw cursor.invalid("a tag handle starts with !");
    }
    String handle = handle();
    if (handle.length() > 1 && !handle.endsWith("!")) {
      throw cursor.invalid("a tag handle ends with !");
    }
    if (!Cursor.isBlank(cursor.peek())) {
      throw cursor.invalid("a space must follow the tag handle");
    }
    cursor.skipBlanks();
    String prefix = uri("", true, true);
    if (!Cursor.isBlankOrEnd(cursor.peek())) {
      throw cursor.invalid("nothing may follow the tag prefix");
    }
    return List.of(handle, prefix);
  }
}
