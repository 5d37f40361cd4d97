package jp.nozomi.cert.swing.cli;

import jp.nozomi.cert.swing.qr.QrCode;

/** Draws a QR code with block characters, two rows of modules a line. */
final class QrText {
  private static final char BOTH = '\u2588';
  private static final char UPPER = '\u2580';
  private static final char LOWER = '\u2584';

  private QrText() {}

  /** Draws light modules as blocks: most terminals have light letters on a dark ground. */
  static String of(String text) {
    QrCode code = QrCode.of(text);
    StringBuilder drawn = new StringBuilder();
    for (int y = 0; y < code.size(); y += 2) {
      for (int x = 0; x < code.size(); x++) {
        drawn.append(block(!code.isDark(x, y), !code.isDark(x, y + 1)));
      }
      drawn.append('\n');
    }
    return drawn.toString();
  }

  private static char block(boolean upper, boolean lower) {
    if (upper) {
      return lower ? BOTH : UPPER;
    }
    return lower ? LOWER : ' ';
  }
}
