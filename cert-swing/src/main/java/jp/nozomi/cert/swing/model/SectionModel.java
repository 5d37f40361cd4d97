package jp.nozomi.cert.swing.model;

import java.util.List;

/**
 * A titled part of a screen.
 *
 * @param title its title
 * @param help a line of help; may be empty
 * @param blocks its body
 * @param buttons its own buttons
 */
public record SectionModel(
    String title, String help, List<Block> blocks, List<ButtonModel> buttons) {
  /** Copies the lists. */
  public SectionModel {
    blocks = List.copyOf(blocks);
    buttons = List.copyOf(buttons);
  }
}
