package rolepack.frontend.contents;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// Reads Debian's `Contents-ARCHITECTURE`: a path and the packages that bring it in every line,
/// `etc/sudoers admin/sudo,admin/sudo-ldap`. Older ones have a text before the first path, which
/// ends with the line `FILE LOCATION`.
final class DebianContents {
  private static final int LONGEST_LINE = 1 << 16;
  private static final int LONGEST_HEAD = 200;

  private final InputStream in;
  private final Questions questions;
  private final byte[] buffer = new byte[1 << 16];
  private final byte[] line = new byte[LONGEST_LINE];
  private int length;
  private long number;
  private long wrong;
  private boolean paths;

  DebianContents(InputStream in, Questions questions) {
    this.in = in;
    this.questions = questions;
  }

  void read() throws IOException {
    int count = in.read(buffer);
    while (count >= 0) {
      for (int at = 0; at < count; at++) {
        if (buffer[at] == '\n') {
          end();
        } else if (length == LONGEST_LINE) {
          throw new BadIndex("has a line without end", number + 1);
        } else {
          line[length++] = buffer[at];
        }
      }
      count = in.read(buffer);
    }
    if (length > 0) {
      end();
    }
    if (wrong > 0) {
      throw new BadIndex("is no list of paths and packages", wrong);
    }
  }

  private void end() throws BadIndex {
    number++;
    int to = length;
    length = 0;
    while (to > 0 && isBlank(line[to - 1])) {
      to--;
    }
    if (to == 0) {
      return;
    }
    int names = to;
    while (names > 0 && !isBlank(line[names - 1])) {
      names--;
    }
    int end = names;
    while (end > 0 && isBlank(line[end - 1])) {
      end--;
    }
    if (!paths && isHeading(end, names, to)) {
      wrong = 0;
      paths = true;
    } else if (end == 0 || !arePackages(names, to)) {
      // What stands before the heading may be any text.
      if (paths || number > LONGEST_HEAD) {
        throw new BadIndex("is no list of paths and packages", number);
      }
      wrong = wrong == 0 ? number : wrong;
    } else if (wrong == 0) {
      path(end, names, to);
    }
  }

  private void path(int end, int names, int to) {
    int from = 0;
    if (end > 2 && line[0] == '.' && line[1] == '/') {
      from = 2;
    } else if (line[0] == '/') {
      from = 1;
    }
    int start = names;
    for (int at = names; at <= to; at++) {
      if (at == to || line[at] == ',') {
        questions.packageName(line, start, at);
        start = at + 1;
      } else if (line[at] == '/') {
        start = at + 1;
      }
    }
    questions.path(line, from, end, () -> packages(names, to));
  }

  private List<String> packages(int from, int to) {
    List<String> found = new ArrayList<>();
    String text = new String(line, from, to - from, java.nio.charset.StandardCharsets.US_ASCII);
    for (String each : text.split(",")) {
      found.add(each.substring(each.lastIndexOf('/') + 1));
    }
    return found;
  }

  private boolean isHeading(int end, int names, int to) {
    return end == 4
        && names > end
        && text(0, end).equals("FILE")
        && text(names, to).equals("LOCATION");
  }

  private String text(int from, int to) {
    return new String(line, from, to - from, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  /// `section/name`, or the bare name, and more of them after commas.
  private boolean arePackages(int from, int to) {
    boolean name = false;
    for (int at = from; at < to; at++) {
      int each = line[at];
      boolean inName =
          each >= 'a' && each <= 'z'
              || each >= 'A' && each <= 'Z'
              || each >= '0' && each <= '9'
              || each == '+'
              || each == '.'
              || each == '-'
              || each == '_'
              || each == ':';
      if (!inName && each != '/' && each != ',' || each == ',' && !name) {
        return false;
      }
      name = inName;
    }
    return name;
  }

  private static boolean isBlank(byte each) {
    return each == ' ' || each == '\t' || each == '\r';
  }
}
