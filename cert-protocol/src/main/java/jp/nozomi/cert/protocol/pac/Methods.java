package jp.nozomi.cert.protocol.pac;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;

/** The methods of texts, lists and patterns that scripts for proxies use. */
final class Methods {
  private Methods() {}

  static Object call(Object owner, String name, List<Object> arguments, Budget budget)
      throws PacException {
    budget.step();
    if (owner instanceof String text) {
      budget.steps(text.length() / 16);
      return ofText(text, name, arguments, budget);
    }
    if (owner instanceof List<?>) {
      return ofList(Members.elements(owner), name, arguments, budget);
    }
    if (owner instanceof PacPattern pattern) {
      Matcher matcher = pattern.matcher(text(arguments, 0, budget), budget);
      boolean found = PacPattern.find(matcher);
      return switch (name) {
        case "test" -> found;
        case "exec" -> found ? groups(matcher, budget) : Nothing.NULL;
        default -> throw unknown(name);
      };
    }
    if (owner instanceof Map<?, ?> map && map.get(name) instanceof Function function) {
      return function.call(arguments, budget);
    }
    if (name.equals("toString")) {
      return Values.text(owner, budget);
    }
    throw unknown(name);
  }

  private static Object ofText(String text, String name, List<Object> given, Budget budget)
      throws PacException {
    int length = text.length();
    return switch (name) {
      case "charAt" -> {
        int at = position(given, 0, 0, length);
        yield at < length ? text.substring(at, at + 1) : "";
      }
      case "charCodeAt" -> {
        int at = position(given, 0, 0, length);
        yield at < length ? (double) text.charAt(at) : Double.NaN;
      }
      case "indexOf" ->
          (double) text.indexOf(text(given, 0, budget), position(given, 1, 0, length));
      case "lastIndexOf" -> (double) text.lastIndexOf(text(given, 0, budget));
      case "includes" -> text.contains(text(given, 0, budget));
      case "startsWith" -> text.startsWith(text(given, 0, budget));
      case "endsWith" -> text.endsWith(text(given, 0, budget));
      case "substring" -> {
        int a = position(given, 0, 0, length);
        int b = position(given, 1, length, length);
        yield made(text.substring(Math.min(a, b), Math.max(a, b)), budget);
      }
      case "substr" -> {
        int from = fromEnd(given, 0, 0, length);
        int count = position(given, 1, length, length);
        yield made(text.substring(from, Math.min(length, from + count)), budget);
      }
      case "slice" -> {
        int from = fromEnd(given, 0, 0, length);
        yield made(text.substring(from, Math.max(from, fromEnd(given, 1, length, length))), budget);
      }
      case "toLowerCase" -> made(text.toLowerCase(Locale.ROOT), budget);
      case "toUpperCase" -> made(text.toUpperCase(Locale.ROOT), budget);
      case "trim" -> made(text.strip(), budget);
      case "toString", "valueOf" -> text;
      case "concat" -> {
        String joined = text;
        for (int i = 0; i < given.size(); i++) {
          joined = Operators.joined(joined, text(given, i, budget), budget);
        }
        yield joined;
      }
      case "split" -> split(text, Function.argument(given, 0), budget);
      case "match" -> match(text, Function.argument(given, 0), budget);
      case "search" -> {
        Matcher matcher = pattern(Function.argument(given, 0)).matcher(text, budget);
        yield PacPattern.find(matcher) ? (double) matcher.start() : -1.0;
      }
      case "replace" -> replace(text, Function.argument(given, 0), text(given, 1, budget), budget);
      default -> throw unknown(name);
    };
  }

  private static Object ofList(List<Object> list, String name, List<Object> given, Budget budget)
      throws PacException {
    budget.steps(list.size() / 4);
    return switch (name) {
      case "push" -> {
        budget.memory(given.size());
        list.addAll(given);
        yield (double) list.size();
      }
      case "pop" -> list.isEmpty() ? Nothing.UNDEFINED : list.remove(list.size() - 1);
      case "shift" -> list.isEmpty() ? Nothing.UNDEFINED : list.remove(0);
      case "reverse" -> {
        Collections.reverse(list);
        yield list;
      }
      case "indexOf" -> {
        double found = -1;
        for (int i = 0; i < list.size() && found < 0; i++) {
          if (Values.strictlyEqual(list.get(i), Function.argument(given, 0), budget)) {
            found = i;
          }
        }
        yield found;
      }
      case "join" -> {
        String separator = given.isEmpty() ? "," : text(given, 0, budget);
        String joined = "";
        for (int i = 0; i < list.size(); i++) {
          String part = Values.text(list.get(i), budget);
          joined = Operators.joined(joined, i == 0 ? part : separator + part, budget);
        }
        yield joined;
      }
      case "concat" -> {
        budget.memory(list.size());
        List<Object> all = new ArrayList<>(list);
        for (Object one : given) {
          List<Object> more = one instanceof List<?> ? Members.elements(one) : List.of(one);
          budget.memory(more.size());
          all.addAll(more);
        }
        yield all;
      }
      case "slice" -> {
        int from = fromEnd(given, 0, 0, list.size());
        int to = Math.max(from, fromEnd(given, 1, list.size(), list.size()));
        budget.memory(to - from);
        yield new ArrayList<>(list.subList(from, to));
      }
      case "toString" -> Values.text(list, budget);
      default -> throw unknown(name);
    };
  }

