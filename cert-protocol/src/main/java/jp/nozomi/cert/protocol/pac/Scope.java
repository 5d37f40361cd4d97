package jp.nozomi.cert.protocol.pac;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables of a function call, inside those of the place where the function stands. */
final class Scope {
  private final Map<String, Object> variables = new HashMap<>();
  private final @Nullable Scope outer;
  private final Budget budget;

  Scope(@Nullable Scope outer, Budget budget) {
    this.outer = outer;
    this.budget = budget;
  }

  Budget budget() {
    return budget;
  }

  void declare(String name, Object value) throws PacException {
    budget.memory(1);
    variables.put(name, value);
  }

  boolean declares(String name) {
    return variables.containsKey(name);
  }

  Object get(String name) throws PacException {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      Object value = scope.variables.get(name);
      if (value != null) {
        return value;
      }
    }
    throw new PacException(name + " is not defined");
  }

  /** What nobody declared becomes a global variable. */
  void set(String name, Object value) throws PacException {
    Scope scope = this;
    while (!scope.declares(name) && scope.outer != null) {
      scope = scope.outer;
    }
    scope.declare(name, value);
  }

  /** The value of a name that may be unknown. */
  Object find(String name) throws PacException {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      if (scope.declares(name)) {
        return scope.get(name);
      }
    }
    return Nothing.UNDEFINED;
  }
}
