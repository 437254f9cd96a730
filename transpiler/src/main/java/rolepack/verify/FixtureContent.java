package rolepack.verify;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What stands under a path, as bytes: of a file its own, of a link a line that says where to.
record FixtureContent(byte[] bytes, boolean link) {
  private static final int CONTEXT = 3;

  static FixtureContent link(String target) {
    return new FixtureContent(target.getBytes(StandardCharsets.UTF_8), true);
  }

  static FixtureContent text(String text) {
    return new FixtureContent(text.getBytes(StandardCharsets.UTF_8), false);
  }

  static FixtureContent read(Path path) throws IOException {
    return Files.isSymbolicLink(path)
        ? link(Files.readSymbolicLink(path).toString())
        : new FixtureContent(Files.readAllBytes(path), false);
  }

  /// Replaces what stands there; a link is not followed.
  void write(Path path) throws IOException {
    Files.createDirectories(path.getParent());
    Files.deleteIfExists(path);
    if (link) {
      Files.createSymbolicLink(path, Path.of(new String(bytes, StandardCharsets.UTF_8)));
    } else {
      Files.write(path, bytes);
    }
  }

  boolean isSame(FixtureContent other) {
    return link == other.link && Arrays.equals(bytes, other.bytes);
  }

  /// A unified diff from this to another content.
  String diff(String path, FixtureContent other) {
    Optional<List<String>> before = lines();
    Optional<List<String>> after = other.lines();
    if (before.isEmpty() || after.isEmpty()) {
      return "%s: %d bytes, and now %d others\n".formatted(path, bytes.length, other.bytes.length);
    }
    List<String> diff =
        UnifiedDiffUtils.generateUnifiedDiff(
            "expected/" + path,
            "now/" + path,
            before.get(),
            DiffUtils.diff(before.get(), after.get()),
            CONTEXT);
    return String.join("\n", diff) + "\n";
  }

  /// The lines, where it is text; a last line without newline says so.
  private Optional<List<String>> lines() {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.indexOf('\0') >= 0) {
        return Optional.empty();
      }
      if (link) {
        return Optional.of(List.of("link to " + text));
      }
      return Optional.of(
          Arrays.asList(
              text.endsWith("\n")
                  ? text.substring(0, text.length() - 1).split("\n", -1)
                  : (text + "\n\\ no newline at the end").split("\n", -1)));
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }
}
