package jp.nozomi.cert.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.X509TrustManager;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.testkit.ca.CertificateStatus;
import jp.nozomi.cert.testkit.ca.HeldCertificate;
import jp.nozomi.cert.testkit.ca.Keys;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.est.ESTAuth;
import org.bouncycastle.est.ESTException;
import org.bouncycastle.est.ESTService;
import org.bouncycastle.est.EnrollmentResponse;
import org.bouncycastle.est.HttpAuth;
import org.bouncycastle.est.jcajce.JsseESTServiceBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.util.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The EST service as somebody else's client sees it: Bouncy Castle's. */
class BouncyCastleEstTest {
  private static final int TIMEOUT_MILLIS = (int) Duration.ofSeconds(60).toMillis();

  private FakeBank bank;

  @BeforeEach
  void start() throws Exception {
    bank = FakeBank.builder().start();
  }

  @AfterEach
  void stop() throws Exception {
    bank.close();
  }

  @Test
  void tellsItsAuthorities() throws Exception {
    List<X509Certificate> authorities =
        certificates(service(Optional.empty()).getCACerts().getCertificateStore());

    assertThat(authorities).contains(bank.clientCa()).hasSize(2);
  }

  @Test
  void enrolsAndReenrols() throws Exception {
    KeyPair firstKey = Keys.generate(KeySpec.EC_P256);
    X509Certificate first =
        enroll(
            service(Optional.empty()),
            false,
            request(new X500Name("CN=any"), firstKey),
            new HttpAuth("demo01", "password".toCharArray()));
    assertThat(first.getPublicKey()).isEqualTo(firstKey.getPublic());

    KeyPair secondKey = Keys.generate(KeySpec.EC_P256);
    X500Name subject = X500Name.getInstance(first.getSubjectX500Principal().getEncoded());
    X509Certificate second =
        enroll(
            service(Optional.of(WireClient.keys(firstKey, first))),
            true,
            request(subject, secondKey),
            null);

    assertThat(second.getPublicKey()).isEqualTo(secondKey.getPublic());
    assertThat(second.getSubjectX500Principal()).isEqualTo(first.getSubjectX500Principal());
    assertThat(bank.issuedTo("demo01"))
        .extracting(issued -> issued.status())
        .containsExactly(CertificateStatus.SUPERSEDED, CertificateStatus.VALID);
  }

  @Test
  void sendsTheRequestAgainWhileItIsProcessing() throws Exception {
    bank.processingPolls(1);
    ESTService service = service(Optional.empty());
    KeyPair key = Keys.generate(KeySpec.EC_P256);
    PKCS10CertificationRequest request = request(new X500Name("CN=any"), key);
    ESTAuth login = new HttpAuth("demo01", "password".toCharArray());
    assertThat(service.simpleEnroll(false, request, login).isCompleted()).isFalse();

    // The very same request is what names the order.
    assertThat(enroll(service, false, request, login).getPublicKey()).isEqualTo(key.getPublic());
  }

  @Test
  void refusesAWrongPassword() throws Exception {
    ESTService service = service(Optional.empty());
    PKCS10CertificationRequest request =
        request(new X500Name("CN=any"), Keys.shared(KeySpec.EC_P256));

    assertThatExceptionOfType(ESTException.class)
        .isThrownBy(
            () ->
                service.simpleEnroll(false, request, new HttpAuth("demo01", "wrong".toCharArray())))
        .satisfies(e -> assertThat(e.getStatusCode()).isEqualTo(401));
    assertThat(bank.issued()).isEmpty();
  }

  private ESTService service(Optional<KeyManager[]> shown) throws Exception {
    URI est = URI.create(bank.estUrl());
    JsseESTServiceBuilder builder =
        new JsseESTServiceBuilder(
                est.getHost(), est.getPort(), (X509TrustManager) WireClient.trust(bank)[0])
            .withTimeout(TIMEOUT_MILLIS);
    shown.ifPresent(builder::withKeyManagers);
    return builder.build();
  }

  private static X509Certificate enroll(
      ESTService service, boolean again, PKCS10CertificationRequest request, ESTAuth login)
      throws Exception {
    EnrollmentResponse response = service.simpleEnroll(again, request, login);
    assertThat(response.isCompleted()).isTrue();
    return certificates(response.getStore()).get(0);
  }

  private static PKCS10CertificationRequest request(X500Name subject, KeyPair key)
      throws Exception {
    return new PKCS10CertificationRequest(RawEnrolment.request(subject, "none", key));
  }

  private static List<X509Certificate> certificates(Store<X509CertificateHolder> store)
      throws Exception {
    List<X509Certificate> all = new ArrayList<>();
    for (X509CertificateHolder holder : store.getMatches(null)) {
      all.add(HeldCertificate.parse(holder.getEncoded()));
    }
    return all;
  }
}
