package jp.nozomi.cert.protocol.wire;

import java.time.Duration;
import java.time.Instant;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.protocol.http.ProxyAuthenticator;
import jp.nozomi.cert.protocol.transport.Interruption;

/** Who is on this side of a call: what may be asked, and what ends a wait. */
public interface CallContext {
  /**
   * Is asked when a proxy wants a login.
   *
   * @return the authenticator
   */
  ProxyAuthenticator proxyLogin();

  /**
   * Ends an exchange early.
   *
   * @return the request to stop
   */
  Interruption interruption();

  /**
   * Lets time pass, unless the user asks to stop.
   *
   * @param time how long
   * @param until when it ends, to be shown
   * @throws CodedException if the user asked to stop
   */
  void pause(Duration time, Instant until) throws CodedException;
}
