package rolepack.frontend.contents;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.ir.PathOwners;
import rolepack.source.SourceFile;

/// Indexes of the files of a distribution -> who brings the paths that a conversion asks for. Each
/// is Debian's `Contents` or rpm's `filelists.xml`, plain or made smaller by gzip; its beginning
/// says which.
public final class IndexReader {
  /// Twice the size of the largest one that there is.
  private static final long LARGEST = 4L << 30;

  private static final int LONGEST_SHOWN = 200;

  private IndexReader() {}

  /// What the indexes say of paths and packages; where one cannot be read, which is reported,
  /// nothing.
  public static PathOwners read(
      List<Path> indexes,
      Collection<String> paths,
      Collection<String> packages,
      Diagnostics diagnostics) {
    boolean broken = false;
    Questions questions = new Questions(paths, packages);
    for (Path index : indexes) {
      try (InputStream file = new BufferedInputStream(Files.newInputStream(index), 1 << 16)) {
        read(plain(file), questions);
      } catch (BadIndex bad) {
        broken |= report(place(index, bad.line()), bad.getMessage(), diagnostics);
      } catch (ZipException _) {
        broken |= report(place(index, 0), "is no valid gzip file", diagnostics);
      } catch (IOException _) {
        broken |= report(place(index, 0), "cannot be read to its end", diagnostics);
      }
    }
    return broken || indexes.isEmpty() ? PathOwners.NONE : questions.answers();
  }

  private static boolean report(SourceFile place, String why, Diagnostics diagnostics) {
    diagnostics.report(DiagnosticKind.BAD_CONTENTS, place.span(), why);
    return true;
  }

  /// The beginning of a line, read again; an index is too large to be kept.
  private static SourceFile place(Path index, int line) {
    String name = String.valueOf(index.getFileName());
    if (line == 0) {
      return new SourceFile(name, "");
    }
    try (InputStream file = new BufferedInputStream(Files.newInputStream(index), 1 << 16);
        InputStream text = new BufferedInputStream(new Bounded(plain(file)), 1 << 16)) {
      for (int skipped = 1; skipped < line; ) {
        int each = text.read();
        if (each < 0) {
          return new SourceFile(name, "");
        }
        skipped += each == '\n' ? 1 : 0;
      }
      byte[] found = text.readNBytes(LONGEST_SHOWN);
      int end = 0;
      while (end < found.length && found[end] != '\n' && found[end] != '\r') {
        end++;
      }
      String shown = new String(found, 0, end, StandardCharsets.UTF_8);
      return SourceFile.excerpt(name, shown, line);
    } catch (IOException _) {
      return new SourceFile(name, "");
    }
  }

  private static void read(InputStream in, Questions questions) throws IOException {
    BufferedInputStream text = new BufferedInputStream(new Bounded(in), 1 << 16);
    text.mark(1 << 10);
    int first = text.read();
    while (first == ' ' || first == '\n' || first == '\r' || first == '\t') {
      first = text.read();
    }
    text.reset();
    if (first < 0) {
      throw new BadIndex("is empty");
    }
    if (first == '<') {
      RpmFileLists.read(text, questions);
    } else {
      new DebianContents(text, questions).read();
    }
  }

  /// What a file holds that gzip may have made smaller.
  private static InputStream plain(InputStream file) throws IOException {
    file.mark(16);
    byte[] head = file.readNBytes(6);
    file.reset();
    if (begins(head, 0x1F, 0x8B)) {
      return new GZIPInputStream(file, 1 << 16);
    }
    if (begins(head, 0xFD, '7', 'z', 'X', 'Z')) {
      throw new BadIndex("is made by xz; unpack it first: xz -dk FILE");
    }
    if (begins(head, 0x28, 0xB5, 0x2F, 0xFD)) {
      throw new BadIndex("is made by zstd; unpack it first: zstd -d FILE");
    }
    if (begins(head, 'B', 'Z', 'h')) {
      throw new BadIndex("is made by bzip2; unpack it first: bzip2 -dk FILE");
    }
    return file;
  }

  private static boolean begins(byte[] head, int... bytes) {
    if (head.length < bytes.length) {
      return false;
    }
    for (int at = 0; at < bytes.length; at++) {
      if ((head[at] & 0xFF) != bytes[at]) {
        return false;
      }
    }
    return true;
  }

  /// Ends what gzip could blow up without end.
  private static final class Bounded extends InputStream {
    private final InputStream in;
    private long left = LARGEST;

    Bounded(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
      int read = in.read(bytes, from, count);
      left -= Math.max(0, read);
      if (left < 0) {
        throw new BadIndex("is larger than 4 GiB");
      }
      return read;
    }
  }
}
