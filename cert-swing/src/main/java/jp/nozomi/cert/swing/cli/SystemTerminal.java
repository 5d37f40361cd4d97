package jp.nozomi.cert.swing.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import jp.nozomi.cert.core.secret.Secret;

/** The terminal of this process. */
public final class SystemTerminal {
  private SystemTerminal() {}

  /**
   * Opens it.
   *
   * @return the terminal
   */
  public static Terminal open() {
    // A console exists only if standard input and output are both a terminal.
    Console console = System.console();
    Charset charset = charset();
    return new Terminal(
        writer(FileDescriptor.out, charset),
        writer(FileDescriptor.err, charset),
        new FileInputStream(FileDescriptor.in),
        console == null ? Optional.empty() : Optional.of(new ConsoleKeyboard(console)),
        console != null);
  }

  private static PrintWriter writer(FileDescriptor target, Charset charset) {
    return new PrintWriter(new OutputStreamWriter(new FileOutputStream(target), charset), true);
  }

  /** The terminal's own encoding, unless that is plain ASCII, which has no Japanese at all. */
  private static Charset charset() {
    String name = System.getProperty("native.encoding", StandardCharsets.UTF_8.name());
    Charset charset = Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
    return charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
  }

  private record ConsoleKeyboard(Console console) implements Terminal.Keyboard {
    @Override
    public Optional<String> line(String prompt) {
      return Optional.ofNullable(console.readLine("%s", prompt));
    }

    @Override
    public Optional<Secret> secret(String prompt) {
      return Optional.ofNullable(console.readPassword("%s", prompt)).map(Secret::take);
    }
  }
}
