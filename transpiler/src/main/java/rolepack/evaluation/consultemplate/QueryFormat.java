package rolepack.evaluation.consultemplate;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rolepack.evaluation.gotemplate.GoFunctionError;
import rolepack.generated.functions.ConsulTemplateVersion;

/// How a version reads the texts that name keys, services and nodes: `prod.web@dc1|any`.
record QueryFormat(ConsulTemplateVersion version) {
  private static final String DATACENTER = "(?:@(?<dc>[\\w.-]+))?";
  private static final String NEAR = "(?:~(?<near>[\\w.-]+))?";

  private static final Pattern KEY = Pattern.compile("(?<name>[^@]+)(?:@(?<dc>.+))?");
  private static final Pattern LATER_KEY = Pattern.compile("/?(?<name>[^@]+)" + DATACENTER);
  private static final Pattern PREFIX = Pattern.compile("(?<name>[\\w.:/-]+)?" + DATACENTER);
  private static final Pattern PREFIX_WITH_COMMA =
      Pattern.compile("(?<name>[\\w,.:/-]+)?" + DATACENTER);
  private static final Pattern SERVICE =
      Pattern.compile("(?:(?<tag>[\\w.-]+)\\.)?(?<name>[\\w/-]+)" + DATACENTER + "(?::[0-9]+)?");
  private static final String LATER_SERVICE =
      "\\.)?(?<name>[\\w-]+)" + DATACENTER + NEAR + "(?:\\|(?<filter>[\\w,]+))?";
  private static final Pattern NARROW_SERVICE =
      Pattern.compile("(?:(?<tag>[\\w.-]+)" + LATER_SERVICE);
  private static final Pattern WIDE_SERVICE =
      Pattern.compile("(?:(?<tag>[\\w=:.-]+)" + LATER_SERVICE);
  private static final Pattern ONLY_DATACENTER = Pattern.compile(DATACENTER);
  private static final Pattern NODES = Pattern.compile(DATACENTER + NEAR);
  private static final Pattern NODE = Pattern.compile("(?<name>[\\w.-]+)" + DATACENTER);

  /// What a text names.
  ///
  /// @param filter the statuses after `|`
  record Query(String name, String datacenter, String tag, String near, String filter) {
    /// Without a slash at the beginning, which Consul takes away.
    private Query rooted() {
      return name.startsWith("/")
          ? new Query(name.substring(1), datacenter, tag, near, filter)
          : this;
    }

    /// The name with its data centre, where it has one.
    String place() {
      return datacenter.isEmpty() ? name : name + "@" + datacenter;
    }

    /// Whether it asks the data centre that there is.
    boolean isHere() {
      return datacenter.isEmpty() || datacenter.equals(ConsulData.DATACENTER);
    }
  }

  Query key(String text) throws GoFunctionError {
    if (text.indexOf('@') < 0 && text.length() > 1) {
      return new Query(text, "", "", "", "").rooted();
    }
    return Change.MISSING_KEYS_BLOCK.isIn(version)
        ? match(LATER_KEY, text).orElseThrow(() -> invalid("kv.get", text))
        : match(KEY, text).orElseThrow(() -> wrong("invalid key dependency format")).rooted();
  }

  /// The name ends with a slash in the version that adds one.
  Query prefix(String text) throws GoFunctionError {
    if (Change.WIDE_PREFIXES.isIn(version)) {
      return match(LATER_KEY, text).orElseThrow(() -> invalid("kv.list", text)).rooted();
    }
    boolean comma = Change.PREFIXES_WITHOUT_SLASH.isIn(version);
    Query query =
        match(comma ? PREFIX_WITH_COMMA : PREFIX, text)
            .orElseThrow(() -> wrong("invalid key prefix dependency format"));
    String name = query.name().isEmpty() ? "/" : query.name();
    name = name.length() > 1 && name.startsWith("/") ? name.substring(1) : name;
    boolean slash = Change.PREFIXES_WITH_SLASH.isIn(version) && !comma;
    name = name.endsWith("/") || !slash ? name : name + "/";
    return new Query(name.equals("/") ? "" : name, query.datacenter(), "", "", "");
  }

  Query service(String text) throws GoFunctionError {
    if (!Change.FILTER_IN_THE_NAME.isIn(version)) {
      return match(SERVICE, text)
          .orElseThrow(() -> wrong("invalid health service dependency format"));
    }
    return match(Change.WIDE_TAGS.isIn(version) ? WIDE_SERVICE : NARROW_SERVICE, text)
        .orElseThrow(() -> invalid("health.service", text));
  }

  Query services(String text) throws GoFunctionError {
    return Change.MISSING_KEYS_BLOCK.isIn(version)
        ? match(ONLY_DATACENTER, text).orElseThrow(() -> invalid("catalog.services", text))
        : match(ONLY_DATACENTER, text)
            .orElseThrow(() -> wrong("invalid catalog service dependency format"));
  }

  Query nodes(String text) throws GoFunctionError {
    return Change.MISSING_KEYS_BLOCK.isIn(version)
        ? match(NODES, text).orElseThrow(() -> invalid("catalog.nodes", text))
        : match(ONLY_DATACENTER, text).orElseThrow(() -> wrong("invalid node dependency format"));
  }

  /// @param text empty for the machine itself
  Query node(String text) throws GoFunctionError {
    if (text.isEmpty() || !Change.MISSING_KEYS_BLOCK.isIn(version)) {
      return new Query(text, "", "", "", "");
    }
    return match(NODE, text).orElseThrow(() -> invalid("catalog.node", text));
  }

  private static Optional<Query> match(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new Query(
                group(matcher, "name"),
                group(matcher, "dc"),
                group(matcher, "tag"),
                group(matcher, "near"),
                group(matcher, "filter")))
        : Optional.empty();
  }

  private static String group(Matcher matcher, String name) {
    if (!matcher.pattern().namedGroups().containsKey(name)) {
      return "";
    }
    String text = matcher.group(name);
    return text == null ? "" : text;
  }

  private static GoFunctionError invalid(String query, String text) {
    return wrong(query + ": invalid format: " + Printing.quote(text));
  }

  private static GoFunctionError wrong(String message) {
    return new GoFunctionError(message);
  }
}
