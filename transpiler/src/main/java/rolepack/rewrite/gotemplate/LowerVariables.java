package rolepack.rewrite.gotemplate;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import rolepack.evaluation.Value;
import rolepack.ir.DataTemplate;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.rewrite.scope.Reading;
import rolepack.rewrite.scope.Shape;
import rolepack.rewrite.scope.Source;
import rolepack.source.SourceSpan;

/// `name` → a value of Consul KV, of Vault or of a fact file.
final class LowerVariables {
  private final Lowering lowering;
  private final StoredKey keys;
  private final Set<String> open = new HashSet<>();

  LowerVariables(Lowering lowering) {
    this.lowering = lowering;
    this.keys = new StoredKey(lowering);
  }

  /// The value of a variable that is taken as defined.
  Decision value(String name, SourceSpan span) {
    return read(name, span, false);
  }

  /// The value of a variable; [Lowered.Undefined] where it is not defined.
  Decision checked(String name, SourceSpan span) {
    return read(name, span, true);
  }

  private Decision read(String name, SourceSpan span, boolean checked) {
    Optional<Decision> local = lowering.environment().get(name);
    if (local.isPresent()) {
      lowering.prologue().useBound(name);
      return local.get();
    }
    if (name.equals("loop")) {
      throw new UntranslatableException(name, span, "a loop is no value in consul-template");
    }
    return switch (lowering.scope().source(name)) {
      case Source.Known(Value value, var pins) -> {
        lowering.pins().addAll(pins);
        yield Decision.constant(value);
      }
      case Source.Stored stored -> stored(name, stored, span, checked);
      case Source.Derived(DataTemplate definition) -> written(name, definition, span, checked);
      case Source.Secret secret -> secret(name, secret, checked);
      case Source.Fact fact -> fact(name, fact);
      case Source.Found found -> found(name, found);
      case Source.Groups(String path) -> Decision.of(new Lowered.Groups(path));
      case Source.HostVariables(String path) -> Decision.of(new Lowered.HostVariables(path));
      case Source.HostNames(String path, String group) ->
          lowering.topology().names(path, Decision.constant(Value.of(group)), span);
      case Source.PlayOnly(var binding) ->
          throw new BlockedException(new rolepack.analysis.Blocker.Unbound(binding, span));
      case Source.Unavailable(var blocker) -> throw new BlockedException(blocker);
      case Source.Undefined() -> Decision.undefined(name);
    };
  }

  private Decision written(String name, DataTemplate data, SourceSpan span, boolean checked) {
    if (!open.add(name)) {
      throw new UntranslatableException(name, span, "it is defined by itself");
    }
    try {
      return lowering.data().value(data, checked);
    } finally {
      open.remove(name);
    }
  }

  private Decision stored(String name, Source.Stored stored, SourceSpan span, boolean checked) {
    if (checked) {
      lowering.prologue().test(name);
    } else {
      lowering.prologue().use(name);
    }
    Optional<Value> standard = stored.fallback().flatMap(DataConstants::of);
    if (standard.isPresent() && !(standard.get() instanceof Value.None)) {
      Shape shape = lowering.shapes().of(name);
      Optional<String> text = KeyText.of(standard.get());
      if (text.isPresent()) {
        lowering
            .prologue()
            .read(new Reading.Key(name, StoredKey.assumed(shape), stored.layers(), text));
        return Decision.of(
            keys.withDefault(name, stored, shape, GoExpr.text(text.get()), text.get().isEmpty()));
      }
    }
    if (standard.isPresent()) {
      Value none = standard.get();
      return keys.checked(name, stored, lowering.shapes().of(name), () -> Decision.constant(none));
    }
    if (stored.fallback().isPresent()) {
      return computed(name, stored, stored.fallback().get(), span, checked);
    }
    Shape shape = lowering.shapes().of(name);
    lowering
        .prologue()
        .read(new Reading.Key(name, StoredKey.assumed(shape), stored.layers(), Optional.empty()));
    return checked
        ? keys.checked(name, stored, shape, () -> Decision.undefined(name))
        : Decision.of(keys.plain(name, stored, shape));
  }

