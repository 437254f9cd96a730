package rolepack.evaluation.consultemplate;

import java.util.Comparator;
import rolepack.evaluation.gotemplate.GoValue;

/// The order in which yaml.v2 writes the keys of a map: `a2` before `a10`, letters after all else.
enum NaturalOrder implements Comparator<GoValue> {
  INSTANCE;

  @Override
  public int compare(GoValue left, GoValue right) {
    double one = number(left);
    double other = number(right);
    if (!Double.isNaN(one) && !Double.isNaN(other)) {
      return Double.compare(one, other);
    }
    if (left instanceof GoValue.Text(var _, String text)
        && right instanceof GoValue.Text(var _, String otherText)) {
      return compare(text.codePoints().toArray(), otherText.codePoints().toArray());
    }
    return Integer.compare(kind(left), kind(right));
  }

  private static double number(GoValue value) {
    return switch (value) {
      case GoValue.Int number -> number.value();
      case GoValue.Uint number -> number.value();
      case GoValue.Float number -> number.value();
      case GoValue.Bool(boolean bool) -> bool ? 1 : 0;
      case GoValue other -> Double.NaN;
    };
  }

  /// The order of Go's kinds.
  private static int kind(GoValue value) {
    return switch (value) {
      case GoValue.Nil _ -> 0;
      case GoValue.Bool _ -> 1;
      case GoValue.Int _ -> 2;
      case GoValue.Uint _ -> 7;
      case GoValue.Float _ -> 13;
      case GoValue.Complex _ -> 15;
      case GoValue.Channel _ -> 18;
      case GoValue.Dictionary _ -> 21;
      case GoValue.Pointer _ -> 22;
      case GoValue.Items _ -> 23;
      case GoValue.Text _ -> 24;
      case GoValue.Struct _ -> 25;
    };
  }

  private static int compare(int[] one, int[] other) {
    for (int at = 0; at < one.length && at < other.length; at++) {
      if (one[at] != other[at]) {
        return isBefore(one, other, at) ? -1 : 1;
      }
    }
    return Integer.compare(one.length, other.length);
  }

  /// Whether a text comes before another one, which it first differs from at a place.
  private static boolean isBefore(int[] one, int[] other, int at) {
    boolean letter = Character.isLetter(one[at]);
    boolean otherLetter = Character.isLetter(other[at]);
    if (letter && otherLetter) {
      return one[at] < other[at];
    }
    if (letter || otherLetter) {
      return otherLetter;
    }
    long start = 0;
    if (one[at] == '0' || other[at] == '0') {
      for (int back = at - 1; back >= 0 && Character.isDigit(one[back]); back--) {
        start = one[back] != '0' ? 1 : start;
      }
    }
    int end = digitsEnd(one, at);
    int otherEnd = digitsEnd(other, at);
    long number = number(one, at, end, start);
    long otherNumber = number(other, at, otherEnd, start);
    if (number != otherNumber) {
      return number < otherNumber;
    }
    return end != otherEnd ? end < otherEnd : one[at] < other[at];
  }

  private static int digitsEnd(int[] points, int start) {
    int end = start;
    while (end < points.length && Character.isDigit(points[end])) {
      end++;
    }
    return end;
  }

  private static long number(int[] points, int start, int end, long before) {
    long number = before;
    for (int at = start; at < end; at++) {
      number = number * 10 + (points[at] - '0');
    }
    return number;
  }
}
