package jp.nozomi.cert.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.nozomi.cert.testkit.ca.HeldCertificate;
import jp.nozomi.cert.testkit.fault.CertificateFault;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CertificateFaultTest {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN CERTIFICATE-----(.*?)-----END CERTIFICATE-----", Pattern.DOTALL);

  @ParameterizedTest
  @EnumSource(CertificateFault.class)
  void everyFaultShowsInTheCertificate(CertificateFault fault) throws Exception {
    try (FakeBank bank = FakeBank.builder().start()) {
      bank.faults().nextCertificate(fault);
      RawEnrolment enrolment = RawEnrolment.at(bank);
      String text = enrolment.issueSimply("demo01", "password");

      assertThat(shows(fault, text, new Truth(bank, enrolment.key.getPublic()))).isTrue();
    }
  }

  private record Truth(FakeBank bank, PublicKey key) {
    X509Certificate right() {
      return bank.issuedTo("demo01").get(0).certificate();
    }
  }

  /** One line for each fault: the compiler misses none. */
  private static boolean shows(CertificateFault fault, String text, Truth truth) throws Exception {
    List<byte[]> chain = blocks(text);
    Date now = new Date();
    return switch (fault) {
      case WRONG_KEY -> !first(chain).getPublicKey().equals(truth.key());
      case WRONG_AUTHORITY -> {
        X509Certificate impostor = HeldCertificate.parse(chain.get(1));
        first(chain).verify(impostor.getPublicKey());
        yield !verifies(impostor, truth.bank().clientCa().getPublicKey())
            && impostor
                .getIssuerX500Principal()
                .equals(truth.bank().clientCa().getSubjectX500Principal());
      }
      case SELF_SIGNED ->
          first(chain).getIssuerX500Principal().equals(first(chain).getSubjectX500Principal());
      case EXPIRED -> first(chain).getNotAfter().before(now);
      case NOT_YET_VALID -> first(chain).getNotBefore().after(now);
      case VALID_TOO_LONG -> days(first(chain)) == 7300;
      case VALID_TOO_SHORT -> days(first(chain)) == 0;
      case CA_TRUE -> first(chain).getBasicConstraints() >= 0;
      case WRONG_SUBJECT ->
          !first(chain).getSubjectX500Principal().equals(truth.right().getSubjectX500Principal());
      case NO_CLIENT_AUTH -> first(chain).getExtendedKeyUsage() == null;
      case SERVER_AUTH -> first(chain).getExtendedKeyUsage().contains("1.3.6.1.5.5.7.3.1");
      case NO_DIGITAL_SIGNATURE -> !first(chain).getKeyUsage()[0];
      case NEGATIVE_SERIAL ->
          new X509CertificateHolder(chain.get(0)).getSerialNumber().signum() < 0;
      case ZERO_SERIAL -> new X509CertificateHolder(chain.get(0)).getSerialNumber().signum() == 0;
      case LONG_SERIAL ->
          new X509CertificateHolder(chain.get(0)).getSerialNumber().toByteArray().length == 21;
      case DUPLICATE_SERIAL ->
          first(chain)
              .getSerialNumber()
              .equals(HeldCertificate.parse(chain.get(1)).getSerialNumber());
      case SHA1_SIGNATURE -> first(chain).getSigAlgName().startsWith("SHA1");
      case BROKEN_SIGNATURE ->
          !verifies(first(chain), HeldCertificate.parse(chain.get(1)).getPublicKey());
      case TRAILING_BYTES -> chain.get(0)[chain.get(0).length - 1] == 0 && chain.size() == 2;
      case NON_CANONICAL_DER -> chain.get(0)[1] == (byte) 0x83 && chain.get(0)[2] == 0;
      case VERSION_1 -> first(chain).getVersion() == 1;
      case REVERSED_CHAIN -> HeldCertificate.parse(chain.get(1)).equals(truth.right());
      case MISSING_INTERMEDIATE -> chain.size() == 1 && first(chain).equals(truth.right());
      case WITH_TRUST_ANCHOR ->
          chain.size() == 3 && HeldCertificate.parse(chain.get(2)).equals(truth.bank().clientCa());
      case LONG_CHAIN -> chain.size() == 502;
      case NOT_A_CERTIFICATE -> chain.size() == 1 && chain.get(0).length == 5;
      case NOT_PEM -> text.equals("certificate\n");
      case EMPTY -> text.isEmpty();
    };
  }

  private static X509Certificate first(List<byte[]> chain) {
    return HeldCertificate.parse(chain.get(0));
  }

  private static long days(X509Certificate certificate) {
    Instant from = certificate.getNotBefore().toInstant();
    return Duration.between(from, certificate.getNotAfter().toInstant()).toDays();
  }

  private static boolean verifies(X509Certificate certificate, PublicKey key)
      throws GeneralSecurityException {
    try {
      certificate.verify(key);
      return true;
    } catch (SignatureException e) {
      return false;
    }
  }

  private static List<byte[]> blocks(String pem) {
    List<byte[]> out = new ArrayList<>();
    Matcher found = BLOCK.matcher(pem);
    while (found.find()) {
      out.add(Base64.getMimeDecoder().decode(found.group(1)));
    }
    return out;
  }
}
