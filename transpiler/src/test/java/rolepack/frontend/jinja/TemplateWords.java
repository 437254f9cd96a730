package rolepack.frontend.jinja;

/// The words that random templates are made of: names (the first six usual ones), literals,
/// operators and plain text, with those that Jinja2 reads in an odd way.
final class TemplateWords {
  static final String[] NAMES = {
    "a",
    "b",
    "c",
    "foo",
    "x1",
    "_y",
    "loop",
    "caller",
    "varargs",
    "self",
    "range",
    "ns",
    "item",
    "été",
    "名",
    "if",
    "else",
    "in",
    "is",
    "and",
    "or",
    "not",
    "recursive",
    "with",
    "context",
    "ignore",
    "missing",
    "as",
    "import",
    "scoped",
    "required",
    "true",
    "None",
    "set",
    "endfor"
  };
  static final String[] LITERALS = {
    "0",
    "1",
    "42",
    "1_000",
    "0x1F",
    "0o17",
    "0b10",
    "00",
    "1.5",
    "1e3",
    "2.5E-2",
    "1_0.2_5",
    "''",
    "'t'",
    "\"it's\"",
    "'a' 'b'",
    "'\\n\\t\\\\'",
    "'\\x41\\u00e9'",
    "'\\d\\é'",
    "'ü{{'",
    "\"%}\"",
    "true",
    "False",
    "none",
    "None",
    "'\\101'",
    "'line\nbreak'",
    "'\\N{BULLET}'"
  };
  static final String[] OPERATORS = {
    "+",
    "-",
    "*",
    "/",
    "//",
    "%",
    "**",
    "~",
    "==",
    "!=",
    "<",
    "<=",
    ">",
    ">=",
    " in ",
    " not in ",
    " and ",
    " or "
  };
  static final String[] TEXTS = {
    "", " ", "\n", "\n\n", "  \n  ", "text", " { ", "}", "%", "#", "\t", "a\n  ", "é\n", "{ }",
    "\r\n", "\u00a0", "}}", "-", "😀", "\\"
  };

  private TemplateWords() {}
}
