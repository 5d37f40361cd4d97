package jp.nozomi.cert.protocol.pac;

import java.util.List;
import java.util.Map;

/** What is behind a dot or in brackets. */
final class Members {
  private static final int MOST_ELEMENTS = 50_000;

  private Members() {}

  static Object get(Object owner, Object key, Budget budget) throws PacException {
    if (owner instanceof String text) {
      return ofText(text, key);
    }
    if (owner instanceof List<?> list) {
      return ofList(list, key);
    }
    if (owner instanceof Map<?, ?> map) {
      Object value = map.get(Values.text(key, budget));
      return value == null ? Nothing.UNDEFINED : value;
    }
    if (owner instanceof Nothing) {
      throw new PacException("a member of " + Values.text(owner));
    }
    return Nothing.UNDEFINED;
  }

  static void set(Object owner, Object key, Object value, Budget budget) throws PacException {
    budget.memory(1);
    if (owner instanceof Map<?, ?>) {
      members(owner).put(Values.text(key, budget), value);
      return;
    }
    if (!(owner instanceof List<?>)) {
      throw new PacException("an assignment to a member of " + Values.type(owner));
    }
    List<Object> list = elements(owner);
    double wanted = Values.number(key);
    if (!(wanted >= 0 && wanted < MOST_ELEMENTS) || wanted != Math.rint(wanted)) {
      throw new PacException("an element that no list has here");
    }
    while (list.size() <= wanted) {
      budget.memory(1);
      list.add(Nothing.UNDEFINED);
    }
    list.set((int) wanted, value);
  }

  private static Object ofText(String text, Object key) {
    if ("length".equals(key)) {
      return (double) text.length();
    }
    int index = index(key, text.length());
    return index < 0 ? Nothing.UNDEFINED : String.valueOf(text.charAt(index));
  }

  private static Object ofList(List<?> list, Object key) {
    if ("length".equals(key)) {
      return (double) list.size();
    }
    int index = index(key, list.size());
    return index < 0 ? Nothing.UNDEFINED : list.get(index);
  }

  /** The index that a key is, or -1. */
  private static int index(Object key, int size) {
    double wanted = key instanceof Double || key instanceof String ? Values.number(key) : -1;
    return wanted >= 0 && wanted < size && wanted == Math.rint(wanted) ? (int) wanted : -1;
  }

  /** Scripts put nothing but values of the script into their lists. */
  @SuppressWarnings("unchecked")
  static List<Object> elements(Object list) {
    return (List<Object>) list;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> members(Object map) {
    return (Map<String, Object>) map;
  }
}
