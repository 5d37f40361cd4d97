package jp.nozomi.cert.protocol.pac;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** What a script finds beside the functions for proxies: a little of ECMAScript's own library. */
final class Globals {
  private Globals() {}

  static void declare(Scope scope) throws PacException {
    scope.declare("NaN", Double.NaN);
    scope.declare("Infinity", Double.POSITIVE_INFINITY);
    function(scope, "alert", (given, budget) -> Nothing.UNDEFINED);
    function(scope, "isNaN", (given, budget) -> Double.isNaN(Values.number(first(given))));
    function(scope, "parseInt", Globals::parseInt);
    function(
        scope, "parseFloat", (given, budget) -> Values.number(Values.text(first(given), budget)));
    function(scope, "Number", (given, budget) -> Values.number(first(given)));
    function(scope, "Boolean", (given, budget) -> Values.truth(first(given)));
    function(scope, "String", (given, budget) -> Values.text(first(given), budget));
    function(scope, "Array", (given, budget) -> elements(given));
    function(scope, "Object", (given, budget) -> new HashMap<String, Object>());
    function(
        scope,
        "RegExp",
        (given, budget) ->
            PacPattern.of(
                Values.text(first(given), budget),
                given.size() > 1 ? Values.text(given.get(1), budget) : ""));
    scope.declare(
        "Math",
        new HashMap<>(
            Map.of(
                "floor", rounding(Math::floor),
                "ceil", rounding(Math::ceil),
                "round", rounding(Math::rint),
                "abs", rounding(Math::abs))));
  }

  static void function(Scope scope, String name, Function function) throws PacException {
    scope.declare(name, function);
  }

  /** A number of elements is not reserved beforehand: a list grows as it is filled. */
  private static Object elements(List<Object> given) {
    boolean size = given.size() == 1 && given.get(0) instanceof Double;
    return size ? new ArrayList<>() : new ArrayList<>(given);
  }

  private static Object parseInt(List<Object> given, Budget budget) throws PacException {
    String text = Values.text(first(given), budget).strip();
    Object wanted = Function.argument(given, 1);
    int radix = wanted == Nothing.UNDEFINED ? 10 : Values.bits(wanted);
    boolean hexadecimal = text.startsWith("0x") || text.startsWith("0X");
    if (hexadecimal && (radix == 16 || wanted == Nothing.UNDEFINED)) {
      radix = 16;
      text = text.substring(2);
    }
    boolean negative = text.startsWith("-");
    int at = negative || text.startsWith("+") ? 1 : 0;
    int start = at;
    double value = 0;
    while (at < text.length() && Character.digit(text.charAt(at), radix) >= 0) {
      budget.step();
      value = value * radix + Character.digit(text.charAt(at++), radix);
    }
    return at == start ? Double.NaN : negative ? -value : value;
  }

  private static Function rounding(DoubleUnaryOperator operator) {
    return (given, budget) -> operator.applyAsDouble(Values.number(first(given)));
  }

  private static Object first(List<Object> given) {
    return Function.argument(given, 0);
  }
}
