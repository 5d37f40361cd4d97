package jp.nozomi.cert.swing.dist;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A display of its own, in memory. */
final class Screen implements AutoCloseable {
  private final Process server;
  private final String name;

  private Screen(Process server, String name) {
    this.server = server;
    this.name = name;
  }

  /** Starts it; the server takes a free number and says so when it is ready. */
  static Screen open() throws IOException {
    Process server =
        new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
    String number = said.readLine();
    if (number == null) {
      throw new IOException("Xvfb did not start");
    }
    return new Screen(server, ":" + number.strip());
  }

  String name() {
    return name;
  }

  /** Waits until a window is to be seen. */
  void awaitWindow() throws IOException, InterruptedException {
    Tool.of("xdotool", "search", "--sync", "--onlyvisible", "--class", ".")
        .in(Map.of("DISPLAY", name))
        .run();
  }

  @Override
  public void close() {
    server.destroy();
  }
}
