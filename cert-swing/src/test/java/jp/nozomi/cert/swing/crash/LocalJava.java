package jp.nozomi.cert.swing.crash;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Java processes of this machine. */
final class LocalJava {
  private LocalJava() {}

  /** Prepares a main class of the test class path; short-lived, so quick to start. */
  static ProcessBuilder of(Map<String, String> environment, Class<?> main, String... arguments) {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            main.getName());
    builder.command().addAll(List.of(arguments));
    builder.environment().putAll(environment);
    return builder;
  }
}
