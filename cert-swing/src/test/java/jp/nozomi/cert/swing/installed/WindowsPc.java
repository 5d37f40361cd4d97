package jp.nozomi.cert.swing.installed;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import jp.nozomi.cert.keystore.windows.WineMachine;
import jp.nozomi.cert.swing.desktop.VirtualDisplay;

/** A PC with a fresh Windows, as far as Wine is one, and its screen. */
final class WindowsPc implements AutoCloseable {
  /** Any: on this screen nothing else has a window with a title. */
  private static final String OUR_TITLE = ".";

  private static final String REPLACED_FONTS = "HKCU\\Software\\Wine\\Fonts\\Replacements";
  private static final long SECONDS = 120;

  private final WineMachine machine;
  private final VirtualDisplay display;

  private WindowsPc(WineMachine machine, VirtualDisplay display) {
    this.machine = machine;
    this.display = display;
  }

  static WindowsPc start() throws IOException, InterruptedException {
    WineMachine machine = WineMachine.create();
    WindowsPc pc = new WindowsPc(machine, VirtualDisplay.start(machine.folder()));
    pc.borrowFont();
    return pc;
  }

  /** Wine has none of the fonts of Japanese Windows. */
  private void borrowFont() throws IOException, InterruptedException {
    for (String font : List.of("Meiryo UI", "Yu Gothic UI", "MS UI Gothic", "Tahoma")) {
      run("reg", "add", REPLACED_FONTS, "/v", font, "/d", LentFont.NAME, "/f");
    }
  }

  /** Runs a program to its end. */
  WineMachine.Ended run(String... command) throws IOException, InterruptedException {
    return machine.run(prepared(command));
  }

  /** Runs Windows Installer, without any question. */
  int installer(String... arguments) throws IOException, InterruptedException {
    return run(Stream.concat(Stream.of("msiexec"), Stream.of(arguments)).toArray(String[]::new))
        .exitCode();
  }

  /** Starts a program and does not wait for it. */
  void start(String... command) throws IOException {
    start(prepared(command));
  }

  /** Opens what stands in a folder of the start menu, as a double click does. */
  void openShortcutIn(Path folder) throws IOException {
    ProcessBuilder start = prepared("start", "/unix");
    String wine = start.command().get(0);
    // Its name is Japanese, which an argument of Java's is only where the locale is UTF-8.
    start.command("sh", "-c", "exec \"$0\" start /unix \"$1\"/*.lnk", wine, folder.toString());
    start(start);
  }

  /** Waits for the app's window, keeps its picture, and closes it as a user does. */
  void seeAndClose(Path picture)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    String window = display.awaitWindow(OUR_TITLE);
    display.awaitPaint(window, picture);
    ProcessHandle app = display.process(window);
    display.press("alt+F4");
    app.onExit().get(SECONDS, TimeUnit.SECONDS);
  }

  /** Waits for a message, keeps its picture, and takes note of it. */
  void seeAndConfirm(Path picture) {
    String window = display.awaitWindow(OUR_TITLE);
    display.picture(window, picture);
    display.press("Return");
  }

  /** Gives a key of the registry with all below it as text, which is empty if there is no key. */
  String registry(String key) throws IOException, InterruptedException {
    Path file = machine.folder().resolve("registry.reg");
    Files.deleteIfExists(file);
    run("reg", "export", key, WineMachine.windowsPath(file), "/y");
    return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_16) : "";
  }

  /** Gives the name that a user of the PC knows a file of its drive by. */
  String path(Path file) {
    return "C:\\" + drive().relativize(file).toString().replace('/', '\\');
  }

  /** Gives a file of the drive by the name that a user of the PC knows it by. */
  Path file(String path) {
    return drive().resolve(path.substring("C:\\".length()).replace('\\', '/'));
  }

  private Path drive() {
    return machine.folder().resolve("prefix/drive_c");
  }

  /** Gives the folder of the user's programs' data. */
  Path localData() throws IOException {
    return user().resolve("AppData/Local");
  }

  /** Gives the folder of the user's start menu. */
  Path startMenu() throws IOException {
    return user().resolve("AppData/Roaming/Microsoft/Windows/Start Menu/Programs");
  }

  private Path user() throws IOException {
    try (Stream<Path> users = Files.list(drive().resolve("users"))) {
      return users
          .filter(user -> !user.getFileName().toString().equals("Public"))
          .findFirst()
          .orElseThrow();
    }
  }

  /** Gives a file's own name, in any locale. */
  static String name(Path file) {
    String path = URLDecoder.decode(file.toUri().getRawPath(), StandardCharsets.UTF_8);
    return path.replaceFirst("/$", "").replaceFirst(".*/", "");
  }

  private ProcessBuilder prepared(String... command) {
    ProcessBuilder builder = machine.program(List.of(command));
    builder.environment().putAll(display.environment());
    builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8"));
    return builder;
  }

  private void start(ProcessBuilder program) throws IOException {
    program
        .redirectErrorStream(true)
        .redirectOutput(machine.folder().resolve("started.log").toFile())
        .start();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    machine.close();
    display.close();
  }
}
