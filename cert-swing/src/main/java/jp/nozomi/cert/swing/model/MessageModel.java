package jp.nozomi.cert.swing.model;

import java.util.List;

/**
 * What went wrong, or is worth knowing.
 *
 * @param tone how bad it is; never told by colour alone
 * @param toneName the tone in a word
 * @param text what happened, with its code where the manual prints one
 * @param remedy what to do; may be empty
 * @param details what a support call needs: code, time, trace id, support desk
 * @param detailsTitle the words on the fold over the details
 */
public record MessageModel(
    Tone tone,
    String toneName,
    String text,
    String remedy,
    List<Block.Fact> details,
    String detailsTitle) {
  /** How bad it is. */
  public enum Tone {
    /** Something failed. */
    ERROR,
    /** Something is worth knowing. */
    INFO,
    /** Something succeeded. */
    SUCCESS
  }

  /** Copies the details. */
  public MessageModel {
    details = List.copyOf(details);
  }
}
