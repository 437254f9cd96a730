package rolepack.rewrite.gotemplate;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Supplier;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.rewrite.scope.Layer;
import rolepack.rewrite.scope.Reading;
import rolepack.rewrite.scope.Shape;
import rolepack.rewrite.scope.Source;

/// Values of Consul KV in Go: what reads them from their layers, and what parses them.
final class StoredKey {
  private final Lowering lowering;

  StoredKey(Lowering lowering) {
    this.lowering = lowering;
  }

  /// A value that has a default.
  ///
  /// @param standard a Go string
  /// @param empty whether the default is the empty text
  Lowered.Code withDefault(
      String name, Source.Stored stored, Shape shape, GoExpr standard, boolean empty) {
    return form(name, layered(stored.layers(), standard, empty, shape), shape);
  }

  private static boolean mayBeEmpty(Shape shape) {
    return shape instanceof Shape.Text
        || shape instanceof Shape.Mixed
        || shape instanceof Shape.Unknown;
  }

  /// A value without a default: where it is missing, the original is an error.
  Lowered.Code plain(String name, Source.Stored stored, Shape shape) {
    Prologue prologue = lowering.prologue();
    if (!lowering.profile().has("keyExists")) {
      if (prologue.isRequired(name)
          && stored.layers().size() == 1
          && stored.layers().getFirst() instanceof Layer.Site(String key)) {
        prologue.require(key);
      }
      return form(name, unset(name, stored, shape), shape);
    }
    if (stored.layers().size() == 1 && prologue.isRequired(name) && !prologue.isTested(name)) {
      GoExpr key = GoExpr.call("key", path(stored.layers().getFirst()));
      return form(name, parseable(key, shape), shape);
    }
    return form(name, harmless(stored, shape), shape);
  }

  /// JSON with the dicts within a dict, in which Go looks for members.
  private static String nothing(Shape shape) {
    if (!(shape instanceof Shape.MapOf map)) {
      return KeyText.harmless(shape);
    }
    StringJoiner members = new StringJoiner(", ", "{", "}");
    map.members()
        .forEach(
            (name, each) -> {
              if (each instanceof Shape.MapOf) {
                members.add("\"%s\": %s".formatted(name, nothing(each)));
              }
            });
    return members.toString();
  }

  /// In the first pass there is nothing, of which parseJSON makes a map.
  static GoExpr parseable(GoExpr key, Shape shape) {
    String nothing = nothing(shape);
    return !parsed(shape) || nothing.equals("{}")
        ? key
        : GoExpr.call("or", key, GoExpr.text(nothing));
  }

  /// Nothing of its type where no layer has the value.
  private GoExpr harmless(Source.Stored stored, Shape shape) {
    String standard = KeyText.harmless(shape);
    return layered(stored.layers(), GoExpr.text(standard), standard.isEmpty(), shape);
  }

  /// Without `keyExists`, the default says that there is no key.
  private GoExpr unset(String name, Source.Stored stored, Shape shape) {
    boolean tested = lowering.prologue().isTested(name);
    if (!tested && stored.layers().size() == 1) {
      return GoExpr.call("key", path(stored.layers().getFirst()));
    }
    String standard = tested ? KeyText.unset(shape) : KeyText.harmless(shape);
    return layered(stored.layers(), GoExpr.text(standard), standard.isEmpty(), shape);
  }

  /// A value that may be missing.
  Decision checked(String name, Source.Stored stored, Shape shape, Supplier<Decision> otherwise) {
    lowering.prologue().test(name);
    lowering
        .prologue()
        .read(new Reading.Key(name, assumed(shape), stored.layers(), Optional.empty()));
    GoExpr exists;
    Lowered.Code value;
    if (lowering.profile().has("keyExists")) {
      exists = null;
      for (Layer layer : stored.layers()) {
        GoExpr one = GoExpr.call("keyExists", path(layer));
        exists = exists == null ? one : GoCode.or(exists, one);
      }
      value = form(name, harmless(stored, shape), shape);
    } else {
      GoExpr text = unset(name, stored, shape);
      exists =
          GoExpr.call(
              "ne",
              lowering.prologue().value(parsed(shape) ? name + "_text" : name, text),
              GoExpr.text(KeyText.unset(shape)));
      value = form(name, text, shape);
    }
    return new Decision.Branch(new Decision.Test(exists), Decision.of(value), otherwise.get());
  }

  /// Whether a value of a type is JSON in the store.
  static boolean parsed(Shape shape) {
    return shape instanceof Shape.ListOf || shape instanceof Shape.MapOf;
  }

  /// A text with the type that it stands for.
  Lowered.Code form(String name, GoExpr text, Shape shape) {
    if (parsed(shape)) {
      boolean ordered =
          shape instanceof Shape.MapOf && MemberOrder.isOwn(lowering.scope().source(name));
      GoExpr json = ordered ? lowering.prologue().value(name + "_text", text) : text;
      GoExpr data = lowering.prologue().value(name, GoCode.pipe(json, "parseJSON"));
      lowering.json().put(data, new Lowering.StoredJson(name, json, ordered));
      return new Lowered.Code(data, Lowered.Form.DATA, shape);
    }
    return new Lowered.Code(
        lowering.prologue().value(name, text),
        Lowered.Form.STRING,
        shape instanceof Shape.Mixed ? shape : assumed(shape));
  }

  /// A scalar whose type is not known is a text.
  static Shape assumed(Shape shape) {
    return shape instanceof Shape.Unknown || shape instanceof Shape.Mixed ? Shape.TEXT : shape;
  }

  /// Each layer over those below it, the default at the bottom: an empty text of one layer counts
  /// over what another one has.
  ///
  /// @param empty whether the default is the empty text
  private GoExpr layered(List<Layer> layers, GoExpr standard, boolean empty, Shape shape) {
    boolean emptyIsMissing = empty || !mayBeEmpty(shape);
    GoExpr result = standard;
    for (Layer layer : layers.reversed()) {
      result = one(path(layer), result, emptyIsMissing);
      emptyIsMissing = !mayBeEmpty(shape);
    }
    return result;
  }

  /// `key_or_default` keeps an empty value; `keyOrDefault` takes the default for it.
  private GoExpr one(GoExpr path, GoExpr standard, boolean emptyIsMissing) {
    if (!lowering.profile().has("keyOrDefault")) {
      return GoExpr.call("key_or_default", path, standard);
    }
    if (emptyIsMissing) {
      return GoExpr.call("keyOrDefault", path, standard);
    }
    return GoExpr.call(
        "or",
        GoExpr.call("keyOrDefault", path, GoExpr.text("")),
        GoExpr.call("and", GoExpr.call("not", GoExpr.call("keyExists", path)), standard),
        GoExpr.text(""));
  }

  private GoExpr path(Layer layer) {
    return switch (layer) {
      case Layer.Site(String key) -> GoExpr.text(key);
      case Layer.Host(String before, String after) ->
          GoExpr.call(
              "printf",
              GoExpr.text(before.replace("%", "%%") + "%s" + after.replace("%", "%%")),
              lowering.topology().hostName());
      case Layer.Group(String group, String key) ->
          GoExpr.call(
              "or",
              GoExpr.call("and", lowering.topology().isIn(group), GoExpr.text(key)),
              GoExpr.text(key + "/-"));
    };
  }
}
