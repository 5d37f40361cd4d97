package jp.nozomi.cert.swing.settings;

/** How large the text is; everything else grows with it. */
public enum TextSize {
  /** The smallest: 14 pixels at 100 %. */
  SMALL(1f),
  /** A quarter larger. */
  MEDIUM(1.25f),
  /** Half as large again. */
  LARGE(1.5f);

  private final float factor;

  TextSize(float factor) {
    this.factor = factor;
  }

  /**
   * Tells how much larger than the smallest text.
   *
   * @return the factor
   */
  public float factor() {
    return factor;
  }

  /**
   * Goes some sizes up or down.
   *
   * @param steps how many; negative for smaller ones
   * @return the size, at most the largest and at least the smallest
   */
  public TextSize larger(int steps) {
    return values()[Math.max(0, Math.min(values().length - 1, ordinal() + steps))];
  }
}
