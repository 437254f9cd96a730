package rolepack.rewrite.gotemplate;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import rolepack.evaluation.Value;
import rolepack.ir.DataTemplate;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.rewrite.scope.Absence;
import rolepack.rewrite.scope.Reading;
import rolepack.rewrite.scope.Shape;
import rolepack.rewrite.scope.Source;
import rolepack.source.SourceSpan;

/// `name` → a value of Consul KV, of Vault or of a fact file.
final class LowerVariables {
  private final Lowering lowering;
  private final StoredKey keys;
  private boolean asking;
  private final Set<String> open = new HashSet<>();

  LowerVariables(Lowering lowering) {
    this.lowering = lowering;
    this.keys = new StoredKey(lowering);
  }

  /// The value of a variable that is taken as defined, unless it is part of one that may not be.
  Decision value(String name, SourceSpan span) {
    return read(name, span, asking);
  }

  /// A value that is not defined where a variable that it reads is not.
  Decision asking(Supplier<Decision> value) {
    boolean before = asking;
    asking = true;
    try {
      return value.get();
    } finally {
      asking = before;
    }
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
        && !GoCode.asksVault(code.expr())
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

  /// Vault cannot be asked whether it has a secret, but the site can say in the secret itself that
  /// there is none, and in Consul where a secret may be asked for that is not there: in the first
  /// pass, in which Consul says nothing, it is asked for all the same.
  private Decision secret(String name, Source.Secret secret, boolean checked) {
    Optional<Absence> absence =
        secret
            .absence()
            .filter(_ -> checked)
            .map(each -> lowering.profile().waitsForSecrets() ? each : each.inVault());
    Shape shape = StoredKey.assumed(lowering.shapes().of(name));
    Reading.Secret reading =
        new Reading.Secret(name, secret.path(), secret.field(), shape, absence);
    if (absence.isPresent()) {
      lowering.prologue().replace(reading);
    } else {
      lowering.prologue().read(reading);
    }
    Decision value = inVault(reading);
    return absence
        .flatMap(Absence::key)
        .map(key -> GoExpr.call("keyOrDefault", GoExpr.text(key), GoExpr.text("True")))
        .map(said -> lowering.prologue().value(name + "_defined", said))
        .map(said -> unless(name, said, Absence.IN_CONSUL, value))
        .orElse(value);
  }

  private Decision inVault(Reading.Secret secret) {
    GoExpr read =
        GoExpr.call(
            lowering.profile().has("secret") ? "secret" : "vault", GoExpr.text(secret.path()));
    if (!lowering.profile().hasNilSecrets()) {
      return fields(secret, GoCode.member(read, "Data"));
    }
    String variable = lowering.prologue().fresh("secret");
    return new Decision.Branch(
        new Decision.Test(read, true, Optional.of(variable)),
        fields(secret, GoExpr.variable(variable, "Data")),
        Decision.undefined(secret.name()));
  }

  private Decision fields(Reading.Secret secret, GoExpr data) {
    GoExpr field = GoCode.member(data, secret.field());
    Decision value =
        StoredKey.parsed(secret.type())
            ? structure(secret.name(), field, secret.type())
            : Decision.of(new Lowered.Code(GoCode.orEmpty(field), Lowered.Form.DATA, Shape.TEXT));
    return secret
        .absence()
        .map(each -> GoExpr.call("print", GoCode.member(data, each.field())))
        .map(said -> GoCode.pipe(said, "toLower"))
        .map(said -> unless(secret.name(), said, Absence.IN_VAULT, value))
        .orElse(value);
  }

  /// The value, but where a text says that it is not defined.
  private static Decision unless(String name, GoExpr said, String absent, Decision value) {
    return new Decision.Branch(
        new Decision.Test(GoExpr.call("ne", said, GoExpr.text(absent)), true, Optional.empty()),
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
