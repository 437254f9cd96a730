package rolepack.rewrite.gotemplate;

import java.util.List;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.gotemplate.GoNode;
import rolepack.ir.gotemplate.Pipeline;
import rolepack.ir.gotemplate.Position;

/// Lists of hosts, sorted and compared: their JSON is taken apart where there is nothing else that
/// makes a list of lists.
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

  /// `hosts|sort`. A scratch pad has the values of a map in the order of their keys.
  GoExpr sorted(GoExpr hosts) {
    if (!lowering.profile().has("scratch")) {
      return taken(hosts);
    }
    Object key = List.of("sorted", hosts);
    return (GoExpr)
        lowering
            .preparations()
            .made(key, false)
            .orElseGet(
                () -> {
                  String pad = lowering.prologue().fresh(nameOf("sorted", hosts)).substring(1);
                  lowering.preparations().add(List.of(byName(pad, hosts)));
                  GoExpr sorted = Cell.scratch("MapValues", pad);
                  lowering.preparations().keep(key, sorted);
                  return sorted;
                });
  }

  private static GoNode byName(String pad, GoExpr hosts) {
    GoExpr host = new GoExpr.Dot(Position.NONE);
    GoExpr put = Cell.scratch("MapSet", pad, GoCode.member(host, "name"), host);
    return new GoNode.Range(
        Pipeline.of(hosts), List.of(new GoNode.Action(Pipeline.of(put))), List.of());
  }

  private GoExpr taken(GoExpr hosts) {
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
    return lowering.prologue().shared(nameOf(what, of), value);
  }

  private static String nameOf(String what, GoExpr... of) {
    StringBuilder name = new StringBuilder(what);
    for (GoExpr each : of) {
      name.append('_').append(LowerTopology.clean(LowerTopology.describe(each)));
    }
    return name.toString();
  }

  private static GoExpr replace(GoExpr text, String pattern, String replacement) {
    return LowerTextFilters.replace(text, pattern, replacement);
  }
}
