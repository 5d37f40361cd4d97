package jp.nozomi.cert.core.name;

import java.math.BigInteger;

/**
 * A certificate's serial number (RFC 5280 section 4.1.2.2).
 *
 * @param value the number; what is not positive or too long is kept as it is, to be told of
 */
public record CertificateSerial(BigInteger value) {
  private static final int MAX_OCTETS = 20;

  /**
   * Tells whether the number is as RFC 5280 wants it.
   *
   * @return true if it is positive and at most 20 octets long
   */
  public boolean isConforming() {
    return value.signum() > 0 && value.toByteArray().length <= MAX_OCTETS;
  }

  /**
   * Gives the number as the manual shows it.
   *
   * @return lower-case hexadecimal, an even count of digits, for example
   *     5b8e869e2bc4b2225302f34ada65184e
   */
  public String hex() {
    String digits = value.abs().toString(16);
    return (value.signum() < 0 ? "-" : "") + (digits.length() % 2 == 0 ? "" : "0") + digits;
  }

  @Override
  public String toString() {
    return hex();
  }
}
