package jp.nozomi.cert.swing.launch;

import java.util.Arrays;
import java.util.Optional;
import jp.nozomi.cert.core.error.Failure;

/**
 * What a start of the app wants to see.
 *
 * @param action the page; empty for whatever the window shows
 * @param refusal why the link that started it is not accepted; then there is no action
 */
public record LaunchIntent(Optional<LaunchAction> action, Optional<LinkRefusal> refusal) {
  /** A start from the menu: the window, and nothing more. */
  public static final LaunchIntent SHOW = new LaunchIntent(Optional.empty(), Optional.empty());

  private static final String SHOW_WORD = "show";
  private static final String REFUSED = "refused ";

  /**
   * A start by a link.
   *
   * @param action what the link names
   * @return the intent
   */
  public static LaunchIntent of(LaunchAction action) {
    return new LaunchIntent(Optional.of(action), Optional.empty());
  }

  /**
   * A start by a link that is not accepted.
   *
   * @param refusal why
   * @return the intent to tell so
   */
  public static LaunchIntent refused(LinkRefusal refusal) {
    return new LaunchIntent(Optional.empty(), Optional.of(refusal));
  }

  /** Writes the line that one process sends the other. */
  String line() {
    return refusal
        .map(reason -> REFUSED + Failure.word(reason))
        .orElseGet(() -> action.map(LaunchAction::word).orElse(SHOW_WORD));
  }

  /** Reads such a line; empty for every other text. */
  static Optional<LaunchIntent> parse(String line) {
    if (line.equals(SHOW_WORD)) {
      return Optional.of(SHOW);
    }
    if (line.startsWith(REFUSED)) {
      String word = line.substring(REFUSED.length());
      return Arrays.stream(LinkRefusal.values())
          .filter(reason -> Failure.word(reason).equals(word))
          .findFirst()
          .map(LaunchIntent::refused);
    }
    return Arrays.stream(LaunchAction.values())
        .filter(action -> action.word().equals(line))
        .findFirst()
        .map(LaunchIntent::of);
  }
}
