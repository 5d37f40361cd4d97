package jp.nozomi.cert.swing.launch;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** A start of the app without its window: what the processes do to each other, and nothing else. */
public final class StartProbe {
  static final String WINDOW = "window";
  static final String HANDED_OVER = "handed over";

  private StartProbe() {}

  public static void main(String[] args) throws Exception {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    LaunchMailbox mailbox = new LaunchMailbox();
    LaunchIntent intent = LaunchIntent.parse(args[1]).orElseThrow();
    Optional<SingleInstance> instance = SingleInstance.claim(Path.of(args[0]), intent, mailbox);
    if (instance.isEmpty()) {
      out.println(HANDED_OVER);
      return;
    }
    try (SingleInstance one = instance.get()) {
      out.println(WINDOW);
      mailbox.listen(seen -> out.println(seen.line()));
      awaitEndOfInput();
    }
  }

  private static void awaitEndOfInput() throws IOException {
    while (System.in.read() >= 0) {
      // The test holds the other end.
    }
  }
}
