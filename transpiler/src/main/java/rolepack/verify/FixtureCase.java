package rolepack.verify;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import rolepack.ir.Configuration.Word;
import rolepack.source.SourceSpan;

/// A folder with an input and the output that is expected of it.
///
/// ```
/// case.yml       what it shows (the comment in its first line), and the keys below
/// role/ or repo/ the input: one role, or a whole repository
/// expected/      what comes out
/// ```
///
/// @param name the folder, relative to where the search began
/// @param shows the comment, without its `#`
/// @param role `role: lantern`, the name of the role in `role/`; the folder's where it is not said
/// @param prefix `prefix: acme`
/// @param variables `variables: {a: b}`, the variables of the play that runs `role/`
/// @param pinned `pinned: [a]`, variables that are build-time values
/// @param options `options: [--bake]`, words of the command line; a key `machine`, which says what
///   machine the role runs on, is read by the tests that run it
public record FixtureCase(
    String name,
    Path folder,
    String shows,
    String role,
    Optional<String> prefix,
    Optional<SourceSpan> variables,
    List<Word> pinned,
    List<String> options) {
  public FixtureCase {
    Objects.requireNonNull(folder);
    pinned = List.copyOf(pinned);
    options = List.copyOf(options);
  }

  /// The role that is the input, where it is one.
  public Path roleFolder() {
    return folder.resolve("role");
  }

  /// The repository that is the input, where it is one.
  public Path repositoryFolder() {
    return folder.resolve("repo");
  }

  /// The output that is expected.
  public Path expectedFolder() {
    return folder.resolve("expected");
  }
}
