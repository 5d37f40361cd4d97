package jp.nozomi.cert.swing.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import jp.nozomi.cert.swing.fixture.EventThreadGuard;

/** An installed app: its program, its data, and what its windows show. */
public final class Installation implements AutoCloseable {
  private static final int SECONDS = 240;

  private final Path folder;
  private final ServerSocket reports;
  private final BlockingQueue<Scene> scenes = new LinkedBlockingQueue<>();
  private final List<Scene> seen = Collections.synchronizedList(new ArrayList<>());
  private final List<Process> started = new ArrayList<>();
  private final Set<Long> windows = ConcurrentHashMap.newKeySet();

  private Installation(Path folder, ServerSocket reports) {
    this.folder = folder;
    this.reports = reports;
  }

  /** Installs the app with one profile in a folder, whose name may have spaces and Japanese. */
  public static Installation in(Path folder, String profileJson) throws IOException {
    return in(folder, profileJson, "");
  }

  /** Installs the app on a PC whose programs are told this proxy; none if it is empty. */
  public static Installation in(Path folder, String profileJson, String proxy) throws IOException {
    ServerSocket reports = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Installation installation = new Installation(folder, reports);
    Path profile = Files.writeString(folder.resolve("profile.json"), profileJson);
    Path settings =
        Files.writeString(
            folder.resolve("installation.properties"),
            "profile=%s\ndata=%s\nport=%d\n"
                .formatted(profile, folder.resolve("data"), reports.getLocalPort()));
    Files.writeString(
        installation.program(),
        """
        #!/bin/sh
        unset HTTPS_PROXY NO_PROXY no_proxy
        export https_proxy='%s'
        exec '%s' "-Dcertapp.program=$0" -Xshare:auto -XX:TieredStopAtLevel=1 -Djava.awt.headless=false \\
          ${HOME:+"-Duser.home=$HOME"} -cp '%s' %s '%s' "$@" 2>>'%s'
        """
            .formatted(
                proxy,
                Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty("java.class.path"),
                InstalledApp.class.getName(),
                settings,
                folder.resolve("errors.log")));
    Files.setPosixFilePermissions(
        installation.program(), PosixFilePermissions.fromString("rwxr-xr-x"));
    Thread listener = new Thread(installation::listen, "scenes");
    listener.setDaemon(true);
    listener.start();
    return installation;
  }

  /** The program that a menu or a browser starts. */
  public Path program() {
    return folder.resolve("certapp");
  }

  public Process start(Map<String, String> environment, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(program().toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("out.log").toFile()));
    builder.environment().putAll(environment);
    Process process = builder.start();
    started.add(process);
    return process;
  }

  /** Waits until a window shows this, from now on. */
  public Scene await(String what, Predicate<Scene> wanted) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    if (!seen.isEmpty() && wanted.test(seen.get(seen.size() - 1))) {
      return seen.get(seen.size() - 1);
    }
    while (true) {
      Scene scene = scenes.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (scene == null) {
        List<Scene> last = seen.subList(Math.max(0, seen.size() - 3), seen.size());
        return fail("never seen: " + what + "; last: " + last + "\n" + errors());
      }
      seen.add(scene);
      if (wanted.test(scene)) {
        return scene;
      }
    }
  }

  /** Forgets what was shown: the next start is waited for from here on. */
  public void forget() {
    seen.clear();
    scenes.clear();
  }

  /** What was awaited last. */
  public Scene last() {
    return seen.get(seen.size() - 1);
  }

  /** All that was shown and awaited so far. */
  public List<Scene> seen() {
    return List.copyOf(seen);
  }

  /** What came of it all, for a failure's message. */
  private String errors() {
    Path file = folder.resolve("errors.log");
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void listen() {
    while (!reports.isClosed()) {
      try {
        Socket window = reports.accept();
        Thread reader = new Thread(() -> read(window), "scene");
        reader.setDaemon(true);
        reader.start();
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void read(Socket window) {
    Optional<Long> process = Optional.empty();
    try (window;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(window.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        Scene scene = Scene.parse(line);
        process = Optional.of(scene.process());
        windows.add(scene.process());
        scenes.add(scene);
      }
    } catch (IOException ended) {
      // The process has ended; what it told is in the queue.
      return;
    } finally {
      process.ifPresent(windows::remove);
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    reports.close();
    for (Process process : started) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
    // A browser's links leave windows that are nobody's descendants here.
    windows.stream()
        .flatMap(window -> ProcessHandle.of(window).stream())
        .forEach(ProcessHandle::destroyForcibly);
    // A window that was ended for this may have been seen and awaited to the end before.
    assertThat(errors()).doesNotContain(EventThreadGuard.FAULT);
  }
}
