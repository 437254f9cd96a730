package rolepack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import rolepack.cli.Environment;
import rolepack.cli.Main;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// What one run of `convert` gave: its exit code, what it printed and the folder that it wrote.
///
/// @param text standard output
/// @param messages standard error
record ConvertedRepository(Path output, int exit, String text, String messages) {
  /// Runs the command line in this process.
  static ConvertedRepository convert(Path repository, Path output, String... options) {
    List<String> words =
        new ArrayList<>(List.of("convert", repository.toString(), "-o", output.toString()));
    words.addAll(List.of(options));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Environment environment = new Environment(Map.of(), Path.of(""), false, false);
    int exit =
        Main.run(
            words.toArray(String[]::new), new PrintStream(out), new PrintStream(err), environment);
    return new ConvertedRepository(
        output, exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /// A file below the output folder.
  String file(String path) {
    try {
      return Files.readString(output.resolve(path));
    } catch (IOException problem) {
      throw new AssertionError("no " + path + " in the output", problem);
    }
  }

  /// `report.json`.
  JsonNode report() {
    return new ObjectMapper().readTree(file("report.json"));
  }

  /// The roles of the report, by name.
  Map<String, JsonNode> roles() {
    Map<String, JsonNode> byName = new TreeMap<>();
    report().get("roles").forEach(each -> byName.put(each.get("name").asString(), each));
    return byName;
  }

  /// Every task and handler of the report, as the oracle `items.py` prints them.
  List<String> items() {
    List<String> items = new ArrayList<>();
    for (JsonNode role : report().get("roles")) {
      for (JsonNode item : role.get("items")) {
        items.add(
            "%s %s %s:%d-%d"
                .formatted(
                    role.get("name").asString(),
                    item.get("kind").asString(),
                    item.get("file").asString(),
                    item.get("startLine").asInt(),
                    item.get("endLine").asInt()));
      }
    }
    return items;
  }

  /// The names of all packages.
  List<String> packages() throws IOException {
    try (Stream<Path> folders = Files.list(output.resolve("packages"))) {
      return folders.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  /// A package's spec, as hammer reads it.
  @SuppressWarnings("unchecked")
  Map<String, Object> spec(String name) {
    return (Map<String, Object>)
        new Load(LoadSettings.builder().build())
            .loadFromString(file("packages/" + name + "/spec.yml"));
  }

  /// The names that a package depends on, without versions.
  List<String> dependencies(String name) {
    return ((List<?>) spec(name).getOrDefault("depends", List.of()))
        .stream().map(each -> each.toString().split(" ")[0]).toList();
  }

  /// A script of a package; empty where it has none.
  String script(String name, String phase) {
    Map<?, ?> scripts = (Map<?, ?>) spec(name).getOrDefault("scripts", Map.of());
    return scripts.containsKey(phase) ? scripts.get(phase).toString() : "";
  }

  /// The paths on the machine that a package lays down or puts in place.
  List<String> payload(String name) {
    List<String> paths = new ArrayList<>();
    for (JsonNode each : report().get("packages")) {
      if (each.get("name").asString().equals(name)) {
        each.get("files").forEach(path -> paths.add(inPlace(path.asString(), name)));
      }
    }
    return paths;
  }

  /// Files that another package may own lie beside, and a script puts them in place.
  private static String inPlace(String path, String name) {
    String beside = "/usr/share/" + name + "/files";
    return path.startsWith(beside) ? path.substring(beside.length()) : path;
  }

  /// Everything below a folder: its type, its mode and what it holds, by path.
  static SortedMap<String, String> tree(Path folder) throws IOException {
    SortedMap<String, String> tree = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path each : (Iterable<Path>) paths::iterator) {
        tree.put(folder.relativize(each).toString(), content(each));
      }
    }
    return tree;
  }

  private static String content(Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      return "link to " + Files.readSymbolicLink(path);
    }
    String mode = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS).toString();
    if (Files.isDirectory(path)) {
      return "folder " + mode;
    }
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      return "other " + mode;
    }
    byte[] bytes = Files.readAllBytes(path);
    return "file " + mode + " " + bytes.length + " " + hash(bytes);
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
