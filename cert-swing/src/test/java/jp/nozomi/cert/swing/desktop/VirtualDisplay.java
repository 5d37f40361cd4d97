package jp.nozomi.cert.swing.desktop;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** A display without a screen: Xvfb with openbox, its keyboard, and pictures of it. */
public final class VirtualDisplay implements AutoCloseable {
  /** Smooth letters have more shades than this, an empty window has one. */
  private static final int PAINTED_COLOURS = 32;

  private final List<Process> processes = new ArrayList<>();
  private final String name;

  private VirtualDisplay(Process server, String name) {
    processes.add(server);
    this.name = name;
  }

  /** Starts one; skips the test where its programs are missing. */
  public static VirtualDisplay start(Path folder) throws IOException {
    Programs.requireAll("Xvfb", "openbox", "xdotool", "import");
    // The server picks a free number and tells it once it is ready.
    Process server =
        new ProcessBuilder(
                "Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp")
            .redirectError(folder.resolve("xvfb.log").toFile())
            .start();
    BufferedReader out = server.inputReader(StandardCharsets.US_ASCII);
    String number = out.readLine();
    if (number == null) {
      throw new IOException("Xvfb does not start");
    }
    VirtualDisplay display = new VirtualDisplay(server, ":" + number.strip());
    ProcessBuilder manager = new ProcessBuilder("openbox", "--sm-disable");
    manager.environment().putAll(display.environment());
    display.processes.add(
        manager
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("openbox.log").toFile())
            .start());
    return display;
  }

  /** What a program needs in its environment to be seen here. */
  public Map<String, String> environment() {
    return Map.of("DISPLAY", name);
  }

  /** Presses keys, by their X names. */
  public void press(String... keys) {
    for (String key : keys) {
      xdotool("key", "--clearmodifiers", key);
    }
  }

  /** Types ASCII into whatever has the focus. */
  public void type(String text) {
    xdotool("type", "--delay", "15", text);
  }

  /** Clicks at a place on the screen. */
  public void click(int x, int y) {
    point(x, y);
    xdotool("click", "1");
  }

  /** Moves the mouse pointer. */
  public void point(int x, int y) {
    xdotool("mousemove", "--sync", Integer.toString(x), Integer.toString(y));
  }

  /** The windows that can be seen, by a regular expression for their title. */
  public List<String> windows(String title) {
    return windows("search", "--onlyvisible", "--name", title);
  }

  /** Waits for a window of this title. */
  public String await(String title) {
    // A window that goes away while it is looked at ends the search with an error of X.
    for (int tries = 0; tries < 20; tries++) {
      List<String> found = windows("search", "--sync", "--onlyvisible", "--name", title);
      if (!found.isEmpty()) {
        return found.get(0);
      }
    }
    throw new IllegalStateException("no window " + title);
  }

  private List<String> windows(String... search) {
    List<String> command = new ArrayList<>(List.of("xdotool"));
    command.addAll(List.of(search));
    return Programs.run(environment(), command)
        .output()
        .lines()
        .filter(line -> line.matches("[0-9]+"))
        .toList();
  }

  /** Waits until a window can be seen, and gives its number. */
  public String awaitWindow(String title) {
    List<String> found =
        Programs.run(
                environment(),
                List.of("xdotool", "search", "--sync", "--onlyvisible", "--name", title))
            .output()
            .lines()
            .toList();
    return found.get(found.size() - 1);
  }

  /** Waits until more is painted than a background, and keeps the picture. */
  public void awaitPaint(String window, Path file) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
    do {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("nothing is painted, see " + file);
      }
      picture(window, file);
    } while (colours(ImageIO.read(file.toFile())) < PAINTED_COLOURS);
  }

  private static long colours(BufferedImage image) {
    int[] all = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return IntStream.of(all).distinct().count();
  }

  /** The process that a window belongs to. */
  public ProcessHandle process(String window) {
    String number =
        Programs.run(environment(), List.of("xdotool", "getwindowpid", window)).output().strip();
    return ProcessHandle.of(Long.parseLong(number)).orElseThrow();
  }

  /** Takes a picture of the whole screen. */
  public void picture(Path file) {
    run(List.of("import", "-window", "root", file.toString()));
  }

  /** Takes a picture of one window. */
  public void picture(String window, Path file) {
    run(List.of("import", "-window", window, file.toString()));
  }

  private void xdotool(String... arguments) {
    List<String> command = new ArrayList<>(List.of("xdotool"));
    command.addAll(List.of(arguments));
    run(command);
  }

  private void run(List<String> command) {
    Programs.Ended ended = Programs.run(environment(), command);
    if (ended.status() != 0) {
      throw new IllegalStateException(command + ": " + ended.output());
    }
  }

  @Override
  public void close() throws InterruptedException {
    // The window manager first: a server that goes away makes it complain.
    for (int i = processes.size() - 1; i >= 0; i--) {
      Process process = processes.get(i);
      process.destroy();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    }
  }
}
