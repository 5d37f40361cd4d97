package jp.nozomi.cert.protocol.pac;

import java.util.List;
import java.util.Map;

/** The binary operators. */
final class Operators {
  private Operators() {}

  /** Levels of precedence, the weakest first; those of || and && are not here. */
  static final List<List<String>> LEVELS =
      List.of(
          List.of("|"),
          List.of("^"),
          List.of("&"),
          List.of("==", "!=", "===", "!=="),
          List.of("<", ">", "<=", ">=", "in"),
          List.of("<<", ">>", ">>>"),
          List.of("+", "-"),
          List.of("*", "/", "%"));

  static Object apply(String sign, Object left, Object right, Budget budget) throws PacException {
    budget.step();
    return switch (sign) {
      case "+" -> plus(left, right, budget);
      case "-" -> Values.number(left) - Values.number(right);
      case "*" -> Values.number(left) * Values.number(right);
      case "/" -> Values.number(left) / Values.number(right);
      case "%" -> Values.number(left) % Values.number(right);
      case "|" -> (double) (Values.bits(left) | Values.bits(right));
      case "^" -> (double) (Values.bits(left) ^ Values.bits(right));
      case "&" -> (double) (Values.bits(left) & Values.bits(right));
      case "<<" -> (double) (Values.bits(left) << Values.bits(right));
      case ">>" -> (double) (Values.bits(left) >> Values.bits(right));
      case ">>>" -> (double) ((Values.bits(left) & 0xffffffffL) >>> (Values.bits(right) & 31));
      case "==" -> Values.looselyEqual(left, right, budget);
      case "!=" -> !Values.looselyEqual(left, right, budget);
      case "===" -> Values.strictlyEqual(left, right, budget);
      case "!==" -> !Values.strictlyEqual(left, right, budget);
      case "<" -> compare(left, right, budget, Order.BELOW);
      case ">" -> compare(right, left, budget, Order.BELOW);
      case "<=" -> compare(left, right, budget, Order.NOT_ABOVE);
      case ">=" -> compare(right, left, budget, Order.NOT_ABOVE);
      case "in" -> right instanceof Map<?, ?> map && map.containsKey(Values.text(left, budget));
      default -> throw new PacException("no operator " + sign + " here");
    };
  }

  static String joined(String left, String right, Budget budget) throws PacException {
    budget.text((long) left.length() + right.length());
    return left + right;
  }

  private static Object plus(Object left, Object right, Budget budget) throws PacException {
    boolean numbers = isNumeric(left) && isNumeric(right);
    return numbers
        ? (Object) (Values.number(left) + Values.number(right))
        : joined(Values.text(left, budget), Values.text(right, budget), budget);
  }

  private static boolean isNumeric(Object value) {
    return value instanceof Double || value instanceof Boolean || value instanceof Nothing;
  }

  private enum Order {
    BELOW,
    NOT_ABOVE
  }

  private static boolean compare(Object left, Object right, Budget budget, Order wanted)
      throws PacException {
    if (left instanceof String a && right instanceof String b) {
      budget.steps(Math.min(a.length(), b.length()) / 16);
      return wanted == Order.BELOW ? a.compareTo(b) < 0 : a.compareTo(b) <= 0;
    }
    double a = Values.number(left);
    double b = Values.number(right);
    return wanted == Order.BELOW ? a < b : a <= b;
  }
}
