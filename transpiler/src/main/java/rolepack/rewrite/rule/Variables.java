package rolepack.rewrite.rule;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rolepack.evaluation.Binding;
import rolepack.evaluation.EvaluationException;
import rolepack.evaluation.Evaluator;
import rolepack.evaluation.Scope;
import rolepack.evaluation.Steps;
import rolepack.evaluation.Value;
import rolepack.ir.DataTemplate;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Template;
import rolepack.rewrite.scope.Source;
import rolepack.rewrite.scope.TemplateScope;

/// What the names of the scope stand for: `name -> value` where it is known when the package is
/// built, `name -> expression` where a definition computes it from others.
final class Variables {
  private final TemplateScope scope;
  private final Session session;
  private final Map<String, Optional<Partial>> found = new HashMap<>();
  private final Set<String> open = new HashSet<>();

  Variables(TemplateScope scope, Session session) {
    this.scope = scope;
    this.session = session;
  }

  Optional<Template> template(String name) {
    return scope.include(name);
  }

  /// A variable, or a function of the environment; empty where there is neither.
  Optional<Partial> find(String name) {
    Optional<Partial> known = found.get(name);
    if (known == null) {
      known = resolve(name);
      found.put(name, known);
    }
    return known;
  }

  /// A function of the environment.
  Optional<Partial> global(String name) {
    if (!Evaluator.isGlobal(name)) {
      return Optional.empty();
    }
    Expr written = new Expr.Name(session.place(), name);
    return Optional.of(
        new Partial.Static(
            Steps.compute(written, Map.of(), Scope.of(Map.of())), Optional.of(written)));
  }

  private Optional<Partial> resolve(String name) {
    Source source = scope.source(name);
    if (Evaluator.isGlobal(name) && isUnwritten(source)) {
      return global(name);
    }
    return switch (source) {
      case Source.Known(Value.Unknown _, _) -> Optional.of(residual(name));
      case Source.Known known -> Optional.of(new Partial.Static(known.value()));
      case Source.Derived(DataTemplate definition) -> Optional.of(derived(name, definition));
      case Source.Undefined _ -> Optional.empty();
      case Source.Stored _,
          Source.Secret _,
          Source.Fact _,
          Source.Found _,
          Source.Groups _,
          Source.HostVariables _,
          Source.HostNames _,
          Source.PlayOnly _,
          Source.Unavailable _ ->
          Optional.of(residual(name));
    };
  }

  /// Whether the template, or a definition that it reads, has looked the name up. The scope is not
  /// asked: it may have a source for every name there is, as it has for those that sound like a
  /// secret's.
  boolean isRead(String name) {
    return found.containsKey(name);
  }

  /// Whether the play finds the value out.
  boolean isFound(String name) {
    return scope.source(name) instanceof Source.Found;
  }

  /// Whether nothing of the repository defines the name.
  private static boolean isUnwritten(Source source) {
    return switch (source) {
      case Source.Undefined _ -> true;
      case Source.Stored stored -> stored.seen().isEmpty();
      case Source.Known _,
          Source.Derived _,
          Source.Secret _,
          Source.Fact _,
          Source.Found _,
          Source.Groups _,
          Source.HostVariables _,
          Source.HostNames _,
          Source.PlayOnly _,
          Source.Unavailable _ ->
          false;
    };
  }

  /// Whether a variable that was read so far, or one of these, may be templated: then Ansible reads
  /// what the macros return of the templates and blocks that start from now on as data where it
  /// looks like it.
  boolean mayConvert(List<String> names) {
    return found.keySet().stream().anyMatch(this::mayBeTemplated)
        || names.stream().anyMatch(this::mayBeTemplated);
  }

  private boolean mayBeTemplated(String name) {
    return !Evaluator.isGlobal(name) && scope.mayBeTemplated(name);
  }

  private Partial residual(String name) {
    return new Partial.Residual(new Expr.Name(session.place(), name));
  }

  private Partial derived(String name, DataTemplate definition) {
    if (!open.add(name)) {
      throw new Refusal(
          "recursive variable",
          definition.span(),
          "the variable '%s' reads itself".formatted(name));
    }
    try {
      return new Partial.Static(Evaluator.evaluate(definition, scope()));
    } catch (EvaluationException.Undefined undefined) {
      return new Partial.Static(new Value.Undefined(undefined.getMessage(), true));
    } catch (EvaluationException.Failed failed) {
      return new Partial.Unusable("failing variable", failed.getMessage());
    } catch (EvaluationException.Unsupported | EvaluationException.TooLarge _) {
      return new Definitions(session).reduce(definition).orElseGet(() -> residual(name));
    } finally {
      open.remove(name);
    }
  }

  /// The scope as an evaluation of what is known sees it: it ends where something is not.
  Scope scope() {
    return new Scope() {
      @Override
      public Optional<Binding> variable(String name) {
        return switch (scope.source(name)) {
          case Source.Known known -> Optional.of(new Binding.Known(known.value()));
          case Source.Derived(DataTemplate definition) ->
              Optional.of(new Binding.Written(definition));
          case Source.Undefined _ -> Optional.empty();
          case Source.Stored stored when Evaluator.isGlobal(name) && stored.seen().isEmpty() ->
              Optional.empty();
          case Source.Stored _,
              Source.Secret _,
              Source.Fact _,
              Source.Found _,
              Source.Groups _,
              Source.HostVariables _,
              Source.HostNames _,
              Source.PlayOnly _,
              Source.Unavailable _ ->
              throw new EvaluationException.Unsupported("'%s' is not known yet".formatted(name));
        };
      }

      @Override
      public Optional<Template> template(String name) {
        return scope.include(name);
      }
    };
  }
}
