package jp.nozomi.cert.update;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of the app: one to four numbers, and behind a hyphen what marks it as not yet final.
 *
 * <p>Missing numbers are zero, and what is not final comes before what is: 1.2-rc.1, 1.2, 1.2.0.1.
 *
 * @param text how it is written
 */
public record Version(String text) implements Comparable<Version> {
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9}){0,3})(?:-([0-9A-Za-z.-]{1,64}))?");
  private static final int NUMBERS = 4;

  /**
   * Checks the form.
   *
   * @param text how it is written
   * @throws IllegalArgumentException if the text is no version
   */
  public Version {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not a version");
    }
  }

  /**
   * Reads a version that may be none.
   *
   * @param text the text
   * @return the version, or empty
   */
  public static Optional<Version> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new Version(text)) : Optional.empty();
  }

  @Override
  public int compareTo(Version other) {
    int byNumbers = Arrays.compare(numbers(), other.numbers());
    return byNumbers != 0 ? byNumbers : compareMarks(mark(), other.mark());
  }

  /**
   * Compares by meaning: 1.2 equals 1.2.0.
   *
   * @param other another object
   * @return whether it is a version of the same rank
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof Version version && compareTo(version) == 0;
  }

  /**
   * Hashes by meaning.
   *
   * @return the hash
   */
  @Override
  public int hashCode() {
    return Arrays.hashCode(numbers());
  }

  /**
   * Gives the text.
   *
   * @return as it is written
   */
  @Override
  public String toString() {
    return text;
  }

  private int[] numbers() {
    String[] parts = matched().group(1).split("\\.", -1);
    int[] numbers = new int[NUMBERS];
    for (int i = 0; i < parts.length; i++) {
      numbers[i] = Integer.parseInt(parts[i]);
    }
    return numbers;
  }

  private List<String> mark() {
    String mark = matched().group(2);
    return mark == null ? List.of() : List.of(mark.split("\\.", -1));
  }

  private Matcher matched() {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalStateException("checked when it was made");
    }
    return matcher;
  }

  private static int compareMarks(List<String> one, List<String> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return Boolean.compare(one.isEmpty(), other.isEmpty());
    }
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      int order = compareWords(one.get(i), other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(one.size(), other.size());
  }

  private static int compareWords(String one, String other) {
    boolean firstIsNumber = isNumber(one);
    boolean secondIsNumber = isNumber(other);
    if (firstIsNumber && secondIsNumber) {
      return Long.compare(Long.parseLong(one), Long.parseLong(other));
    }
    // Numbers come before words, as in semantic versioning.
    return firstIsNumber == secondIsNumber ? one.compareTo(other) : firstIsNumber ? -1 : 1;
  }

  private static boolean isNumber(String word) {
    return !word.isEmpty()
        && word.length() <= 18
        && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
