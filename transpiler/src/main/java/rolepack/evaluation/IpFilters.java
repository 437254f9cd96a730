package rolepack.evaluation;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// `ipaddr`, `ipv4`, `ipv6` and `ipwrap` of the collection ansible.utils, which older versions of
/// Ansible had themselves.
///
/// The answers are those of the collection on netaddr 0.8, its odd ones included: a query that an
/// address does not answer gives `None`, what is no address `False`.
final class IpFilters {
  private IpFilters() {}

  static Optional<Filter> find(String name) {
    return switch (name) {
      case "ipaddr" -> filter(name, Optional.empty());
      case "ipv4" -> filter(name, Optional.of(4));
      case "ipv6" -> filter(name, Optional.of(6));
      case "ipwrap" ->
          Optional.of(
              (value, inputs) -> {
                inputs.bind(name);
                return wrapped(Types.known(value));
              });
      default -> Optional.empty();
    };
  }

  private static Optional<Filter> filter(String name, Optional<Integer> version) {
    return Optional.of(
        (value, inputs) -> {
          Value query = inputs.bind(name, "query?").or(0, Value.of(""));
          if (!(Types.known(value) instanceof Value.Str
              || value instanceof Value.List
              || value instanceof Value.Int
              || value instanceof Value.Bool)) {
            throw EvaluationException.filterError(
                "Unrecognized type <%s> for %s filter".formatted(Types.name(value), name));
          }
          return apply(value, Representation.str(Types.known(query)), version);
        });
  }

  /// @param version the only one that is wanted
  static Value apply(Value value, String query, Optional<Integer> version) {
    if (value instanceof Value.List || value instanceof Value.Tuple) {
      Value.List kept = new Value.List();
      for (Value each : Iteration.list(value)) {
        Value answer = apply(each, query, version);
        if (Truth.of(answer)) {
          kept.items().add(answer);
        }
      }
      return kept;
    }
    if (!Truth.of(value) || value.equals(Value.TRUE)) {
      return Value.FALSE;
    }
    String text = Representation.str(Types.known(value));
    Optional<IpQuery> found = read(text, version);
    if (found.isEmpty()) {
      return Value.FALSE;
    }
    IpQuery asked = found.get();
    Optional<IpNetwork> within =
        query.isEmpty() || IpQuery.isKnown(query) || isDigits(query)
            ? Optional.empty()
            : network(query);
    if (version.isPresent() && version.get() != asked.network().version()) {
      return Value.FALSE;
    }
    if (within.isPresent()) {
      return asked.network().isWithin(within.get()) ? Value.of(asked.text()) : Value.NONE;
    }
    return asked.answer(query);
  }

  private static Optional<IpNetwork> network(String query) {
    return Truth.of(apply(Value.of(query), "network", Optional.empty()))
        ? IpNetwork.parse(query)
        : Optional.empty();
  }

  private static Optional<IpQuery> read(String text, Optional<Integer> version) {
    if (isDigits(text)) {
      return IpNetwork.of(new BigInteger(text), version, -1)
          .map(each -> new IpQuery(each, each.text(), false));
    }
    Optional<IpNetwork> network = IpNetwork.parse(text);
    if (network.isPresent()) {
      boolean one = text.indexOf('/') >= 0 && text.indexOf('/') == text.lastIndexOf('/');
      return network.map(each -> new IpQuery(each, text, one));
    }
    List<String> parts = List.of(text.split("/", -1));
    if (parts.size() != 2 || !parts.stream().allMatch(IpFilters::isDigits)) {
      return Optional.empty();
    }
    if (parts.get(1).length() > 3) {
      return Optional.empty();
    }
    return IpNetwork.of(
            new BigInteger(parts.getFirst()), Optional.empty(), Integer.parseInt(parts.getLast()))
        .map(each -> new IpQuery(each, each.text(), true));
  }

  private static boolean isDigits(String text) {
    return !text.isEmpty()
        && text.length() < 60
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static Value wrapped(Value value) {
    if (value instanceof Value.List list) {
      Value.List all = new Value.List();
      list.items().forEach(each -> all.items().add(wrapped(each)));
      return all;
    }
    if (!(value instanceof Value.Str || value instanceof Value.Bool)) {
      return value instanceof Value.Int || value instanceof Value.Float ? value : unwrapped(value);
    }
    Value answer = apply(value, "", Optional.empty());
    return Truth.of(answer) ? apply(answer, "wrap", Optional.empty()) : value;
  }

  private static Value unwrapped(Value value) {
    throw EvaluationException.filterError(
        "Unrecognized type <%s> for ipwrap filter".formatted(Types.name(value)));
  }
}
