package jp.nozomi.cert.testkit.token;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Challenge-response codes of RFC 6287.
 *
 * <p>Immutable and thread-safe. The suite says which of the inputs count.
 */
public final class Ocra {
  private static final Pattern SUITE =
      Pattern.compile(
          "OCRA-1:HOTP-(SHA1|SHA256|SHA512)-(\\d{1,2}):"
              + "(C-)?Q([NAH])(\\d{2})(-PSHA(1|256|512))?(-S(\\d{3}))?(-T\\d{1,2}[SMH])?");
  private static final int QUESTION_LENGTH = 128;

  private final String suite;
  private final String algorithm;
  private final int digits;
  private final boolean counted;
  private final char format;
  private final boolean pinned;
  private final int sessionLength;
  private final boolean timed;

  /**
   * Reads a suite.
   *
   * @param suite for example OCRA-1:HOTP-SHA256-8:QH64
   * @throws IllegalArgumentException if it is none of RFC 6287 section 6
   */
  public Ocra(String suite) {
    Matcher parts = SUITE.matcher(suite);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not an OCRA suite: " + suite);
    }
    this.suite = suite;
    this.algorithm = "Hmac" + parts.group(1).toUpperCase(Locale.ROOT);
    this.digits = Integer.parseInt(parts.group(2));
    this.counted = parts.group(3) != null;
    this.format = parts.group(4).charAt(0);
    this.pinned = parts.group(6) != null;
    this.sessionLength = parts.group(9) == null ? 0 : Integer.parseInt(parts.group(9));
    this.timed = parts.group(10) != null;
    if (digits < 4 || digits > 9) {
      throw new IllegalArgumentException("4 to 9 digits: " + suite);
    }
  }

  /**
   * The inputs besides the question; what a suite does not name is ignored.
   *
   * @param counter the counter C
   * @param pinHash the hashed PIN P
   * @param session the session information S
   * @param timeSteps the time T in the suite's steps
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Inputs(long counter, byte[] pinHash, byte[] session, long timeSteps) {
    /** None of them. */
    public static final Inputs NONE = new Inputs(0, new byte[0], new byte[0], 0);
  }

  /**
   * Computes a code.
   *
   * @param seed the shared secret
   * @param question the challenge in the suite's format
   * @param inputs the other inputs
   * @return the code's digits
   */
  public String code(byte[] seed, String question, Inputs inputs) {
    byte[] name = suite.getBytes(StandardCharsets.US_ASCII);
    int size =
        name.length
            + 1
            + (counted ? Long.BYTES : 0)
            + QUESTION_LENGTH
            + (pinned ? inputs.pinHash().length : 0)
            + sessionLength
            + (timed ? Long.BYTES : 0);
    ByteBuffer message = ByteBuffer.allocate(size).put(name).put((byte) 0);
    if (counted) {
      message.putLong(inputs.counter());
    }
    byte[] asked = question(question);
    message.put(asked).position(message.position() + QUESTION_LENGTH - asked.length);
    if (pinned) {
      message.put(inputs.pinHash());
    }
    if (sessionLength > 0) {
      // Right-aligned, RFC 6287 section 5.1.
      message.position(message.position() + sessionLength - inputs.session().length);
      message.put(inputs.session());
    }
    if (timed) {
      message.putLong(inputs.timeSteps());
    }
    return Truncation.code(algorithm, seed, message.array(), digits);
  }

  /** The question is left-aligned; a number becomes hex digits first, RFC 6287 section 5.1. */
  private byte[] question(String question) {
    if (format == 'A') {
      return question.getBytes(StandardCharsets.US_ASCII);
    }
    String hex = format == 'N' ? new BigInteger(question).toString(16) : question;
    return HexFormat.of().parseHex(hex.length() % 2 == 0 ? hex : hex + "0");
  }
}