  /// A default that reads other variables.
  private Decision computed(
      String name, Source.Stored stored, DataTemplate data, SourceSpan span, boolean checked) {
    // What the default reads is not needed where there is a value.
    lowering.prologue().enterCondition();
    Decision value = written(name, data, span, checked);
    lowering.prologue().leaveCondition();
    Shape shape = Shapes.join(lowering.shapes().of(name), ListJson.shapeOf(value));
    if (shape instanceof Shape.Unknown) {
      shape = Shape.TEXT;
    }
    lowering
        .prologue()
        .read(new Reading.Key(name, StoredKey.assumed(shape), stored.layers(), Optional.empty()));
    if (value.only().orElse(null) instanceof Lowered.Code code
        && code.host().isEmpty()
        && (code.form() == Lowered.Form.STRING || code.shape() instanceof Shape.Text)) {
      return Decision.of(keys.withDefault(name, stored, shape, code.expr(), false));
    }
    if (value.only().orElse(null) instanceof Lowered.Constant(Value known)
        && KeyText.of(known).isPresent()) {
      String text = KeyText.of(known).get();
      return Decision.of(keys.withDefault(name, stored, shape, GoExpr.text(text), text.isEmpty()));
    }
    return keys.checked(name, stored, shape, () -> value);
  }

  /// Vault cannot be asked whether it has a secret, but the site can say in Consul that there is
  /// none. In the first pass, in which Consul says nothing, the secret is asked for all the same.
  private Decision secret(String name, Source.Secret secret, boolean checked) {
    Decision value = secret(name, secret);
    if (!checked || secret.absence().isEmpty() || !lowering.profile().waitsForSecrets()) {
      return value;
    }
    lowering
        .prologue()
        .replace(
            new Reading.Secret(
                name,
                secret.path(),
                secret.field(),
                StoredKey.assumed(lowering.shapes().of(name)),
                secret.absence()));
    GoExpr said =
        GoExpr.call("keyOrDefault", GoExpr.text(secret.absence().get()), GoExpr.text("True"));
    return new Decision.Branch(
        new Decision.Test(
            GoExpr.call(
                "ne", lowering.prologue().value(name + "_defined", said), GoExpr.text("False")),
            true,
            Optional.empty()),
        value,
        Decision.undefined(name));
  }

  private Decision secret(String name, Source.Secret secret) {
    Shape shape = StoredKey.assumed(lowering.shapes().of(name));
    lowering
        .prologue()
        .read(new Reading.Secret(name, secret.path(), secret.field(), shape, Optional.empty()));
    String function = lowering.profile().has("secret") ? "secret" : "vault";
    String variable = lowering.prologue().fresh("secret");
    GoExpr field = GoCode.member(GoExpr.variable(variable, "Data"), secret.field());
    Decision value =
        StoredKey.parsed(shape)
            ? structure(name, field, shape)
            : Decision.of(new Lowered.Code(GoCode.orEmpty(field), Lowered.Form.DATA, Shape.TEXT));
    return new Decision.Branch(
        new Decision.Test(
            GoExpr.call(function, GoExpr.text(secret.path())), true, Optional.of(variable)),
        value,
        Decision.undefined(name));
  }

  /// Old versions give an empty secret in the first pass, which is no JSON.
  private Decision structure(String name, GoExpr field, Shape shape) {
    String variable = lowering.prologue().fresh(name);
    return new Decision.Branch(
        new Decision.Test(field, true, Optional.of(variable)),
        Decision.of(
            new Lowered.Code(
                GoCode.pipe(GoExpr.variable(variable), "parseJSON"), Lowered.Form.DATA, shape)),
        Decision.undefined(name));
  }

  private Decision found(String name, Source.Found found) {
    lowering.prologue().read(new Reading.Found(name, found.path(), found.type()));
    GoExpr file = GoExpr.call("file", GoExpr.text(found.path()));
    return found.type() instanceof Shape.Text
        ? Decision.of(
            // There is no text yet in the first pass.
            new Lowered.Code(
                GoCode.pipe(GoCode.pipe(file, "parseJSON"), "print"),
                Lowered.Form.STRING,
                found.type()))
        : Decision.of(keys.form(name, file, found.type()));
  }

  private Decision fact(String name, Source.Fact fact) {
    Shape shape = fact.type() instanceof Shape.Unknown ? lowering.shapes().of(name) : fact.type();
    lowering.prologue().read(new Reading.Fact(name, fact.path(), shape));
    GoExpr file = GoExpr.call("file", GoExpr.text(fact.path()));
    return Decision.of(keys.form(name, file, shape));
  }
}
