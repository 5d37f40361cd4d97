package jp.nozomi.cert.swing.crash;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A customer's PC with one store, on which processes run, and whose keys are seen past the backend.
 */
interface Pc {
  /** Gives the store as {@code --store} takes it. */
  String store();

  /** Gives the store's password or PIN. */
  String password();

  /** Prepares a process of the test class path. */
  ProcessBuilder java(Class<?> main, String... arguments);

  /** Gives the name that the PC's programs know a file by. */
  default String path(Path file) {
    return file.toString();
  }

  /**
   * Counts the store's key objects with another program: a private key without a certificate, or
   * half a key, counts too.
   */
  int keyObjects() throws IOException, InterruptedException;

  /** Tells how many objects one key is. */
  default int objectsOfKey() {
    return 1;
  }
}
