package rolepack.verify.random;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The variables of a generated repository, and what each of them is in the end on the host.
final class Site {
  /// Where a variable may be defined besides a role, from the weakest on.
  enum Place {
    ALL,
    GROUP,
    HOST,
    PLAY
  }

  private final Dice dice;
  private final Map<Place, Map<String, Object>> places = new LinkedHashMap<>();
  private final Map<String, List<Condition>> conditions = new LinkedHashMap<>();
  private final Map<String, Object> values = new LinkedHashMap<>();
  final boolean inPorch;
  final String target;

  Site(Dice dice, String target) {
    this.dice = dice;
    this.target = target;
    inPorch = dice.percent(60);
    for (Place place : Place.values()) {
      places.put(place, new LinkedHashMap<>());
    }
  }

  Map<String, Object> at(Place place) {
    return places.get(place);
  }

  /// Defines a variable of a role, in its defaults or its vars, and perhaps elsewhere.
  void define(GeneratedRole role, String name, List<?> possible) {
    boolean constant = dice.percent(25);
    Object value = dice.any(possible);
    (constant ? role.vars : role.defaults).put(name, value);
    for (Place place : Place.values()) {
      if (!constant && dice.percent(12)) {
        Object other = dice.any(possible);
        places.get(place).put(name, other);
        value = place != Place.GROUP || inPorch ? other : value;
      }
    }
    if (!constant && dice.percent(8)) {
      value = dice.any(possible);
      role.parameters.put(name, value);
    }
    values.put(name, value);
  }

  Object value(String name) {
    return values.get(name);
  }

  /// A condition and whether it holds on the host.
  record Condition(String text, boolean holds) {}

  /// A condition, one of few for each role, so that several tasks have the same one, or its
  /// opposite.
  Condition condition(String role) {
    return dice.any(conditions.computeIfAbsent(role, this::some));
  }

  private List<Condition> some(String role) {
    List<Condition> all = new ArrayList<>(all(role));
    List<Condition> some = new ArrayList<>(all.subList(0, 2));
    while (some.size() < 5) {
      some.add(dice.any(all));
    }
    return some;
  }

  private List<Condition> all(String role) {
    boolean bright = (Boolean) value(role + "_bright");
    int size = (Integer) value(role + "_size");
    String colour = (String) value(role + "_colour");
    List<Condition> all = new ArrayList<>();
    all.add(new Condition(role + "_bright", bright));
    all.add(new Condition("not " + role + "_bright", !bright));
    all.add(new Condition(role + "_bright | bool", bright));
    all.add(new Condition(role + "_size > 2", size > 2));
    all.add(new Condition(role + "_size | int < 4", size < 4));
    all.add(new Condition(role + "_colour == 'red'", colour.equals("red")));
    all.add(
        new Condition(
            role + "_colour in ['red', 'blue']", List.of("red", "blue").contains(colour)));
    all.add(new Condition(role + "_bright and " + role + "_size > 2", bright && size > 2));
    all.add(
        new Condition(
            role + "_bright or " + role + "_colour == 'blue'", bright || colour.equals("blue")));
    all.add(new Condition(role + "_unknown is defined", false));
    all.add(new Condition(role + "_colour is defined", true));
    all.add(new Condition("'porch' in group_names", inPorch));
    all.add(new Condition("inventory_hostname in groups['porch']", inPorch));
    all.add(new Condition("ansible_os_family == 'RedHat'", target.equals("el7")));
    all.add(new Condition("ansible_hostname == 'lantern-1'", true));
    return all;
  }
}
