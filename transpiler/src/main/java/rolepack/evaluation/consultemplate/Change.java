package rolepack.evaluation.consultemplate;

import rolepack.generated.functions.ConsulTemplateVersion;

/// What consul-template's functions began to do differently, and in which version; where the
/// version between two recorded ones is not known, the first that the change log allows.
enum Change {
  /// `key` waits for a missing key; before, it is an empty text.
  MISSING_KEYS_BLOCK(0, 18, 0),
  /// `keyOrDefault` takes its default for an empty value too; before, only for a missing key.
  EMPTY_VALUES_TAKE_THE_DEFAULT(0, 18, 0),
  /// `ls "a"` lists what begins with `a/`; before, with `a`.
  PREFIXES_WITH_SLASH(0, 15, 0),
  /// `ls "a"` lists what begins with `a` again.
  PREFIXES_WITHOUT_SLASH(0, 16, 0),
  /// `ls` takes every character; before, letters, digits and some signs.
  WIDE_PREFIXES(0, 18, 0),
  /// Errors of `explode` begin with its name.
  ERRORS_OF_EXPLODE_ARE_NAMED(0, 18, 0),
  /// `service "web|any"` instead of only `service "web" "any"`.
  FILTER_IN_THE_NAME(0, 18, 0),
  /// The list of a service has no `Contains`.
  TAGS_ARE_PLAIN(0, 18, 0),
  /// `in` and `contains` look into lists of values of any type.
  LISTS_OF_ANYTHING_ARE_SEARCHED(0, 18, 0),
  /// The name of a template is empty, and messages begin with `parse:` or `execute:`.
  TEMPLATES_WITHOUT_NAME(0, 18, 0),
  /// Nodes know their metadata and addresses; so do services.
  NODES_HAVE_META(0, 18, 1),
  /// A key that a map lacks is `nil`; before, it has no value at all.
  MISSING_FIELDS_ARE_NIL(0, 19, 1),
  /// The services of a node know their addresses.
  NODE_SERVICES_HAVE_ADDRESSES(0, 16, 0),
  /// Services know their own metadata.
  SERVICES_HAVE_META(0, 20, 0),
  /// `loop` takes every whole number and texts; before, only `int64`.
  LOOP_TAKES_ANY_NUMBER(0, 21, 2),
  /// `=` and `:` may stand in the tag of a service.
  WIDE_TAGS(0, 22, 0),
  /// `toJSONPretty`, `toYAML` and `toTOML` take every value; before, only maps.
  EVERYTHING_CAN_BE_ENCODED(0, 20, 0),
  /// `node` gives any value; before, a pointer that can be nil.
  NODE_IS_ANY_VALUE(0, 20, 0),
  /// Services have weights and tagged addresses.
  SERVICES_HAVE_WEIGHTS(0, 23, 0),
  /// `timestamp "unix"`.
  UNIX_TIMESTAMP(0, 11, 1),
  /// YAML writes texts as `1e3` without quotes.
  EXPONENTS_WITHOUT_SIGN_ARE_TEXT(0, 19, 4),
  /// YAML writes texts as `1e3` and `2001-01-01` in quotes.
  TIMES_ARE_QUOTED(0, 21, 0),
  /// The messages of errors are printed as formats, so that `%` in them is garbled.
  MESSAGES_ARE_FORMATS(0, 20, 0),
  /// `toTitle` goes by Unicode's words; before, by white space and punctuation.
  TITLES_BY_UNICODE(0, 29, 6);

  private final ConsulTemplateVersion since;

  Change(int major, int minor, int patch) {
    this.since = new ConsulTemplateVersion(major, minor, patch);
  }

  boolean isIn(ConsulTemplateVersion version) {
    return version.compareTo(since) >= 0;
  }
}
