package rolepack.frontend.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;
import rolepack.ir.jinja.Node.Target;
import rolepack.ir.jinja.Subexpressions;
import rolepack.ir.jinja.Template;
import rolepack.ir.jinja.TemplateSettings;

/// Prints trees as templates: `parse(print(tree))` is the tree again, its places aside, given the
/// same settings.
///
/// The settings themselves are not printed; nor are comments, which no tree holds.
public final class TemplatePrinter {
  private final TemplateSettings settings;
  private final StringBuilder out = new StringBuilder();
  private final TextPrinter texts;
  private final ExpressionPrinter inVariables;
  private final ExpressionPrinter inBlocks;

  private TemplatePrinter(TemplateSettings settings) {
    this.settings = settings;
    this.texts = new TextPrinter(settings, out);
    this.inVariables = new ExpressionPrinter(out, settings.literalBackslashes());
    this.inBlocks = new ExpressionPrinter(out, false);
  }

  /// A whole template.
  public static String print(Template template) {
    TemplatePrinter printer = new TemplatePrinter(template.settings());
    printer.body(template.body());
    printer.texts.end(template.trailingNewlines());
    return printer.out.toString();
  }

  /// A bare expression.
  public static String print(Expr expression) {
    StringBuilder out = new StringBuilder();
    new ExpressionPrinter(out, false).expression(expression);
    return out.toString();
  }

  private void body(List<Node> nodes) {
    nodes.forEach(this::node);
  }

  private void open() {
    texts.beforeTag();
    out.append(settings.blockStart()).append(settings.lstripBlocks() ? "+ " : " ");
  }

  private void open(String words) {
    open();
    out.append(words);
  }

  private void close() {
    out.append(' ').append(settings.blockEnd());
    texts.afterTag(true);
  }

  private void tag(String words) {
    open(words);
    close();
  }

  private void node(Node node) {
    switch (node) {
      case Node.Text text -> texts.text(text.text());
      case Node.Output output -> output(output.expression());
      case Node.If choice -> choice(choice);
      case Node.For loop -> loop(loop);
      case Node.Set set -> {
        open("set ");
        target(set.target());
        out.append(" = ");
        whole(inBlocks, set.value());
        close();
      }
      case Node.SetBlock set -> {
        open("set ");
        target(set.target());
        set.filters().forEach(each -> filter(" | ", each));
        block(set.body(), "endset");
      }
      case Node.Macro macro -> {
        open("macro " + macro.name());
        parameters(macro.parameters());
        block(macro.body(), "endmacro");
      }
      case Node.CallBlock call -> callBlock(call);
      case Node.FilterBlock block -> {
        open("filter ");
        for (int each = 0; each < block.filters().size(); each++) {
          filter(each == 0 ? "" : " | ", block.filters().get(each));
        }
        block(block.body(), "endfilter");
      }
      case Node.With with -> with(with);
      case Node.AutoEscape escape -> {
        open("autoescape ");
        whole(inBlocks, escape.enabled());
        block(escape.body(), "endautoescape");
      }
      case Node.Block block -> {
        open("block " + block.name());
        out.append(block.scoped() ? " scoped" : "").append(block.required() ? " required" : "");
        block(block.body(), "endblock");
      }
      case Node.Extends parent -> {
        open("extends ");
        whole(inBlocks, parent.parent());
        close();
      }
      case Node.Include include -> include(include);
      case Node.Import imported -> {
        open("import ");
        whole(inBlocks, imported.template());
        inBlocks.word("as");
        out.append(imported.name()).append(imported.withContext() ? " with context" : "");
        close();
      }
      case Node.FromImport imported -> fromImport(imported);
      case Node.Do action -> {
        open("do ");
        whole(inBlocks, action.expression());
        close();
      }
      case Node.Break _ -> tag("break");
      case Node.Continue _ -> tag("continue");
    }
  }

  private void output(Expr expression) {
    if (settings.literalBackslashes() && !isPlain(expression)) {
      open("print ");
      whole(inBlocks, expression);
      close();
      return;
    }
    texts.beforeTag();
    out.append(settings.variableStart()).append(' ');
    whole(inVariables, expression);
    out.append(' ').append(settings.variableEnd());
    texts.afterTag(false);
  }

  /// Whether no text in an expression needs an escape.
  private static boolean isPlain(Expr expression) {
    if (expression instanceof Expr.Text text) {
      return TextLiterals.isPlain(text.value());
    }
    List<Expr> rest = new ArrayList<>();
    Subexpressions.each(expression, rest::add);
    return rest.stream().allMatch(TemplatePrinter::isPlain);
  }

