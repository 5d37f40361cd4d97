package jp.nozomi.cert.swing.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import jp.nozomi.cert.core.error.CodedException;

/**
 * Prints what {@code docs/benchmarks.md} tells: cold issue as a process, warm through the library,
 * and the time to the first window.
 */
public final class Benchmarks {
  private Benchmarks() {}

  /** Takes the folder of the app, a working folder, and how many rounds the cold issue has. */
  public static void main(String[] args)
      throws IOException, InterruptedException, GeneralSecurityException, CodedException {
    PrintWriter out =
        new PrintWriter(
            new OutputStreamWriter(
                new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8),
            true);
    out.println("Java " + System.getProperty("java.version"));
    Path base = Files.createDirectories(Path.of(args[1]));
    Figures cold =
        new ColdIssue(
                Path.of(args[0]),
                Files.createTempDirectory(base, "run-"),
                Integer.parseInt(args[2]))
            .run();
    cold.lines().forEach(out::println);
    for (String key : List.of("EC-P256", "RSA-2048")) {
      out.printf(
          "%s: certapp %.2f of naive, %.1f of openssl+curl%n",
          key,
          cold.ratio("certapp " + key, "naive " + key),
          cold.ratio("certapp " + key, "openssl+curl " + key));
    }
    out.printf(
        "certapp: RSA-2048 %.2f of EC-P256%n", cold.ratio("certapp RSA-2048", "certapp EC-P256"));
    new WarmIssue().run().lines().forEach(out::println);
    new FirstWindow(
            Path.of(args[0]), Files.createTempDirectory(base, "window-"), Integer.parseInt(args[2]))
        .run()
        .forEach(out::println);
  }
}
