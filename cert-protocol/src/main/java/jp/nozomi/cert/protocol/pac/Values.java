package jp.nozomi.cert.protocol.pac;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The conversions and comparisons of ECMAScript 5.1, section 9 and 11, for the values here. */
final class Values {
  private static final double LARGEST_PLAIN = 1e15;

  private Values() {}

  static boolean truth(Object value) {
    if (value instanceof Boolean truth) {
      return truth;
    }
    if (value instanceof Double number) {
      return number != 0 && !number.isNaN();
    }
    if (value instanceof String text) {
      return !text.isEmpty();
    }
    return !(value instanceof Nothing);
  }

  static double number(Object value) {
    if (value instanceof Double number) {
      return number;
    }
    if (value instanceof Boolean truth) {
      return truth ? 1 : 0;
    }
    if (value instanceof String text) {
      return parse(text.strip());
    }
    return value == Nothing.NULL ? 0 : Double.NaN;
  }

  private static double parse(String text) {
    if (text.isEmpty()) {
      return 0;
    }
    if (text.matches("0[xX][0-9a-fA-F]{1,8}")) {
      return Long.parseLong(text.substring(2), 16);
    }
    return text.matches("[+-]?(\\d{1,300}\\.?\\d{0,300}|\\.\\d{1,300})([eE][+-]?\\d{1,3})?")
        ? Double.parseDouble(text)
        : Double.NaN;
  }

  /** The 32 bits that the bitwise operators see. */
  static int bits(Object value) {
    double number = number(value);
    return Double.isNaN(number) || Double.isInfinite(number)
        ? 0
        : (int) (long) (number % 4_294_967_296.0);
  }

  static String text(Object value) {
    if (value instanceof String text) {
      return text;
    }
    if (value instanceof Double number) {
      return figures(number);
    }
    if (value instanceof Boolean truth) {
      return truth ? "true" : "false";
    }
    if (value instanceof Nothing nothing) {
      return nothing == Nothing.NULL ? "null" : "undefined";
    }
    return value instanceof PacPattern pattern ? pattern.toString() : "[object Object]";
  }

  /** The text of a value that may be a list, whose length is counted before it is made. */
  static String text(Object value, Budget budget) throws PacException {
    if (!(value instanceof List<?> list)) {
      return text(value);
    }
    StringBuilder joined = new StringBuilder();
    for (Iterator<?> elements = list.iterator(); elements.hasNext(); ) {
      Object element = elements.next();
      // Lists in lists are not looked into: one may hold itself.
      String part = element instanceof Nothing ? "" : text(element);
      budget.text(joined.length() + part.length() + 1L);
      joined.append(part).append(elements.hasNext() ? "," : "");
    }
    return joined.toString();
  }

  private static String figures(double number) {
    if (number == Math.rint(number) && Math.abs(number) < LARGEST_PLAIN) {
      return Long.toString((long) number);
    }
    return Double.isInfinite(number)
        ? (number > 0 ? "Infinity" : "-Infinity")
        : Double.toString(number);
  }

  static boolean strictlyEqual(Object left, Object right, Budget budget) throws PacException {
    if (left instanceof String a && right instanceof String b) {
      budget.steps(Math.min(a.length(), b.length()) / 16);
      return a.equals(b);
    }
    if (left instanceof Double a && right instanceof Double b) {
      return a.doubleValue() == b.doubleValue();
    }
    return left instanceof Boolean ? left.equals(right) : left == right;
  }

  static boolean looselyEqual(Object left, Object right, Budget budget) throws PacException {
    if (left instanceof Nothing || right instanceof Nothing) {
      return left instanceof Nothing && right instanceof Nothing;
    }
    boolean plain = isPlain(left) && isPlain(right);
    if (plain && left.getClass() != right.getClass()) {
      return number(left) == number(right);
    }
    if (isPlain(left) != isPlain(right)) {
      return text(left, budget).equals(text(right, budget));
    }
    return strictlyEqual(left, right, budget);
  }

  static String type(Object value) {
    if (value instanceof String) {
      return "string";
    }
    if (value instanceof Double) {
      return "number";
    }
    if (value instanceof Boolean) {
      return "boolean";
    }
    if (value == Nothing.UNDEFINED) {
      return "undefined";
    }
    return value instanceof Function ? "function" : "object";
  }

  private static boolean isPlain(Object value) {
    return !(value instanceof List || value instanceof Map || value instanceof Function)
        && !(value instanceof PacPattern);
  }
}
