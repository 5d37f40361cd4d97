package jp.nozomi.cert.swing.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.nozomi.cert.swing.flow.Screen;

/**
 * A whole screen.
 *
 * @param screen which one
 * @param title its title, for example 証明書取得 認証
 * @param instruction the one main instruction
 * @param message what went wrong or is worth knowing, shown above all else
 * @param sections the parts of its body
 * @param buttons the buttons at its foot
 * @param busy the work behind it; inputs are disabled while it is there
 * @param attempt changes when the same question is asked again: codes and passwords are cleared
 *     then
 */
public record ScreenModel(
    Screen screen,
    String title,
    String instruction,
    Optional<MessageModel> message,
    List<SectionModel> sections,
    List<ButtonModel> buttons,
    Optional<BusyModel> busy,
    int attempt) {
  /** Copies the lists. */
  public ScreenModel {
    sections = List.copyOf(sections);
    buttons = List.copyOf(buttons);
  }

  /**
   * Gives the input fields of all sections.
   *
   * @return the fields in order
   */
  public List<Block.Field> fields() {
    return sections.stream()
        .flatMap(section -> section.blocks().stream())
        .flatMap(block -> block instanceof Block.Field field ? Stream.of(field) : Stream.empty())
        .toList();
  }

  /**
   * Tells whether another model is of the same page, so that a view keeps what was typed.
   *
   * @param other another model
   * @return true if both show the same screen with the same fields
   */
  public boolean isSamePage(ScreenModel other) {
    return screen == other.screen && names(this).equals(names(other));
  }

  /**
   * Tells whether another model of the same page is built of the same parts, so that a view need
   * only change what differs.
   *
   * @param other another model
   * @return false if a text, or the options of a choice, differ
   */
  public boolean isBuiltLike(ScreenModel other) {
    return isSamePage(other) && parts().equals(other.parts());
  }

  private List<Object> parts() {
    List<Object> parts = new ArrayList<>();
    parts.add(title);
    for (SectionModel section : sections) {
      parts.add(section.title());
      parts.add(section.help());
      section.blocks().forEach(block -> parts.add(block.accept(BlockParts.ALL)));
    }
    return parts;
  }

  private static List<String> names(ScreenModel model) {
    return model.fields().stream().map(Block.Field::name).toList();
  }
}
