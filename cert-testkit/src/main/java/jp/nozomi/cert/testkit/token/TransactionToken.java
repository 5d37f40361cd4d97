package jp.nozomi.cert.testkit.token;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.nozomi.cert.testkit.customer.Customer;

/**
 * A customer's transaction token: scans the QR code, shows what it is for, and gives the code.
 *
 * <p>The code is OCRA (RFC 6287) over the SHA-256 of the QR code's whole text. Immutable and
 * thread-safe.
 */
public final class TransactionToken {
  private static final Ocra OCRA = new Ocra("OCRA-1:HOTP-SHA256-8:QH64");

  /** Wire protocol section 3.1. */
  private static final Pattern TEXT =
      Pattern.compile("NZTX1\\|(発行|更新)\\|([A-Za-z0-9]{1,64})\\|([0-9a-f]{8})\\|[A-Za-z0-9]{16,64}");

  private final String loginId;
  private final byte[] seed;

  /**
   * Takes a customer's token.
   *
   * @param customer the customer
   */
  public TransactionToken(Customer customer) {
    this.loginId = customer.loginId();
    this.seed = customer.transactionSeed();
  }

  /**
   * What the token shows.
   *
   * @param purpose 発行 or 更新
   * @param loginId whose certificate
   * @param keyDigits the first 8 hex digits of the key's hash, to compare with the app's
   * @param code the code to type
   */
  public record Display(String purpose, String loginId, String keyDigits, String code) {}

  /**
   * Scans a QR code.
   *
   * @param image the picture, the QR code somewhere in it
   * @return what the token shows
   * @throws TokenException if there is no QR code, or it is not this customer's
   */
  public Display scan(BufferedImage image) throws TokenException {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    BinaryBitmap bitmap =
        new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
    try {
      return read(
          new QRCodeReader()
              .decode(
                  bitmap,
                  Map.of(DecodeHintType.CHARACTER_SET, "UTF-8", DecodeHintType.TRY_HARDER, true))
              .getText());
    } catch (ReaderException e) {
      throw new TokenException("no QR code in the picture", e);
    }
  }

  /**
   * Takes the QR code's text.
   *
   * @param text the text
   * @return what the token shows
   * @throws TokenException if it is no transaction, or not this customer's
   */
  public Display read(String text) throws TokenException {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new TokenException("not a transaction of this bank");
    }
    if (!parts.group(2).equals(loginId)) {
      throw new TokenException("another customer's transaction");
    }
    return new Display(
        parts.group(1),
        parts.group(2),
        parts.group(3),
        OCRA.code(seed, sha256(text), Ocra.Inputs.NONE));
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
