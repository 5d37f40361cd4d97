package jp.nozomi.cert.protocol.pac;

import java.util.List;

/**
 * A function of the script, before it is bound to the variables around it.
 *
 * @param name its name; empty for none
 * @param parameters the names of its parameters
 * @param body what it does
 */
record FunctionCode(String name, List<String> parameters, Block body) {
  /** Binds it to the place where it stands. */
  Function in(Scope place) {
    return (arguments, budget) -> {
      budget.enter();
      Scope scope = new Scope(place, budget);
      for (int i = 0; i < parameters.size(); i++) {
        scope.declare(parameters.get(i), Function.argument(arguments, i));
      }
      Statement.End end = body.run(scope);
      budget.leave();
      return end.value();
    };
  }
}
