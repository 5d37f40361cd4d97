package jp.nozomi.cert.swing.cli;

import java.util.Locale;
import java.util.Set;

/** A yes that a person types; anything else, and nobody there, is a no. */
final class Consent {
  private static final Set<String> YES = Set.of("y", "yes", "はい");

  private Consent() {}

  /** Says what will be done, and asks. */
  static boolean isTyped(Terminal terminal, String act, String question) {
    if (terminal.keyboard().isEmpty()) {
      return false;
    }
    terminal.err().println(act);
    terminal.err().flush();
    return terminal
        .keyboard()
        .get()
        .line(question + ": ")
        .filter(answer -> YES.contains(answer.strip().toLowerCase(Locale.ROOT)))
        .isPresent();
  }
}
