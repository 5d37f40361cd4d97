package jp.nozomi.cert.swing.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** How a server in a process of its own tells {@link StartBench} that it is ready. */
final class Ready {
  private Ready() {}

  /** Prints the CPU time so far in milliseconds, and the URL. */
  static void at(String url) {
    Duration cpu = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)
        .println(cpu.toMillis() + " " + url);
  }
}
