package jp.nozomi.cert.swing.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Optional;
import jp.nozomi.cert.core.secret.Secret;

/**
 * The terminal that the command runs in.
 *
 * @param out the result, and nothing else
 * @param err progress, questions and messages for people
 * @param in standard input, for secrets that are piped in
 * @param keyboard reads what a person types; empty if nobody sits there
 * @param progress whether standard error is a terminal, so that progress is worth showing
 */
public record Terminal(
    PrintWriter out,
    PrintWriter err,
    InputStream in,
    Optional<Keyboard> keyboard,
    boolean progress) {
  /** Reads what a person types. */
  public interface Keyboard {
    /**
     * Reads a line.
     *
     * @param prompt what to ask
     * @return the line, or empty at the end of input
     */
    Optional<String> line(String prompt);

    /**
     * Reads a line without echo.
     *
     * @param prompt what to ask
     * @return the line, or empty at the end of input
     */
    Optional<Secret> secret(String prompt);
  }
}
