package rolepack.analysis;

/// A thing on the machine that a task reads or writes.
public sealed interface Resource {
  /// Stands for every account, service or word, where the name is not known.
  String ANY = "*";

  /// How reports name it.
  String text();

  /// A file, or a folder with all that is below it.
  ///
  /// @param path absolute, without a slash at its end; `/` with `tree` stands for any path
  record Path(String path, boolean tree) implements Resource {
    @Override
    public String text() {
      return path;
    }
  }

  /// A folder that is made where it is not there, and left as it is otherwise. Whether a package
  /// brings it before or after makes no difference: rpm gives it the package's mode and owner in
  /// both cases.
  ///
  /// @param path absolute, without a slash at its end
  record Folder(String path) implements Resource {
    @Override
    public String text() {
      return path;
    }
  }

  /// A package of the distribution.
  ///
  /// @param removed whether it goes, so that nobody asks where packages come from
  record Package(String name, boolean removed) implements Resource {
    public Package(String name) {
      this(name, false);
    }

    @Override
    public String text() {
      return "the package " + name;
    }
  }

  /// A user or a group.
  record Account(String name) implements Resource {
    @Override
    public String text() {
      return "the account " + name;
    }
  }

  /// A service.
  record Service(String name) implements Resource {
    @Override
    public String text() {
      return "the service " + name;
    }
  }

  /// A word that a command of unknown effects is given: it may name an account, a service or a
  /// package.
  record Word(String word) implements Resource {
    @Override
    public String text() {
      return word;
    }
  }

  /// Anything at all.
  record Everything() implements Resource {
    @Override
    public String text() {
      return "something that is not known";
    }
  }

  /// Whether two resources may be the same thing, or one may hold the other.
  default boolean meets(Resource other) {
    return switch (this) {
      case Everything _ -> true;
      case Path(String path, boolean tree) ->
          other instanceof Everything
              || other instanceof Path(String otherPath, boolean otherTree)
                  && (path.equals(otherPath)
                      || tree && isBelow(otherPath, path)
                      || otherTree && isBelow(path, otherPath))
              || other instanceof Folder(String folder)
                  && (path.equals(folder) || tree && isBelow(folder, path))
              || other instanceof Package(String name, boolean removed)
                  && ofPackage(path, name, removed);
      case Folder(String folder) ->
          other instanceof Everything
              || other instanceof Path(String path, boolean tree)
                  && (path.equals(folder) || tree && isBelow(folder, path));
      case Package(String name, boolean removed) ->
          switch (other) {
            case Everything _ -> true;
            case Folder _ -> false;
            case Package(String otherName, _) -> name.equals(otherName);
            case Path(String path, _) -> ofPackage(path, name, removed);
            case Account(String account) -> PackageNames.isNamed(name, account);
            case Service(String service) -> PackageNames.isNamed(name, service);
            case Word(String word) -> PackageNames.isNamed(name, word);
          };
      case Account(String name) ->
          meetsNamed(other, name) || other instanceof Account(String it) && same(name, it);
      case Service(String name) ->
          meetsNamed(other, name) || other instanceof Service(String it) && same(name, it);
      case Word(String word) ->
          switch (other) {
            case Everything _ -> true;
            case Path _, Folder _ -> false;
            case Package(String name, _) -> PackageNames.isNamed(name, word);
            case Account(String name) -> name.equals(word);
            case Service(String name) -> name.equals(word);
            case Word _ -> false;
          };
    };
  }

  /// A package may own a path, and is found through the package manager's sources.
  private static boolean ofPackage(String path, String name, boolean removed) {
    boolean source = path.startsWith("/etc/yum.repos.d/") || path.startsWith("/etc/apt/");
    return source ? !removed : PackageNames.mayOwn(name, path);
  }

  private static boolean meetsNamed(Resource other, String name) {
    return other instanceof Everything
        || other instanceof Word(String word) && word.equals(name)
        || other instanceof Package(String it, _) && PackageNames.isNamed(it, name);
  }

  private static boolean same(String one, String other) {
    return one.equals(other) || one.equals(ANY) || other.equals(ANY);
  }

  private static boolean isBelow(String path, String folder) {
    return folder.equals("/") || path.startsWith(folder + "/");
  }
}
