package jp.nozomi.cert.protocol.enroll;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.nozomi.cert.core.secret.Secret;

/**
 * What the customer answered, by field name.
 *
 * <p>Owns its secrets: closing it clears them. Not thread-safe.
 */
public final class Answers implements AutoCloseable {
  private final Map<String, Secret> values = new LinkedHashMap<>();

  /** Makes an empty set of answers. */
  public Answers() {}

  /**
   * Adds an answer.
   *
   * @param field the field's name
   * @param value what was typed; owned by these answers from now on
   * @return these answers
   */
  public Answers put(String field, Secret value) {
    Secret before = values.put(field, value);
    if (before != null) {
      before.close();
    }
    return this;
  }

  /**
   * Gives the names of the answered fields.
   *
   * @return the names in order
   */
  public Set<String> fields() {
    return Set.copyOf(values.keySet());
  }

  /**
   * Gives an answer.
   *
   * @param field the field's name
   * @return what was typed, still owned by these answers
   */
  public Optional<Secret> get(String field) {
    return Optional.ofNullable(values.get(field));
  }

  /** Clears every answer. */
  @Override
  public void close() {
    values.values().forEach(Secret::close);
  }

  /**
   * Prints the names only.
   *
   * @return the names of the answered fields
   */
  @Override
  public String toString() {
    return "Answers" + values.keySet();
  }
}
