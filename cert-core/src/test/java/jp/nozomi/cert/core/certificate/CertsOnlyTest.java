package jp.nozomi.cert.core.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import jp.nozomi.cert.core.Mutations;
import jp.nozomi.cert.core.TestAuthority;
import jp.nozomi.cert.core.TestDer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertsOnlyTest {
  private static final X509Certificate ONE = TestAuthority.root("One").certificate();
  private static final X509Certificate TWO = TestAuthority.root("Two").certificate();

  @ParameterizedTest
  @ValueSource(strings = {ASN1Encoding.DER, ASN1Encoding.BER})
  void readsWhatOthersWrite(String encoding) throws Exception {
    assertThat(CertsOnly.certificates(message(encoding, List.of(ONE, TWO))))
        .containsExactlyInAnyOrder(ONE, TWO);
  }

  @Test
  void readsAMessageWithoutCertificates() throws Exception {
    assertThat(CertsOnly.certificates(message(ASN1Encoding.DER, List.of()))).isEmpty();
  }

  @Test
  void refusesMoreCertificatesThanAnyPathHas() throws Exception {
    byte[] message = message(ASN1Encoding.BER, Collections.nCopies(33, ONE));

    refuses(message);
  }

  @Test
  void refusesWhatIsNoSignedData() throws Exception {
    refuses(ONE.getEncoded());
    refuses(new byte[0]);
    refuses(new byte[200 * 1024]);
  }

  @Test
  void refusesABottomlessMessageBeforeItsParserRecurses() {
    byte[] indefinite = new byte[100_000];
    for (int at = 0; at < indefinite.length; at += 2) {
      indefinite[at] = 0x30;
      indefinite[at + 1] = (byte) 0x80;
    }

    refuses(indefinite);
    refuses(TestDer.nested(100_000));
  }

  @Property
  void readsOrRefusesDamagedMessages(@ForAll long seed) throws Exception {
    byte[] damaged = Mutations.mutate(message(ASN1Encoding.BER, List.of(ONE, TWO)), seed);
    try {
      assertThat(CertsOnly.certificates(damaged)).hasSizeLessThanOrEqualTo(32);
    } catch (CertificateException e) {
      assertThat(e).hasMessageNotContaining("null");
    }
  }

  @Test
  void refusesACutOffMessage() throws Exception {
    byte[] message = message(ASN1Encoding.DER, List.of(ONE));

    refuses(Arrays.copyOf(message, message.length - 1));
    ByteArrayOutputStream longer = new ByteArrayOutputStream();
    longer.writeBytes(message);
    longer.write(0);
    refuses(longer.toByteArray());
  }

  private static byte[] message(String encoding, List<X509Certificate> certificates)
      throws Exception {
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    for (X509Certificate certificate : certificates) {
      generator.addCertificate(new JcaX509CertificateHolder(certificate));
    }
    return generator.generate(new CMSAbsentContent()).toASN1Structure().getEncoded(encoding);
  }

  private static void refuses(byte[] message) {
    assertThatExceptionOfType(CertificateException.class)
        .isThrownBy(() -> CertsOnly.certificates(message));
  }
}
