package jp.nozomi.cert.swing.settings;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The word of a choice in files, options and radio buttons. */
public final class Label {
  private Label() {}

  /**
   * Gives the word.
   *
   * @param choice the choice
   * @return its name in lower case, with hyphens
   */
  public static String of(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Finds a choice by its word.
   *
   * @param choices all choices
   * @param label the word
   * @param <T> the kind of choice
   * @return the choice, or empty if there is none of that word
   */
  public static <T extends Enum<T>> Optional<T> find(T[] choices, String label) {
    return Stream.of(choices).filter(choice -> of(choice).equals(label)).findFirst();
  }
}
