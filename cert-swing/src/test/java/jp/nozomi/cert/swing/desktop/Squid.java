package jp.nozomi.cert.swing.desktop;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;

/** A company's proxy: a real Squid that wants the user "user" and the password "right". */
public final class Squid implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/squid");

  private final Process process;
  private final int port;

  private Squid(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  public static Squid start(Path folder) throws Exception {
    Programs.require(Files.isExecutable(PROGRAM), "Squid is not installed (Debian: squid)");
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    // Started by root, Squid and its helper run as another user.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path passwords =
        readable(folder.resolve("passwords"), "user:$apr1$nozomi00$zItsnDbzQBgkXKeF0hB/q/\n");
    Path configuration =
        readable(
            folder.resolve("squid.conf"),
            """
            http_port 127.0.0.1:%d
            auth_param basic program /usr/lib/squid/basic_ncsa_auth %s
            auth_param basic children 1 startup=1 idle=1
            auth_param basic realm office
            acl known proxy_auth REQUIRED
            http_access allow known
            http_access deny all
            cache deny all
            access_log none
            cache_log %s
            pid_filename none
            pinger_enable off
            shutdown_lifetime 0 seconds
            """
                .formatted(port, passwords, folder.resolve("cache.log")));
    Process process =
        new ProcessBuilder(PROGRAM.toString(), "-N", "-f", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("squid.out").toFile())
            .start();
    Squid squid = new Squid(process, port);
    squid.awaitPort(folder);
    return squid;
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  private void awaitPort(Path folder) throws Exception {
    for (int tries = 0; tries < 600; tries++) {
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

  private static Path readable(Path file, String text) throws IOException {
    Files.writeString(file, text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
  }
}
