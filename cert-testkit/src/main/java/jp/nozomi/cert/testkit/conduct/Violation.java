package jp.nozomi.cert.testkit.conduct;

import jp.nozomi.cert.testkit.request.Endpoint;

/**
 * One breach of a rule.
 *
 * @param rule the rule
 * @param endpoint what was asked for
 * @param detail what was found; no secrets
 */
public record Violation(Rule rule, Endpoint endpoint, String detail) {
  @Override
  public String toString() {
    return endpoint + ": " + rule + " (" + detail + "): the client " + rule.about();
  }
}
