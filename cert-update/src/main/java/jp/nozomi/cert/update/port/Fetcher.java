package jp.nozomi.cert.update.port;

import java.io.IOException;

/**
 * Gets bytes over HTTP.
 *
 * <p>It follows no redirect, undoes no content coding, checks the server's certificate and host
 * name, and deals with proxies by itself. A 407 is returned only if the proxy can not be satisfied.
 * Thread-safe.
 */
@FunctionalInterface
public interface Fetcher {
  /**
   * Sends a request and waits for the reply's headers.
   *
   * @param request the request
   * @return the reply; the caller closes it
   * @throws IOException if no reply came
   * @throws InterruptedException if the thread is interrupted
   */
  FetchResponse fetch(FetchRequest request) throws IOException, InterruptedException;
}