  /// Prints an expression; in parentheses where an unusual delimiter could end it.
  private void whole(ExpressionPrinter printer, Expr expression) {
    boolean safe = !DelimiterTranslation.isNeeded(settings);
    out.append(safe ? "" : "(");
    printer.expression(expression);
    out.append(safe ? "" : ")");
  }

  private void condition(Expr expression) {
    boolean safe = !DelimiterTranslation.isNeeded(settings);
    out.append(safe ? "" : "(");
    inBlocks.condition(expression);
    out.append(safe ? "" : ")");
  }

  /// Ends a tag and prints what it opens.
  private void block(List<Node> body, String end) {
    close();
    body(body);
    tag(end);
  }

  private void choice(Node.If choice) {
    String word = "if ";
    for (Node.Branch each : choice.branches()) {
      open(word);
      condition(each.condition());
      close();
      body(each.body());
      word = "elif ";
    }
    otherwise(choice.otherwise());
    tag("endif");
  }

  private void otherwise(List<Node> body) {
    if (!body.isEmpty()) {
      tag("else");
      body(body);
    }
  }

  private void loop(Node.For loop) {
    open("for ");
    target(loop.target());
    out.append(" in ");
    condition(loop.iterable());
    if (loop.filter().isPresent()) {
      inBlocks.word("if");
      whole(inBlocks, loop.filter().get());
    }
    if (loop.recursive()) {
      inBlocks.word("recursive");
    }
    close();
    body(loop.body());
    otherwise(loop.otherwise());
    tag("endfor");
  }

  private void callBlock(Node.CallBlock call) {
    open("call");
    int before = out.length();
    parameters(call.parameters());
    int start = out.length();
    out.append(' ');
    whole(inBlocks, call.call());
    if (call.parameters().isEmpty() && out.charAt(start + 1) != '(') {
      out.delete(before, start); // no need to say that there are none
    }
    block(call.body(), "endcall");
  }

  private void with(Node.With with) {
    open("with");
    String separator = " ";
    for (Node.Assignment each : with.assignments()) {
      out.append(separator);
      target(each.target());
      out.append(" = ");
      whole(inBlocks, each.value());
      separator = ", ";
    }
    block(with.body(), "endwith");
  }

  private void include(Node.Include include) {
    open("include ");
    whole(inBlocks, include.template());
    if (include.ignoreMissing()) {
      inBlocks.word("ignore");
      out.append("missing");
    }
    if (!include.withContext()) {
      inBlocks.word("without");
      out.append("context");
    }
    close();
  }

  private void fromImport(Node.FromImport imported) {
    open("from ");
    whole(inBlocks, imported.template());
    inBlocks.word("import");
    String separator = "";
    for (Node.ImportedName each : imported.names()) {
      out.append(separator).append(each.name());
      out.append(each.alias().equals(each.name()) ? "" : " as " + each.alias());
      separator = ", ";
    }
    if (imported.withContext()) {
      out.append(" with context");
    } else if (imported.names().isEmpty()) {
      out.append(" without context");
    }
    close();
  }

  private void filter(String separator, Node.FilterCall filter) {
    out.append(separator);
    inBlocks.filterCall(filter.name(), filter.arguments());
  }

  private void parameters(List<Node.Parameter> parameters) {
    out.append('(');
    String separator = "";
    for (Node.Parameter each : parameters) {
      out.append(separator).append(each.name());
      Optional<Expr> defaultValue = each.defaultValue();
      if (defaultValue.isPresent()) {
        out.append('=');
        inBlocks.expression(defaultValue.get());
      }
      separator = ", ";
    }
    out.append(')');
  }

  private void target(Target target) {
    boolean bare = target instanceof Target.Tuple tuple && tuple.targets().size() > 1;
    if (bare) {
      targets(((Target.Tuple) target).targets());
    } else {
      nested(target);
    }
  }

  private void nested(Target target) {
    switch (target) {
      case Target.Name name -> out.append(name.name());
      case Target.Attribute attribute ->
          out.append(attribute.namespace()).append('.').append(attribute.attribute());
      case Target.Tuple tuple -> {
        out.append('(');
        targets(tuple.targets());
        out.append(tuple.targets().size() == 1 ? ",)" : ")");
      }
    }
  }

  private void targets(List<Target> targets) {
    for (int each = 0; each < targets.size(); each++) {
      out.append(each == 0 ? "" : ", ");
      nested(targets.get(each));
    }
  }
}
