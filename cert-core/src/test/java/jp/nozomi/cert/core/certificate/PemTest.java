package jp.nozomi.cert.core.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import jp.nozomi.cert.core.Mutations;
import jp.nozomi.cert.core.TestAuthority;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PemTest {
  private static final X509Certificate ONE = TestAuthority.root("One").certificate();
  private static final X509Certificate TWO = TestAuthority.root("Two").certificate();

  @Test
  void writesLinesOf64CharactersBetweenBoundaries() {
    assertThat(Pem.encode("CERTIFICATE REQUEST", new byte[60]))
        .isEqualTo(
            "-----BEGIN CERTIFICATE REQUEST-----\n"
                + "A".repeat(64)
                + "\n"
                + "A".repeat(16)
                + "\n-----END CERTIFICATE REQUEST-----\n");
  }

  @Test
  void readsSeveralCertificatesInOrder() throws CertificateException {
    assertThat(Pem.certificates(Pem.encode(List.of(TWO, ONE)))).containsExactly(TWO, ONE);
  }

  @Test
  void ignoresTextAroundCertificates() throws CertificateException {
    String text =
        "subject: One\n" + Pem.encode(List.of(ONE)) + "\n-----BEGIN X-----\n-----END X-----";

    assertThat(Pem.certificates(text)).containsExactly(ONE);
  }

  @Test
  void readsOtherLineEndings() throws CertificateException {
    assertThat(Pem.certificates(Pem.encode(List.of(ONE)).replace("\n", "\r\n")))
        .containsExactly(ONE);
  }

  @Test
  void findsNoneInOtherText() throws CertificateException {
    assertThat(Pem.certificates("")).isEmpty();
    assertThat(Pem.certificates(Pem.encode("PUBLIC KEY", new byte[10]))).isEmpty();
  }

  @Test
  void refusesAChainThatIsCutOff() {
    String text = Pem.encode(List.of(ONE, TWO));

    refuses(text.substring(0, text.length() - 10));
  }

  @Test
  void refusesACertificateWithinAnother() {
    refuses("-----BEGIN CERTIFICATE-----\n" + Pem.encode(List.of(ONE)));
  }

  @Test
  void refusesWhatIsNotBase64() {
    refuses(Pem.encode(List.of(ONE)).replaceFirst("MI", "M?"));
    refuses("-----BEGIN CERTIFICATE-----\nAA=A\n-----END CERTIFICATE-----\n");
  }

  @Test
  void refusesWhatIsNoCertificate() {
    refuses(Pem.encode("CERTIFICATE", new byte[] {0x30, 0}));
    refuses(Pem.encode("CERTIFICATE", new byte[0]));
  }

  @Test
  void refusesBytesAfterACertificate() throws CertificateException {
    byte[] der = ONE.getEncoded();

    refuses(Pem.encode("CERTIFICATE", Arrays.copyOf(der, der.length + 1)));
  }

  @Test
  void refusesMoreThan128KiCharacters() throws CertificateException {
    String text = Pem.encode(List.of(ONE));

    assertThat(Pem.certificates(text + " ".repeat(128 * 1024 - text.length())))
        .containsExactly(ONE);
    refuses(text + " ".repeat(128 * 1024 - text.length() + 1));
  }

  @Test
  void readsDerAlone() throws CertificateException {
    assertThat(Pem.certificate(ONE.getEncoded())).isEqualTo(ONE);
    assertThatExceptionOfType(CertificateException.class)
        .isThrownBy(
            () -> Pem.certificate(Pem.encode(List.of(ONE)).getBytes(StandardCharsets.US_ASCII)));
  }

  /** Any other exception than a {@link CertificateException} fails this and the next property. */
  @Property
  void mutatedCertificatesAreReadOrRefused(@ForAll long seed) throws CertificateException {
    byte[] mutated = Mutations.mutate(ONE.getEncoded(), seed);
    X509Certificate read;
    try {
      read = Pem.certificate(mutated);
    } catch (CertificateException e) {
      return;
    }
    assertThat(read.getEncoded()).isEqualTo(mutated);
  }

  @Property
  void mutatedTextIsReadOrRefused(@ForAll long seed) {
    byte[] text = Pem.encode(List.of(ONE, TWO)).getBytes(StandardCharsets.US_ASCII);
    String mutated = new String(Mutations.mutate(text, seed), StandardCharsets.ISO_8859_1);
    List<X509Certificate> read;
    try {
      read = Pem.certificates(mutated);
    } catch (CertificateException e) {
      return;
    }
    assertThat(Pem.encode(read)).hasSizeLessThanOrEqualTo(4 * text.length);
  }

  private static void refuses(String text) {
    assertThatExceptionOfType(CertificateException.class).isThrownBy(() -> Pem.certificates(text));
  }
}
