package jp.nozomi.cert.protocol.transport;

/** Is told how far an exchange got; of the message itself it sees method and path only. */
@FunctionalInterface
public interface ExchangeObserver {
  /** How far an exchange got. */
  enum Point {
    /** Nothing of the request is sent. */
    SENDING,
    /** The request is sent, nothing of the reply is read. */
    SENT,
    /** The reply is read. */
    REPLIED
  }

  /** An observer that looks away. */
  ExchangeObserver NONE = (point, method, path) -> {};

  /**
   * Is told.
   *
   * @param point how far the exchange got
   * @param method the method
   * @param path the request's path; for CONNECT the authority
   */
  void at(Point point, String method, String path);
}
