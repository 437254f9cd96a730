package rolepack.plan;

import java.util.List;
import rolepack.analysis.BuildEvaluator;
import rolepack.ir.DataTemplate;
import rolepack.ir.jinja.Arguments;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;
import rolepack.ir.jinja.Template;
import rolepack.ir.jinja.TemplateSettings;
import rolepack.source.SourceSpan;

/// The `content` of a copy that is a list or a dict → the JSON that Ansible writes for it.
final class ContentData {
  /// A name that no template can write.
  private static final String NAME = "copy content";

  private ContentData() {}

  /// What a task sees where the content has a name.
  static BuildEvaluator named(DataTemplate content, BuildEvaluator task) {
    return task.with(NAME, content);
  }

  /// `{{ content|to_json }}`.
  static Template json(DataTemplate content) {
    SourceSpan span = content.span();
    Expr.Filter filter =
        new Expr.Filter(span, new Expr.Name(span, NAME), "to_json", Arguments.NONE);
    return new Template(span, List.of(new Node.Output(span, filter)), 0, TemplateSettings.ANSIBLE);
  }
}
