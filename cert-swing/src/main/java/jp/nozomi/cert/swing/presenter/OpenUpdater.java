package jp.nozomi.cert.swing.presenter;

import jp.nozomi.cert.protocol.http.HttpCaller;
import jp.nozomi.cert.update.Updater;

/**
 * An updater, and the connections that it uses.
 *
 * @param updater the updater
 * @param connections what it gets its bytes through
 */
public record OpenUpdater(Updater updater, HttpCaller connections) implements AutoCloseable {
  @Override
  public void close() {
    connections.close();
  }
}
