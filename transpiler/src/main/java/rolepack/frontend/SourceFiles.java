package rolepack.frontend;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.source.RepositoryFiles;
import rolepack.source.SourceFile;
import rolepack.source.SourceSpan;

/// Reads text files of a repository, as Ansible does: UTF-8, a byte order mark is text.
///
/// Whatever cannot be read is a diagnostic and never an exception: a file that is not there or may
/// not be read, a folder, a device, a symbolic link out of the repository, bytes that are not
/// UTF-8, more than [#LARGEST] bytes.
public final class SourceFiles {
  /// The most bytes that a file may have. The largest playbooks in use have a few hundred
  /// kilobytes; a file of this size is read in well under a second.
  public static final int LARGEST = 8 << 20;

  private SourceFiles() {}

  /// The text of a file, or nothing and a diagnostic that says why.
  ///
  /// @param path relative to the repository, with `/` between the folders
  public static Optional<SourceFile> read(
      RepositoryFiles files, String path, Diagnostics diagnostics) {
    SourceFile unread = new SourceFile(path, "");
    Optional<Path> found = files.find(path);
    if (found.isEmpty()) {
      boolean outside = path.indexOf('\0') < 0 && files.leadsOutside(path);
      report(
          diagnostics,
          unread,
          outside ? DiagnosticKind.OUTSIDE_REPOSITORY : DiagnosticKind.UNREADABLE_FILE,
          outside ? path : "it is not there");
      return Optional.empty();
    }
    try {
      if (!Files.isRegularFile(found.get())) {
        report(diagnostics, unread, DiagnosticKind.UNREADABLE_FILE, "it is not a regular file");
        return Optional.empty();
      }
      long size = Files.size(found.get());
      if (size > LARGEST) {
        report(
            diagnostics,
            unread,
            DiagnosticKind.FILE_TOO_LARGE,
            String.format(Locale.ROOT, "%,d bytes", size),
            String.format(Locale.ROOT, "%,d", LARGEST));
        return Optional.empty();
      }
      return decode(path, Files.readAllBytes(found.get()), diagnostics);
    } catch (IOException | SecurityException _) {
      report(diagnostics, unread, DiagnosticKind.UNREADABLE_FILE, "it cannot be opened");
      return Optional.empty();
    }
  }

  /// The text that bytes encode, or nothing and a diagnostic at the first byte that is not UTF-8.
  public static Optional<SourceFile> decode(String path, byte[] bytes, Diagnostics diagnostics) {
    try {
      return Optional.of(
          new SourceFile(
              path, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString()));
    } catch (CharacterCodingException _) {
      SourceFile lenient = new SourceFile(path, new String(bytes, StandardCharsets.UTF_8));
      int wrong = firstReplaced(bytes, lenient.text());
      diagnostics.report(DiagnosticKind.NOT_UTF8, new SourceSpan(lenient, wrong, wrong + 1));
      return Optional.empty();
    }
  }

  /// The offset of the first replacement character that no U+FFFD in the file gave.
  private static int firstReplaced(byte[] bytes, String lenient) {
    int position = 0;
    for (int offset = 0; offset < lenient.length(); ) {
      int each = lenient.codePointAt(offset);
      if (each == 0xFFFD && !standsReplacementAt(bytes, position)) {
        return offset;
      }
      position += each < 0x80 ? 1 : each < 0x800 ? 2 : each < 0x10000 ? 3 : 4;
      offset += Character.charCount(each);
    }
    return lenient.length() - 1;
  }

  private static boolean standsReplacementAt(byte[] bytes, int position) {
    return position + 2 < bytes.length
        && (bytes[position] & 0xFF) == 0xEF
        && (bytes[position + 1] & 0xFF) == 0xBF
        && (bytes[position + 2] & 0xFF) == 0xBD;
  }

  private static void report(
      Diagnostics diagnostics, SourceFile file, DiagnosticKind kind, Object... arguments) {
    diagnostics.report(kind, file.span(), arguments);
  }
}
