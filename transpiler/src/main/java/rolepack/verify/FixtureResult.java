package rolepack.verify;

import java.util.List;

/// How the check of one fixture ended.
public sealed interface FixtureResult {
  /// The fixture's folder, relative to where the search began.
  String name();

  /// The word that stands before the name.
  String word();

  /// Everything as expected.
  record AsExpected(String name) implements FixtureResult {
    @Override
    public String word() {
      return "ok";
    }
  }

  /// Something else came out.
  record Different(String name, List<FixtureDifference> differences) implements FixtureResult {
    public Different {
      differences = List.copyOf(differences);
    }

    @Override
    public String word() {
      return differences.stream().allMatch(each -> each instanceof FixtureDifference.New)
          ? "new"
          : "differs";
    }
  }

  /// The fixture itself is wrong.
  record Unusable(String name, String sentence) implements FixtureResult {
    @Override
    public String word() {
      return "unusable";
    }
  }

  /// The conversion did not end; the bug is reported already.
  record Crashed(String name) implements FixtureResult {
    @Override
    public String word() {
      return "crashed";
    }
  }
}
