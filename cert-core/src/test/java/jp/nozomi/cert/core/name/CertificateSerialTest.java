package jp.nozomi.cert.core.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateSerialTest {
  private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(159).subtract(BigInteger.ONE);

  @ParameterizedTest
  @CsvSource({
    "5b8e869e2bc4b2225302f34ada65184e, 5b8e869e2bc4b2225302f34ada65184e",
    "f0000000000000000000000000000001, f0000000000000000000000000000001",
    "abc, 0abc",
    "5, 05",
    "0, 00",
    "-abc, -0abc"
  })
  void isShownInHexWithAnEvenCountOfDigits(String number, String shown) {
    CertificateSerial serial = new CertificateSerial(new BigInteger(number, 16));

    assertThat(serial.hex()).isEqualTo(shown);
    assertThat(serial).hasToString(shown);
  }

  @Test
  void conformsWith128Bits() {
    assertThat(serial(BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE)).isConforming())
        .isTrue();
  }

  @Test
  void conformsUpTo20Octets() {
    assertThat(serial(BigInteger.ONE).isConforming()).isTrue();
    assertThat(serial(LARGEST).isConforming()).isTrue();
  }

  @Test
  void doesNotConformWith21Octets() {
    assertThat(serial(LARGEST.add(BigInteger.ONE)).isConforming()).isFalse();
  }

  @Test
  void doesNotConformUnlessPositive() {
    assertThat(serial(BigInteger.ZERO).isConforming()).isFalse();
    assertThat(serial(BigInteger.ONE.negate()).isConforming()).isFalse();
  }

  private static CertificateSerial serial(BigInteger value) {
    return new CertificateSerial(value);
  }
}