  private static Object split(String text, Object separator, Budget budget) throws PacException {
    budget.memory(text.length() + 1);
    List<Object> parts = new ArrayList<>();
    int from = 0;
    if (separator instanceof PacPattern pattern) {
      Matcher matcher = pattern.matcher(text, budget);
      while (PacPattern.find(matcher)) {
        if (matcher.end() > matcher.start()) {
          parts.add(text.substring(from, matcher.start()));
          from = matcher.end();
        }
      }
    } else if (separator != Nothing.UNDEFINED) {
      String mark = Values.text(separator, budget);
      int step = Math.max(1, mark.length());
      for (int at = text.indexOf(mark, mark.isEmpty() ? 1 : 0);
          at >= 0 && at < text.length();
          at = text.indexOf(mark, at + step)) {
        parts.add(text.substring(from, at));
        from = at + mark.length();
      }
    }
    parts.add(text.substring(from));
    return parts;
  }

  private static Object match(String text, Object wanted, Budget budget) throws PacException {
    PacPattern pattern = pattern(wanted);
    Matcher matcher = pattern.matcher(text, budget);
    if (!PacPattern.find(matcher)) {
      return Nothing.NULL;
    }
    if (!pattern.global()) {
      return groups(matcher, budget);
    }
    List<Object> all = new ArrayList<>();
    do {
      budget.memory(1);
      all.add(matcher.group());
    } while (PacPattern.find(matcher));
    return all;
  }

  private static Object groups(Matcher matcher, Budget budget) throws PacException {
    budget.memory(matcher.groupCount() + matcher.group().length());
    List<Object> groups = new ArrayList<>();
    for (int i = 0; i <= matcher.groupCount(); i++) {
      String group = matcher.group(i);
      groups.add(group == null ? Nothing.UNDEFINED : group);
    }
    return groups;
  }

  /** The replacement is taken as it is: references to groups are not known here. */
  private static Object replace(String text, Object wanted, String by, Budget budget)
      throws PacException {
    if (!(wanted instanceof PacPattern pattern)) {
      String mark = Values.text(wanted, budget);
      int at = text.indexOf(mark);
      budget.text(at < 0 ? 0 : (long) text.length() + by.length());
      return at < 0 ? text : text.substring(0, at) + by + text.substring(at + mark.length());
    }
    Matcher matcher = pattern.matcher(text, budget);
    StringBuilder out = new StringBuilder();
    int from = 0;
    while (PacPattern.find(matcher)) {
      budget.text((long) out.length() + text.length() + by.length());
      out.append(text, from, matcher.start()).append(by);
      from = matcher.end();
      if (!pattern.global()) {
        break;
      }
    }
    return out.append(text, from, text.length()).toString();
  }

  private static PacPattern pattern(Object value) throws PacException {
    return value instanceof PacPattern pattern ? pattern : PacPattern.of(Values.text(value), "");
  }

  private static String made(String text, Budget budget) throws PacException {
    budget.text(text.length());
    return text;
  }

  private static String text(List<Object> given, int index, Budget budget) throws PacException {
    return Values.text(Function.argument(given, index), budget);
  }

  private static int position(List<Object> given, int index, int absent, int length) {
    Object value = Function.argument(given, index);
    double wanted = value == Nothing.UNDEFINED ? absent : Values.number(value);
    return Double.isNaN(wanted) ? 0 : (int) Math.max(0, Math.min(length, wanted));
  }

  private static int fromEnd(List<Object> given, int index, int absent, int length) {
    Object value = Function.argument(given, index);
    double wanted = value == Nothing.UNDEFINED ? absent : Values.number(value);
    double at = Double.isNaN(wanted) ? 0 : wanted < 0 ? length + wanted : wanted;
    return (int) Math.max(0, Math.min(length, at));
  }

  private static PacException unknown(String name) {
    return new PacException("no method " + name + " here");
  }
}
