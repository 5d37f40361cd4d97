package jp.nozomi.cert.testkit.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import jp.nozomi.cert.testkit.customer.Customer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {
  private static final String DIGITS = "1234567890".repeat(7);
  private static final byte[] KEY_20 = DIGITS.substring(0, 20).getBytes(StandardCharsets.US_ASCII);
  private static final byte[] KEY_32 = DIGITS.substring(0, 32).getBytes(StandardCharsets.US_ASCII);
  private static final byte[] KEY_64 = DIGITS.substring(0, 64).getBytes(StandardCharsets.US_ASCII);

  /** PIN 1234, as RFC 6287 appendix C has it. */
  private static final byte[] PIN =
      HexFormat.of().parseHex("7110eda4d09e062aa5e4a390b0a572ac0d2c0220");

  private static byte[] key(String hash) {
    return switch (hash) {
      case "SHA1" -> KEY_20;
      case "SHA256" -> KEY_32;
      default -> KEY_64;
    };
  }

  /** RFC 6238 appendix B. */
  @ParameterizedTest
  @CsvSource({
    "59, SHA1, 94287082", "59, SHA256, 46119246", "59, SHA512, 90693936",
    "1111111109, SHA1, 07081804", "1111111109, SHA256, 68084774", "1111111109, SHA512, 25091201",
    "1111111111, SHA1, 14050471", "1111111111, SHA256, 67062674", "1111111111, SHA512, 99943326",
    "1234567890, SHA1, 89005924", "1234567890, SHA256, 91819424", "1234567890, SHA512, 93441116",
    "2000000000, SHA1, 69279037", "2000000000, SHA256, 90698825", "2000000000, SHA512, 38618901",
    "20000000000, SHA1, 65353130", "20000000000, SHA256, 77737706", "20000000000, SHA512, 47863826"
  })
  void computesTheTotpVectors(long seconds, String hash, String code) {
    Totp totp = new Totp("Hmac" + hash, 8, Duration.ofSeconds(30));
    assertThat(totp.code(key(hash), totp.step(Instant.ofEpochSecond(seconds)))).isEqualTo(code);
  }

  /** RFC 6287 appendix C.1: one-way challenge response. */
  @ParameterizedTest
  @CsvSource({
    "OCRA-1:HOTP-SHA1-6:QN08, 0, 00000000, 0, 237653",
    "OCRA-1:HOTP-SHA1-6:QN08, 0, 11111111, 0, 243178",
    "OCRA-1:HOTP-SHA1-6:QN08, 0, 99999999, 0, 294470",
    "OCRA-1:HOTP-SHA256-8:C-QN08-PSHA1, 0, 12345678, 0, 65347737",
    "OCRA-1:HOTP-SHA256-8:C-QN08-PSHA1, 1, 12345678, 0, 86775851",
    "OCRA-1:HOTP-SHA256-8:C-QN08-PSHA1, 9, 12345678, 0, 08522129",
    "OCRA-1:HOTP-SHA256-8:QN08-PSHA1, 0, 00000000, 0, 83238735",
    "OCRA-1:HOTP-SHA256-8:QN08-PSHA1, 0, 44444444, 0, 86807031",
    "OCRA-1:HOTP-SHA512-8:C-QN08, 0, 00000000, 0, 07016083",
    "OCRA-1:HOTP-SHA512-8:C-QN08, 9, 99999999, 0, 31409299",
    "OCRA-1:HOTP-SHA512-8:QN08-T1M, 0, 00000000, 20107446, 95209754",
    "OCRA-1:HOTP-SHA512-8:QN08-T1M, 0, 44444444, 20107446, 36209546"
  })
  void computesTheOcraVectors(String suite, long counter, String question, long time, String code) {
    byte[] key = key(suite.replaceFirst(".*HOTP-(SHA\\d+)-.*", "$1"));
    Ocra.Inputs inputs = new Ocra.Inputs(counter, PIN, new byte[0], time);
    assertThat(new Ocra(suite).code(key, question, inputs)).isEqualTo(code);
  }

  /** RFC 6287 appendices C.2 and C.3: questions of letters and digits. */
  @ParameterizedTest
  @CsvSource({
    "OCRA-1:HOTP-SHA256-8:QA08, CLI22220SRV11110, 0, 28247970",
    "OCRA-1:HOTP-SHA256-8:QA08, SRV11110CLI22220, 0, 15510767",
    "OCRA-1:HOTP-SHA512-8:QA08, CLI22220SRV11110, 0, 79496648",
    "OCRA-1:HOTP-SHA256-8:QA08, SIG10000, 0, 53095496",
    "OCRA-1:HOTP-SHA512-8:QA10-T1M, SIG1000000, 20107446, 77537423"
  })
  void computesTheOcraVectorsOfLetters(String suite, String question, long time, String code) {
    byte[] key = key(suite.replaceFirst(".*HOTP-(SHA\\d+)-.*", "$1"));
    Ocra.Inputs inputs = new Ocra.Inputs(0, PIN, new byte[0], time);
    assertThat(new Ocra(suite).code(key, question, inputs)).isEqualTo(code);
  }

  @Test
  void readsTheQrCodesPicture() throws Exception {
    String text = "NZTX1|更新|demo06|0123abcd|0123456789abcdef0123";
    TransactionToken token = new TransactionToken(Customer.of("demo06").build());
    TransactionToken.Display shown = token.scan(picture(text));

    assertThat(shown).isEqualTo(token.read(text));
    assertThat(shown.purpose()).isEqualTo("更新");
    assertThat(shown.keyDigits()).isEqualTo("0123abcd");
    assertThat(shown.code()).matches("[0-9]{8}");
  }

  @Test
  void refusesAnotherCustomersTransaction() {
    TransactionToken token = new TransactionToken(Customer.of("demo06").build());
    assertThatThrownBy(() -> token.read("NZTX1|発行|demo07|0123abcd|0123456789abcdef"))
        .isInstanceOf(TokenException.class);
    assertThatThrownBy(() -> token.read("https://example.com/")).isInstanceOf(TokenException.class);
  }

  private static BufferedImage picture(String text) throws WriterException {
    BitMatrix bits =
        new QRCodeWriter()
            .encode(
                text,
                BarcodeFormat.QR_CODE,
                300,
                300,
                Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"));
    BufferedImage image = new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 300; x++) {
      for (int y = 0; y < 300; y++) {
        image.setRGB(x, y, bits.get(x, y) ? 0x000000 : 0xffffff);
      }
    }
    return image;
  }
}
