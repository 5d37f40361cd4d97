package jp.nozomi.cert.swing.qr;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A QR code with its quiet zone of four modules. Immutable and thread-safe. */
public final class QrCode {
  /** How many light modules surround the code on each side. */
  public static final int QUIET_ZONE = 4;

  private final ByteMatrix modules;

  private QrCode(ByteMatrix modules) {
    this.modules = modules;
  }

  /**
   * Encodes a text in UTF-8, with error correction level M.
   *
   * @param text the text
   * @return the code
   * @throws IllegalArgumentException if the text is too long for a QR code
   */
  public static QrCode of(String text) {
    try {
      return new QrCode(
          Encoder.encode(
                  text,
                  ErrorCorrectionLevel.M,
                  Map.of(EncodeHintType.CHARACTER_SET, StandardCharsets.UTF_8.name()))
              .getMatrix());
    } catch (WriterException e) {
      throw new IllegalArgumentException("a text that no QR code can hold", e);
    }
  }

  /**
   * Gives the width and height.
   *
   * @return the count of modules, both quiet zones included
   */
  public int size() {
    return modules.getWidth() + 2 * QUIET_ZONE;
  }

  /**
   * Gives a module.
   *
   * @param x its column, from 0
   * @param y its row, from 0
   * @return true if it is dark
   */
  public boolean isDark(int x, int y) {
    int column = x - QUIET_ZONE;
    int row = y - QUIET_ZONE;
    return column >= 0
        && row >= 0
        && column < modules.getWidth()
        && row < modules.getHeight()
        && modules.get(column, row) == 1;
  }
}
