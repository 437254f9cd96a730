package rolepack.evaluation.consultemplate;

import static rolepack.evaluation.consultemplate.SprigTable.BOOL;
import static rolepack.evaluation.consultemplate.SprigTable.TEXT;

import java.util.ArrayList;
import java.util.List;
import rolepack.evaluation.gotemplate.GoValue;

/// Sprig's functions on paths; those of the operating system are Linux's.
final class SprigPaths {
  private SprigPaths() {}

  static void addTo(SprigTable table) {
    for (String[] names :
        new String[][] {
          {"base", "dir", "clean", "ext", "isAbs"},
          {"osBase", "osDir", "osClean", "osExt", "osIsAbs"}
        }) {
      table.addText(names[0], SprigPaths::base);
      table.addText(names[1], SprigPaths::directory);
      table.addText(names[2], SprigPaths::clean);
      table.addText(names[3], SprigPaths::extension);
      table.add(
          names[4], BOOL, List.of(TEXT), a -> GoValue.of(Arguments.text(a, 0).startsWith("/")));
    }
  }

  private static String base(String path) {
    if (path.isEmpty()) {
      return ".";
    }
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return end == 0 ? "/" : path.substring(path.lastIndexOf('/', end - 1) + 1, end);
  }

  private static String directory(String path) {
    return clean(path.substring(0, path.lastIndexOf('/') + 1));
  }

  private static String extension(String path) {
    int dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/') ? path.substring(dot) : "";
  }

  private static String clean(String path) {
    boolean rooted = path.startsWith("/");
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/")) {
      if (part.equals("..")) {
        if (!parts.isEmpty() && !parts.getLast().equals("..")) {
          parts.removeLast();
        } else if (!rooted) {
          parts.add(part);
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    String joined = String.join("/", parts);
    return rooted ? "/" + joined : joined.isEmpty() ? "." : joined;
  }
}
