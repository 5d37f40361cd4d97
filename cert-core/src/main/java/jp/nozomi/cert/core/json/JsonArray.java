package jp.nozomi.cert.core.json;

import java.util.ArrayList;
import java.util.List;

/**
 * A JSON array.
 *
 * @param elements the elements in order, immutable
 */
public record JsonArray(List<JsonValue> elements) implements JsonValue {
  /**
   * Copies the elements.
   *
   * @param elements the elements in order
   */
  public JsonArray {
    elements = List.copyOf(elements);
  }

  /**
   * Makes an array of strings.
   *
   * @param values the strings in order
   * @return the array
   */
  public static JsonArray ofStrings(Iterable<String> values) {
    List<JsonValue> elements = new ArrayList<>();
    values.forEach(value -> elements.add(new JsonString(value)));
    return new JsonArray(elements);
  }

  /**
   * Gives the elements as objects.
   *
   * @param where the name to report if an element is something else
   * @return the objects in order
   * @throws JsonException if an element is not an object
   */
  public List<JsonObject> objects(String where) throws JsonException {
    List<JsonObject> out = new ArrayList<>(elements.size());
    for (JsonValue element : elements) {
      if (!(element instanceof JsonObject object)) {
        throw new JsonException(where, "every element must be an object");
      }
      out.add(object);
    }
    return out;
  }

  /**
   * Gives the elements as strings.
   *
   * @param where the name to report if an element is something else
   * @return the strings in order
   * @throws JsonException if an element is not a string
   */
  public List<String> strings(String where) throws JsonException {
    List<String> out = new ArrayList<>(elements.size());
    for (JsonValue element : elements) {
      if (!(element instanceof JsonString string)) {
        throw new JsonException(where, "every element must be a string");
      }
      out.add(string.value());
    }
    return out;
  }
}
