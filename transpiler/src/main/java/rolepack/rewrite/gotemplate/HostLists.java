package rolepack.rewrite.gotemplate;

import rolepack.ir.gotemplate.GoExpr;

/// Lists of hosts, sorted and compared: their JSON is taken apart, as there is nothing else before
/// sprig that makes a list of lists.
///
/// A host's entry may hold dicts, but no dicts in them. A JSON object is in the byte order of its
/// members' names, so that one with the hosts' names sorts them.
final class HostLists {
  private static final String STRING = "\"(?:[^\"\\\\]|\\\\.)*\"";
  private static final String FLAT = "\\{(?:[^{}\"]|" + STRING + ")*\\}";
  private static final String MEMBERS = "(?:[^{}\"]|" + STRING + "|" + FLAT + ")*";
  private static final String ENTRY = "\\{" + MEMBERS + "\\}";

  private final Lowering lowering;

  HostLists(Lowering lowering) {
    this.lowering = lowering;
  }

  /// What matches the entry of a host with a name.
  private static String named(String name) {
    return "\\{" + MEMBERS + "\"name\":" + name + MEMBERS + "\\}";
  }

  /// `hosts|sort`.
  GoExpr sorted(GoExpr hosts) {
    GoExpr byName =
        replace(GoCode.pipe(hosts, "toJSON"), "(" + named("(" + STRING + ")") + ")", "${2}:${1}");
    GoExpr object = GoCode.pipe(replace(replace(byName, "^\\[", "{"), "\\]$", "}"), "parseJSON");
    GoExpr entries = replace(GoCode.pipe(object, "toJSON"), STRING + ":(" + ENTRY + ")", "${1}");
    GoExpr list = replace(replace(entries, "^\\{", "["), "\\}$", "]");
    return variable("sorted", GoCode.pipe(list, "parseJSON"), hosts);
  }

  /// The names of hosts.
  GoExpr names(GoExpr hosts) {
    return variable(
        "names",
        GoCode.pipe(
            replace(GoCode.pipe(hosts, "toJSON"), named("(" + STRING + ")"), "${1}"), "parseJSON"),
        hosts);
  }

  /// `hosts|intersect(others)`, or what is in the first list only.
  GoExpr common(GoExpr hosts, GoExpr others, boolean wanted) {
    GoExpr names =
        replace(
            replace(
                replace(GoCode.pipe(others, "toJSON"), named("(" + STRING + ")") + ",?", "${1}|"),
                "^\\[|\\]$",
                ""),
            "[.+*?()\\[\\]{}^$\\\\]",
            "\\${0}");
    GoExpr alternatives = variable("names", names, others);
    String match = named("(?:%s\"/\")") + ",?";
    String any = ENTRY + ",?";
    GoExpr pattern =
        GoExpr.call(
            "printf",
            GoExpr.text(wanted ? "(" + match + ")|" + any : match + "|(" + any + ")"),
            alternatives);
    GoExpr kept =
        replace(
            GoCode.pipe(
                GoCode.pipe(hosts, "toJSON"), "regexReplaceAll", pattern, GoExpr.text("${1}")),
            ",\\]$",
            "]");
    return variable(wanted ? "common" : "without", GoCode.pipe(kept, "parseJSON"), hosts, others);
  }

  private GoExpr variable(String what, GoExpr value, GoExpr... of) {
    StringBuilder name = new StringBuilder(what);
    for (GoExpr each : of) {
      name.append('_').append(LowerTopology.clean(LowerTopology.describe(each)));
    }
    return lowering.prologue().shared(name.toString(), value);
  }

  private static GoExpr replace(GoExpr text, String pattern, String replacement) {
    return LowerTextFilters.replace(text, pattern, replacement);
  }
}
