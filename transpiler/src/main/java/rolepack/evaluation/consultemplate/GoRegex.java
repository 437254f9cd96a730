package rolepack.evaluation.consultemplate;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import rolepack.evaluation.gotemplate.GoFunctionError;

/// Regular expressions of Go: RE2's syntax, and Go's rules for matches of nothing and for `$name`
/// in replacements. The only place that knows re2j.
final class GoRegex {
  private final Pattern pattern;

  private GoRegex(Pattern pattern) {
    this.pattern = pattern;
  }

  static GoRegex compile(String expression) throws GoFunctionError {
    refuseNewNames(expression);
    RepeatCounts.check(expression);
    try {
      return new GoRegex(Pattern.compile(expression));
    } catch (PatternSyntaxException wrong) {
      // re2j has no word of its own for a parenthesis that closes nothing.
      throw new GoFunctionError(
          wrong.getPattern().equals("stack underflow")
              ? "error parsing regexp: unexpected ): `" + expression + "`"
              : "error parsing regexp: "
                  + wrong.getDescription()
                  + ": `"
                  + wrong.getPattern()
                  + "`");
    }
  }

  /// `(?<name>` came with Go 1.22.
  private static void refuseNewNames(String expression) throws GoFunctionError {
    boolean inClass = false;
    for (int at = 0; at < expression.length(); at++) {
      char each = expression.charAt(at);
      if (each == '\\') {
        at++;
      } else if (each == '[' || each == ']') {
        inClass = each == '[';
      } else if (!inClass && expression.startsWith("(?<", at)) {
        throw new GoFunctionError(
            "error parsing regexp: invalid or unsupported Perl syntax: `(?<`");
      }
    }
  }

  boolean matches(String text) {
    return pattern.matcher(text).find();
  }

  /// The first match; empty where there is none.
  String find(String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group() : "";
  }

  /// @param limit at most so many; a negative one means all
  List<String> findAll(String text, long limit) {
    List<String> found = new ArrayList<>();
    for (int[] range : ranges(text, limit)) {
      found.add(text.substring(range[0], range[1]));
    }
    return found;
  }

  /// The start and end of each match; a match of nothing right after another match is none.
  private List<int[]> ranges(String text, long limit) {
    List<int[]> ranges = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    int previousEnd = -1;
    int at = 0;
    while (at <= text.length() && (limit < 0 || ranges.size() < limit) && matcher.find(at)) {
      int start = matcher.start();
      int end = matcher.end();
      boolean accept = true;
      if (end == at) {
        accept = start != previousEnd;
        at = after(text, at);
      } else {
        at = end;
      }
      previousEnd = end;
      if (accept) {
        ranges.add(new int[] {start, end});
      }
    }
    return ranges;
  }

  /// `Split`.
  List<String> split(String text, long limit) {
    if (limit == 0) {
      return List.of();
    }
    if (!pattern.pattern().isEmpty() && text.isEmpty()) {
      return List.of("");
    }
    List<String> parts = new ArrayList<>();
    int start = 0;
    int end = 0;
    for (int[] range : ranges(text, limit)) {
      if (limit > 0 && parts.size() == limit - 1) {
        break;
      }
      end = range[0];
      if (range[1] != 0) {
        parts.add(text.substring(start, end));
      }
      start = range[1];
    }
    if (end != text.length()) {
      parts.add(text.substring(start));
    }
    return parts;
  }

  /// Replaces all matches; `$1`, `${1}`, `$name` and `$$` in the template are expanded.
  String replaceAll(String text, String template) throws GoFunctionError {
    return replace(text, matcher -> expand(template, matcher));
  }

  /// Replaces all matches by a text as it is.
  String replaceAllLiterally(String text, String replacement) throws GoFunctionError {
    return replace(text, _ -> replacement);
  }

  private String replace(String text, Function<Matcher, String> replacement)
      throws GoFunctionError {
    StringBuilder out = new StringBuilder();
    Matcher matcher = pattern.matcher(text);
    int copied = 0;
    int at = 0;
    while (at <= text.length() && matcher.find(at)) {
      out.append(text, copied, matcher.start());
      if (matcher.end() > copied || matcher.start() == 0) {
        out.append(replacement.apply(matcher));
      }
      Bounds.check(out.length());
      copied = matcher.end();
      at = Math.max(after(text, at), matcher.end());
    }
    return out.append(text, Math.min(copied, text.length()), text.length()).toString();
  }

  private static int after(String text, int at) {
    return at < text.length() ? at + Character.charCount(text.codePointAt(at)) : at + 1;
  }

  private String expand(String template, Matcher matcher) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < template.length()) {
      char each = template.charAt(at);
      if (each != '$') {
        out.append(each);
        at++;
      } else if (template.startsWith("$", at + 1)) {
        out.append('$');
        at += 2;
      } else {
        boolean braces = template.startsWith("{", at + 1);
        int start = at + (braces ? 2 : 1);
        int end = start;
        while (end < template.length() && isNamePart(template.charAt(end))) {
          end++;
        }
        if (end == start || braces && !template.startsWith("}", end)) {
          out.append('$');
          at++;
        } else {
          out.append(group(template.substring(start, end), matcher));
          at = braces ? end + 1 : end;
        }
      }
    }
    return out.toString();
  }

  private static boolean isNamePart(char each) {
    return each == '_' || Character.isLetterOrDigit(each);
  }

  private String group(String name, Matcher matcher) {
    String text = null;
    boolean number = name.chars().allMatch(each -> each >= '0' && each <= '9');
    boolean plain = number && (name.length() == 1 || name.charAt(0) != '0') && name.length() < 9;
    if (plain && Integer.parseInt(name) <= matcher.groupCount()) {
      text = matcher.group(Integer.parseInt(name));
    } else if (!number && pattern.namedGroups().containsKey(name)) {
      text = matcher.group(name);
    }
    return text == null ? "" : text;
  }

  /// The expression that matches just this text.
  static String quoteMeta(String text) {
    StringBuilder out = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      if ("\\.+*?()|[]{}^$".indexOf(text.charAt(at)) >= 0) {
        out.append('\\');
      }
      out.append(text.charAt(at));
    }
    return out.toString();
  }
}
