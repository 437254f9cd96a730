package rolepack.frontend.jinja;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import rolepack.ir.jinja.Arguments;
import rolepack.ir.jinja.TemplateSettings;
import rolepack.source.SourceFile;
import rolepack.source.SourceSpan;

/// Prints a tree of records, one part a line, each with its place: ` @ 2:7-2:11`.
public final class TreeDump {
  private final boolean spans;
  private final StringBuilder out = new StringBuilder();

  private TreeDump(boolean spans) {
    this.spans = spans;
  }

  /// The tree with the places.
  public static String withSpans(Object tree) {
    return dump(tree, true);
  }

  /// The tree's structure alone, for comparison.
  public static String structure(Object tree) {
    return dump(tree, false);
  }

  private static String dump(Object tree, boolean spans) {
    TreeDump dump = new TreeDump(spans);
    dump.print("", tree, 0);
    return dump.out.toString();
  }

  private void print(String label, Object value, int depth) {
    switch (value) {
      case Optional<?> optional -> optional.ifPresent(each -> print(label, each, depth));
      case List<?> list -> {
        line(label + (list.isEmpty() ? "[]" : ""), depth);
        list.forEach(each -> print("", each, depth + 1));
      }
      case TemplateSettings settings -> settings(settings, depth);
      case Arguments arguments when arguments.equals(Arguments.NONE) -> {}
      case Record record -> record(label, record, depth);
      case String text -> line(label + quoted(text), depth);
      default -> line(label + value, depth);
    }
  }

  private void record(String label, Record record, int depth) {
    StringBuilder line = new StringBuilder(label + record.getClass().getSimpleName());
    for (RecordComponent each : record.getClass().getRecordComponents()) {
      Object value = value(record, each);
      if (value instanceof SourceSpan span && spans) {
        line.append(" @ ").append(place(span));
      } else if (isPlain(value)) {
        String shown = value instanceof String text ? quoted(text) : value.toString();
        line.append(' ').append(each.getName()).append('=').append(shown);
      }
    }
    line(line.toString(), depth);
    for (RecordComponent each : record.getClass().getRecordComponents()) {
      Object value = value(record, each);
      if (!(value instanceof SourceSpan) && !isPlain(value)) {
        print(each.getName() + ": ", value, depth + 1);
      }
    }
  }

  /// The settings that are not Ansible's, each on a line.
  private void settings(TemplateSettings settings, int depth) {
    for (RecordComponent each : TemplateSettings.class.getRecordComponents()) {
      Object value = value(settings, each);
      if (!value.equals(value(TemplateSettings.ANSIBLE, each))) {
        Object inner = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        String shown = inner instanceof String text ? quoted(text) : String.valueOf(inner);
        line("setting " + each.getName() + "=" + shown, depth);
      }
    }
  }

  private static boolean isPlain(Object value) {
    return value instanceof String
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof Enum<?>;
  }

  private static Object value(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException wrong) {
      throw new AssertionError(wrong);
    }
  }

  private static String place(SourceSpan span) {
    SourceFile file = span.file();
    return "%d:%d-%d:%d"
        .formatted(
            span.startLine(), span.startColumn(), file.line(span.end()), file.column(span.end()));
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int at = 0; at < text.length(); at++) {
      char each = text.charAt(at);
      switch (each) {
        case '\n' -> quoted.append("\\n");
        case '\\' -> quoted.append("\\\\");
        case '"' -> quoted.append("\\\"");
        default -> {
          if (each < 0x20 || each >= 0x7f) {
            quoted.append("\\u%04x".formatted((int) each));
          } else {
            quoted.append(each);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }

  private void line(String text, int depth) {
    out.append("  ".repeat(depth)).append(text).append('\n');
  }
}
