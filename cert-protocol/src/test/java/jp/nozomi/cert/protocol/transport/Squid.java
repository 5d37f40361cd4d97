package jp.nozomi.cert.protocol.transport;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real Squid with the user "user" and the password "right". */
public final class Squid implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/squid");
  private static final Path HELPERS = Path.of("/usr/lib/squid");

  private final Process process;
  private final int port;

  private Squid(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Skips the test on a user's machine without Squid; fails it where CI is true. */
  public static Squid basic(Path folder) throws Exception {
    Path passwords = file(folder, "passwords", "user:$apr1$nozomi00$zItsnDbzQBgkXKeF0hB/q/\n");
    return start(folder, "basic", HELPERS.resolve("basic_ncsa_auth") + " " + passwords);
  }

  /** Skips the test on a user's machine without Squid; fails it where CI is true. */
  public static Squid digest(Path folder) throws Exception {
    Path passwords = file(folder, "passwords", "user:right\n");
    return start(folder, "digest", HELPERS.resolve("digest_file_auth") + " " + passwords);
  }

  public int port() {
    return port;
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  private static Squid start(Path folder, String scheme, String helper) throws Exception {
    if (!Files.isExecutable(PROGRAM)) {
      String reason = "Squid is not installed (Debian: squid)";
      if (Boolean.parseBoolean(System.getenv("CI"))) {
        fail(reason);
      }
      abort(reason);
    }
    int port = freePort();
    // Started by root, Squid and its helpers run as another user.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path configuration =
        file(
            folder,
            "squid.conf",
            String.join(
                "\n",
                "http_port 127.0.0.1:" + port,
                "auth_param " + scheme + " program " + helper,
                "auth_param " + scheme + " children 1 startup=1 idle=1",
                "auth_param " + scheme + " realm office",
                "acl known proxy_auth REQUIRED",
                "http_access allow known",
                "http_access deny all",
                "cache deny all",
                "access_log none",
                "cache_log " + folder.resolve("cache.log"),
                "pid_filename none",
                "pinger_enable off",
                "shutdown_lifetime 0 seconds",
                "coredump_dir " + folder,
                ""));
    Process process =
        new ProcessBuilder(PROGRAM.toString(), "-N", "-f", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("squid.out").toFile())
            .start();
    Squid squid = new Squid(process, port);
    squid.awaitPort(folder);
    return squid;
  }

  private void awaitPort(Path folder) throws Exception {
    for (int tries = 0; tries < 200; tries++) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
        return;
      } catch (IOException e) {
        if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
          break;
        }
      }
    }
    close();
    fail("Squid does not listen: " + Files.readString(folder.resolve("squid.out")));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static Path file(Path folder, String name, String text) throws IOException {
    Path file = Files.write(folder.resolve(name), List.of(text.split("\n", -1)));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    return file;
  }
}
