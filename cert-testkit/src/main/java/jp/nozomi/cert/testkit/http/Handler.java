package jp.nozomi.cert.testkit.http;

/** Answers requests; called by many threads. */
@FunctionalInterface
public interface Handler {
  /**
   * Answers a request.
   *
   * @param request the request
   * @return the reply
   */
  Reply handle(Request request);
}
