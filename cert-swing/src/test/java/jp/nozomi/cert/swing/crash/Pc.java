package jp.nozomi.cert.swing.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A customer's PC with one store, on which processes run, and whose keys are seen past the backend.
 */
interface Pc {
  /** Gives the store as {@code --store} takes it. */
  String store();

  /** Gives the store's password or PIN. */
  String password();

  /** Prepares a process of the test class path. */
  ProcessBuilder java(Class<?> main, String... arguments) throws IOException;

  /** Gives the name that the PC's programs know a file by. */
  String path(Path file);

  /**
   * Counts the store's key objects with another program: a private key without a certificate, or
   * half a key, counts too.
   */
  int keyObjects() throws IOException, InterruptedException;

  /** Tells how many objects one key is. */
  default int objectsOfKey() {
    return 1;
  }

  /** Starts a process of the test class path on this machine. */
  static ProcessBuilder local(Map<String, String> environment, Class<?> main, String... arguments) {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            main.getName());
    builder.command().addAll(java.util.List.of(arguments));
    builder.environment().putAll(environment);
    return builder;
  }
}
