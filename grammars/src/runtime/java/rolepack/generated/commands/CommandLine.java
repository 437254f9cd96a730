package rolepack.generated.commands;

import java.util.List;
import java.util.Map;

/// The words of a call, sorted into options and operands.
///
/// @param options each option with its value, or with an empty text
record CommandLine(List<String> operands, Map<String, String> options) {
  CommandLine {
    operands = List.copyOf(operands);
    options = Map.copyOf(options);
  }

  /// The texts that a placeholder stands for.
  List<String> values(String placeholder) {
    int count = operands.size();
    return switch (placeholder) {
      case "operands" -> operands;
      case "first" -> operands.subList(0, Math.min(1, count));
      case "rest" -> operands.subList(Math.min(1, count), count);
      case "last" -> operands.subList(Math.max(0, count - 1), count);
      case "init" -> operands.subList(0, Math.max(0, count - 1));
      case "owner" -> owner(true);
      case "owner_group" -> owner(false);
      default -> options.containsKey(placeholder) ? List.of(options.get(placeholder)) : List.of();
    };
  }

  /// One side of `user:group`.
  private List<String> owner(boolean user) {
    if (operands.isEmpty()) {
      return List.of();
    }
    String owner = operands.getFirst();
    int colon = owner.indexOf(':');
    String side = colon < 0 ? (user ? owner : "") : part(owner, colon, user);
    return side.isEmpty() ? List.of() : List.of(side);
  }

  private static String part(String owner, int colon, boolean user) {
    return user ? owner.substring(0, colon) : owner.substring(colon + 1);
  }
}
