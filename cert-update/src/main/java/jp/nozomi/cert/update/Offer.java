package jp.nozomi.cert.update;

import java.util.Map;

/**
 * A new version that fits this installation.
 *
 * @param version the version, higher than the running one
 * @param mandatory whether the running version is below the least one; renewing stays possible
 *     unless the bank's server refuses it
 * @param bytes the installer's length
 * @param notes what is new, plain text by language tag
 * @param target the installer's path among the signed targets
 */
public record Offer(
    Version version, boolean mandatory, long bytes, Map<String, String> notes, String target) {
  /**
   * Copies the notes.
   *
   * @param version the version
   * @param mandatory whether the running version is below the least one
   * @param bytes the installer's length
   * @param notes what is new
   * @param target the installer's path
   */
  public Offer {
    notes = Map.copyOf(notes);
  }
}
