package jp.nozomi.cert.swing.model;

import java.time.Instant;
import java.util.Optional;

/**
 * The work behind a screen.
 *
 * @param text ただいま処理中です
 * @param stage the real stage in words
 * @param number how many stages have begun
 * @param count how many stages there are
 * @param waitingUntil when the next attempt is made, for a countdown
 * @param waiting the words around the countdown's seconds, with {0} for them
 * @param elapsed the words around the seconds that have passed, with {0} for them
 * @param safety what cancelling does, or why it is no longer possible
 * @param cancel the button that stops the work, while that is safe
 */
public record BusyModel(
    String text,
    String stage,
    int number,
    int count,
    Optional<Instant> waitingUntil,
    String waiting,
    String elapsed,
    String safety,
    Optional<ButtonModel> cancel) {}
