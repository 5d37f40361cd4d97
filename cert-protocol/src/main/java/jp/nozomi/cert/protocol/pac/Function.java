package jp.nozomi.cert.protocol.pac;

import java.util.List;

/** What a script can call. */
@FunctionalInterface
interface Function {
  Object call(List<Object> arguments, Budget budget) throws PacException;

  /** An argument, or undefined if it was not given. */
  static Object argument(List<Object> arguments, int index) {
    return index < arguments.size() ? arguments.get(index) : Nothing.UNDEFINED;
  }
}
