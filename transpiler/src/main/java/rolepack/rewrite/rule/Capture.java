package rolepack.rewrite.rule;

import java.util.List;
import java.util.Optional;
import rolepack.evaluation.Value;
import rolepack.ir.jinja.Node;
import rolepack.source.SourceSpan;

/// Takes what statements print for a value: `text` where all of it is known, else `name`, with `{%
/// set name %}statements{% endset %}` before.
final class Capture {
  private Capture() {}

  /// Runs statements whose frame is `frame`, and gives what they print.
  static Partial of(Session session, List<Node> body, PartialFrame frame, Runnable run) {
    SourceSpan span = body.isEmpty() ? session.place() : body.getFirst().span();
    ResidualBuilder out = new ResidualBuilder();
    int mark = session.mark();
    run(session, out, run);
    return value(session, out.build(), frame.mayConvert(), mark, span);
  }

  /// Runs statements with their own output.
  private static void run(Session session, ResidualBuilder out, Runnable run) {
    ResidualBuilder before = session.redirect(out);
    Control control = session.control();
    int guards = session.openGuards();
    if (guards > 0) {
      session.setControl(control.loop());
    }
    Optional<Control.LoopPlace> loop = session.loop();
    session.setLoop(Optional.empty());
    try {
      run.run();
    } finally {
      session.setLoop(loop);
      session.setControl(control);
      session.closeGuards(guards);
      session.redirect(before);
    }
  }

  private static Partial value(
      Session session, List<Node> nodes, boolean mayConvert, int mark, SourceSpan span) {
    if (mayConvert) {
      check(nodes, span);
    }
    if (nodes.isEmpty()) {
      return new Partial.Static(Value.of(""));
    }
    if (nodes.size() == 1 && nodes.getFirst() instanceof Node.Text text) {
      return new Partial.Static(Value.of(text.text()));
    }
    String name = session.fresh("text");
    session.hoist(new Node.SetBlock(span, new Node.Target.Name(span, name), List.of(), nodes));
    Escape.namespaces(session, mark);
    return new Partial.Residual(new rolepack.ir.jinja.Expr.Name(span, name));
  }

  /// In a template that another takes in, Ansible may read a macro's text as data where it looks
  /// like it, which depends on the variables that were used before.
  static void check(List<Node> nodes, SourceSpan span) {
    if (!nodes.isEmpty()
        && nodes.getFirst() instanceof Node.Text(_, String text)
        && (text.startsWith("{")
            || text.startsWith("[")
            || text.equals("True")
            || text.equals("False"))) {
      throw new Refusal(
          "macro that returns data", span, "Ansible may read the text as a list or a dict");
    }
  }
}
