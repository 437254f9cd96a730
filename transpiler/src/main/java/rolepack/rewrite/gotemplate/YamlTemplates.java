package rolepack.rewrite.gotemplate;

import java.util.List;
import java.util.Map;
import rolepack.frontend.gotemplate.GoTemplateParser;
import rolepack.frontend.gotemplate.ParseOutcome;
import rolepack.ir.gotemplate.GoNode;

/// Templates that write a value as YAML, as libyaml's emitter does it: one for collections, which
/// calls itself, and one for a line.
///
/// The first is given a dict with the value `v`, the indentation `in` of its lines, and `at`, with
/// which the first one begins. A line has a key `k` or none, and a value unless its value is
/// `below`; `in` is the indentation of the lines that it may need besides the first. The end of the
/// line before is `|`, so that the last line does not end.
final class YamlTemplates {
  private static final String PRINTABLE =
      "\\x20-\\x7e\\x{a0}-\\x{2027}\\x{202a}-\\x{d7ff}\\x{e000}-\\x{fefe}\\x{ff00}-\\x{fffd}";

  /// What ends a line and needs no escape.
  private static final String BREAKS = "\\n\\x{2028}\\x{2029}";

  /// Texts that would be read back as something else.
  private static final String READ_OTHERWISE =
      "yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF"
          + "|~|null|Null|NULL|=|<<"
          + "|[-+]?0b[01_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+"
          + "|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+"
          + "|[-+]?[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+][0-9]+)?|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?"
          + "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*"
          + "|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)"
          + "|[0-9]{4}-[0-9]{2}-[0-9]{2}"
          + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \\t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}"
          + "(?:\\.[0-9]*)?(?:[ \\t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?";

  /// Texts that need quotes.
  private static final String QUOTED =
      "^(?:%s)?$|^[ #,\\[\\]{}&*!|>'\"%%@\\x60]|^[-?:](?: |$)|^---|^\\.\\.\\.|: |:$| #| $|[^%s]"
          .formatted(READ_OTHERWISE, PRINTABLE);

  /// Texts that need double quotes.
  private static final String ESCAPED =
      "[^%s%s]| [%s]|[%s] ".formatted(PRINTABLE, BREAKS, BREAKS, BREAKS);

  /// A space at which a line may end is `\x01`, one at which it does is `\x02`.
  private static final String TEXT =
      """
      {{ define "NAME" -}}
      {{- $in := .in -}}
      {{- $at := .at -}}
      {{- $type := printf "%T" .v -}}
      {{- if and .v (eq $type "map[string]interface {}") -}}
      {{- $first := .v | toJSON | regexReplaceAll `(?s)^\\{("(?:[^"\\\\]|\\\\.)*").*$` "${1}" -}}
      {{- range $k, $v := .v -}}
      {{- $type := printf "%T" $v -}}
      {{- $start := printf "%v:%s:%s" (eq ($k | toJSON) $first) $at $in | regexReplaceAll `^true:(.*):.*$|^false:.*:(.*)$` "${1}${2}" -}}
      {{- $below := and $v (eq $type "map[string]interface {}" "[]interface {}") -}}
      {{- template "NAME line" (printf `{"at":"%s","k":%s,"v":%s,"in":"%sSTEP","below":%v}` $start ($k | toJSON) ($v | toJSON) $in (not (not $below)) | parseJSON) -}}
      {{- if $below -}}
      {{- $deeper := or (and (eq $type "map[string]interface {}") (printf "%sSTEP" $in)) $in -}}
      {{- template "NAME" (printf `{"v":%s,"in":"%s","at":"%s"}` ($v | toJSON) $deeper $deeper | parseJSON) -}}
      {{- end -}}
      {{- end -}}
      {{- else if and .v (eq $type "[]interface {}") -}}
      {{- range $i, $v := .v -}}
      {{- $start := printf "%v:%s:%s" (eq $i 0) $at $in | regexReplaceAll `^true:(.*):.*$|^false:.*:(.*)$` "${1}${2}" -}}
      {{- if and $v (eq (printf "%T" $v) "map[string]interface {}" "[]interface {}") -}}
      {{- template "NAME" (printf `{"v":%s,"in":"%sSTEP","at":"%sDASH"}` ($v | toJSON) $in $start | parseJSON) -}}
      {{- else -}}
      {{- template "NAME line" (printf `{"at":"%s- ","k":null,"v":%s,"in":"%sSTEP","below":false}` $start ($v | toJSON) $in | parseJSON) -}}
      {{- end -}}
      {{- end -}}
      {{- else -}}
      {{- template "NAME line" (printf `{"at":"%s","k":null,"v":%s,"in":"%sSTEP","below":false}` .at (.v | toJSON) .in | parseJSON) -}}
      {{- end -}}
      {{- end }}
      {{ define "NAME line" -}}
      {{- $quoted := `QUOTED` -}}
      {{- $escaped := `ESCAPED` -}}
      {{- $at := .at | regexReplaceAll `^\\|` "\\n" -}}
      {{- $in := .in | replaceAll "|" "" -}}
      {{- $k := or .k "" -}}
      {{- $name := or (and (not (regexMatch $quoted $k)) $k) (and (not (regexMatch `ESCAPED|[BREAKS]` $k)) (printf "'%s'" ($k | replaceAll "'" "''"))) (printf "\\"%s\\"" ($k ESCAPES)) -}}
      {{- $start := or (and (eq (printf "%T" .k) "string") (printf "%s%s: " $at $name)) $at -}}
      {{- if .below -}}
      {{- printf "%s%s:" $at $name BASE -}}
      {{- else if eq (printf "%T" .v) "string" -}}
      {{- $words := .v | regexReplaceAll `([^ \\x01]) ([^ ])` "${1}\\x01${2}" | regexReplaceAll `([^ \\x01]) ([^ ])` "${1}\\x01${2}" -}}
      {{- $single := $words | replaceAll "'" "''" | regexReplaceAll `(\\n)([BREAKS]*)|([BREAKS]+)` (printf "${1}${1}${2}${3}%s" $in) -}}
      {{- $double := .v ESCAPES | regexReplaceAll `([^ \\x01]) (.)` "${1}\\x01${2}" | regexReplaceAll `([^ \\x01]) (.)` "${1}\\x01${2}" -}}
      {{- $text := or (and (not (regexMatch $quoted .v)) $words) (and (not (regexMatch $escaped .v)) (printf "'%s'" $single)) (printf "\\"%s\\"" $double) -}}
      {{- $ends := printf `(?m)(^WIDE.{81,}?)\\x01|(^.*$)|(WIDE.{%d,}?)\\x01` (subtract (len $in) 81) -}}
      {{- $lines := printf "%s%s" $start $text | regexReplaceAll $ends "${1}${2}${3}\\x02" | regexReplaceAll `(?m)\\x02$` "" -}}
      {{- $lines | replaceAll "\\x02 " "\\x02\\\\ " | replaceAll "\\x02" (printf "\\n%s" $in) | replaceAll "\\x01" " " BASE -}}
      {{- else -}}
      {{- printf "%s%s" $start (.v | toJSON) BASE -}}
      {{- end -}}
      {{- end }}
      """;

  /// What YAML escapes in double quotes.
  private static final List<String> ESCAPES =
      List.of(
          "\\\\ \\\\\\\\",
          "\\\" \\\\\\\"",
          "\\n \\\\n",
          "\\t \\\\t",
          "\\r \\\\r",
          "\\a \\\\a",
          "\\b \\\\b",
          "\\v \\\\v",
          "\\f \\\\f",
          "\\x01 \\\\x01",
          "\\x02 \\\\x02",
          "\\x1b \\\\e",
          "\\x7f \\\\x7F",
          "\\u0085 \\\\N",
          "\\u2028 \\\\L",
          "\\u2029 \\\\P",
          "\\ufeff \\\\uFEFF");

  private YamlTemplates() {}

  /// The name of the template that writes a value, and their bodies by name.
  record Named(String name, Map<String, List<GoNode>> definitions) {}

  /// @param indent of a level, from 2 to 9
  /// @param width after which a line is broken at a space, 80 at least
  /// @param base how many spaces all lines but the first begin with, which no width counts
  static Named of(int indent, int width, int base) {
    String name =
        "yaml"
            + (indent == 4 ? "" : " " + indent)
            + (width == 80 ? "" : " wide " + width)
            + (base == 0 ? "" : " from " + base);
    String text =
        TEXT.replace("NAME", name)
            .replace("STEP", " ".repeat(indent))
            .replace("DASH", "-" + " ".repeat(indent - 1))
            .replace("QUOTED", QUOTED)
            .replace("ESCAPED", ESCAPED)
            .replace("BREAKS", BREAKS)
            .replace("WIDE", any(width - 80))
            .replace(
                " BASE",
                base == 0
                    ? ""
                    : " | regexReplaceAll `\\n([^\\n])` \"\\n%s${1}\"".formatted(" ".repeat(base)))
            .replace(" ESCAPES", escapes());
    return switch (GoTemplateParser.parse(text, name)) {
      case ParseOutcome.Parsed parsed -> new Named(name, parsed.template().definitions());
      case ParseOutcome.Rejected rejected -> throw new IllegalStateException(rejected.message());
    };
  }

  private static String escapes() {
    StringBuilder all = new StringBuilder();
    for (String each : ESCAPES) {
      String[] parts = each.split(" ");
      all.append(" | replaceAll \"%s\" \"%s\"".formatted(parts[0], parts[1]));
    }
    return all.toString();
  }

  /// So many characters; Go repeats nothing more than 1000 times.
  private static String any(int count) {
    return ".{1000}".repeat(count / 1000) + (count % 1000 == 0 ? "" : ".{" + count % 1000 + "}");
  }
}
