package jp.nozomi.cert.core.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.Fixtures;
import jp.nozomi.cert.core.TestAuthority;
import jp.nozomi.cert.core.certificate.CertificateRejectedException.Reason;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.name.DistinguishedName;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateVerifierTest {
  private static final Duration SKEW = Duration.ofMinutes(5);
  private static final Duration YEAR = Duration.ofDays(366);
  private static final Instant NOW = Fixtures.NOW;
  private static final KeyPair KEY = Fixtures.key(KeySpec.EC_P256);
  private static final TestAuthority ROOT = TestAuthority.root("Root");
  private static final TestAuthority ISSUER = ROOT.issuing("Issuer");

  @Test
  void acceptsWhatWasOrdered() throws CertificateRejectedException {
    X509Certificate leaf = order().issue();

    IssuedCertificate issued = verify(NOW, leaf, ISSUER.certificate());

    assertThat(issued.chain()).containsExactly(leaf, ISSUER.certificate());
    assertThat(issued.certificate()).isEqualTo(leaf);
    assertThat(issued.subject()).isEqualTo(Fixtures.customerName());
    assertThat(issued.issuer()).hasToString("CN=Issuer");
    assertThat(issued.serial()).hasToString("5b8e869e2bc4b2225302f34ada65184e");
    assertThat(issued.notBefore()).isEqualTo(NOW);
    assertThat(issued.notAfter()).isEqualTo(NOW.plus(YEAR));
    assertThat(issued.id()).isEqualTo(CertificateId.of(leaf));
  }

  @ParameterizedTest
  @EnumSource
  void acceptsEveryKindOfKey(KeySpec spec) throws CertificateRejectedException {
    KeyPair key = Fixtures.key(spec);
    X509Certificate leaf = ISSUER.customer(key.getPublic()).issue();

    assertThat(
            new CertificateVerifier()
                .verify(
                    List.of(leaf, ISSUER.certificate()),
                    new CertificateExpectation(
                        key.getPublic(), Optional.empty(), anchors(ROOT), NOW, YEAR, SKEW))
                .certificate())
        .isEqualTo(leaf);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SHA256withRSA",
        "SHA384withRSA",
        "SHA512withRSA",
        "SHA256withRSAandMGF1",
        "SHA512withRSAandMGF1"
      })
  void acceptsStrongSignaturesByRsa(String algorithm) throws CertificateRejectedException {
    TestAuthority rsa = ROOT.issuing("RSA", Fixtures.key(KeySpec.RSA_2048));
    X509Certificate leaf = rsa.customer(KEY.getPublic()).signedWith(algorithm).issue();

    assertThat(verify(NOW, leaf, rsa.certificate()).certificate()).isEqualTo(leaf);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHA256withECDSA", "SHA384withECDSA", "SHA512withECDSA"})
  void acceptsStrongSignaturesByEllipticCurves(String algorithm)
      throws CertificateRejectedException {
    X509Certificate leaf = order().signedWith(algorithm).issue();

    assertThat(verify(NOW, leaf, ISSUER.certificate()).certificate()).isEqualTo(leaf);
  }

  @Test
  void acceptsAnySubjectWhereNoneWasAnnounced() throws CertificateRejectedException {
    X509Certificate leaf =
        ISSUER
            .order(new X500Name("CN=somebody"), KEY.getPublic())
            .with(Extension.keyUsage, new KeyUsage(KeyUsage.digitalSignature))
            .with(Extension.extendedKeyUsage, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth))
            .issue();

    assertThat(
            new CertificateVerifier()
                .verify(
                    List.of(leaf, ISSUER.certificate()),
                    new CertificateExpectation(
                        KEY.getPublic(), Optional.empty(), anchors(ROOT), NOW, YEAR, SKEW))
                .subject())
        .hasToString("CN=somebody");
  }

  @Test
  void acceptsIssuersInAnyOrder() throws CertificateRejectedException {
    TestAuthority lower = ISSUER.issuing("Lower");
    X509Certificate leaf = lower.customer(KEY.getPublic()).issue();

    assertThat(verify(NOW, leaf, ISSUER.certificate(), lower.certificate()).chain())
        .containsExactly(leaf, lower.certificate(), ISSUER.certificate());
  }

  @Test
  void leavesTheAnchorAndUnrelatedCertificatesOut() throws CertificateRejectedException {
    X509Certificate leaf = order().issue();
    X509Certificate stranger = TestAuthority.root("Stranger").certificate();

    assertThat(verify(NOW, leaf, stranger, ROOT.certificate(), ISSUER.certificate()).chain())
        .containsExactly(leaf, ISSUER.certificate());
  }

  @Test
  void acceptsALeafDirectlyBelowTheAnchor() throws CertificateRejectedException {
    X509Certificate leaf = ROOT.customer(KEY.getPublic()).issue();

    assertThat(verify(NOW, leaf).chain()).containsExactly(leaf);
  }

  @Test
  void choosesTheIssuerWhoseKeySignedAmongTwoOfOneName() throws CertificateRejectedException {
    X509Certificate renewed = ROOT.issuing("Issuer").certificate();
    X509Certificate leaf = order().issue();

    assertThat(verify(NOW, leaf, renewed, ISSUER.certificate()).chain())
        .containsExactly(leaf, ISSUER.certificate());
  }

  @Test
  void choosesTheAnchorWhoseKeySignedAmongTwoOfOneName() throws CertificateRejectedException {
    X509Certificate leaf = order().issue();
    TrustAnchors both = anchors(TestAuthority.root("Root"), ROOT);

    assertThat(verify(both, NOW, leaf, ISSUER.certificate()).chain()).hasSize(2);
  }

  @Test
  void refusesAnEmptyChain() {
    refuses(Reason.MALFORMED, NOW);
  }

  @Test
  void refusesMoreThanEightCertificates() {
    X509Certificate leaf = order().issue();

    refuses(Reason.MALFORMED, NOW, Collections.nCopies(9, leaf).toArray(new X509Certificate[0]));
  }

  @Test
  void refusesASubjectTooLongForAName() {
    X500Name tooLong = new X500Name("CN=a" + ",OU=b".repeat(1_000));
    X509Certificate leaf = ISSUER.order(tooLong, KEY.getPublic()).issue();

    refuses(Reason.MALFORMED, NOW, leaf, ISSUER.certificate());
  }

  @Test
  void refusesAnotherKey() {
    X509Certificate leaf = ISSUER.customer(Fixtures.freshKey(KeySpec.EC_P256).getPublic()).issue();

    refuses(Reason.OTHER_KEY, NOW, leaf, ISSUER.certificate());
  }

  @Test
  void refusesVersion1() {
    refuses(Reason.BAD_VERSION, NOW, order().issueVersion1(), ISSUER.certificate());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "-5b8e869e2bc4b2225302f34ada65184e",
        "8000000000000000000000000000000000000000"
      })
  void refusesASerialNumberThatDoesNotConform(String hex) {
    X509Certificate leaf = order().serial(new BigInteger(hex, 16)).issue();

    refuses(Reason.BAD_SERIAL, NOW, leaf, ISSUER.certificate());
  }

  @Test
  void refusesAnAuthority() {
    X509Certificate leaf =
        order().with(Extension.basicConstraints, new BasicConstraints(true)).issue();

    refuses(Reason.IS_CA, NOW, leaf, ISSUER.certificate());
  }

  @Test
  void refusesAnotherSubject() {
    X509Certificate leaf = ISSUER.order(new X500Name("CN=somebody"), KEY.getPublic()).issue();

    refuses(Reason.OTHER_SUBJECT, NOW, leaf, ISSUER.certificate());
  }

  @Test
  void refusesACertificateWithoutKeyUsage() {
    X509Certificate leaf = order().without(Extension.keyUsage).issue();

    refuses(Reason.NO_DIGITAL_SIGNATURE, NOW, leaf, ISSUER.certificate());
  }

  @Test
  void refusesAKeyUsageWithoutDigitalSignature() {
    X509Certificate leaf =
        order().with(Extension.keyUsage, new KeyUsage(KeyUsage.keyEncipherment)).issue();

    refuses(Reason.NO_DIGITAL_SIGNATURE, NOW, leaf, ISSUER.certificate());
  }

  @Test
  void refusesACertificateWithoutExtendedKeyUsage() {
    X509Certificate leaf = order().without(Extension.extendedKeyUsage).issue();

    refuses(Reason.NO_CLIENT_AUTH, NOW, leaf, ISSUER.certificate());
  }

  @Test
  void refusesAnExtendedKeyUsageWithoutClientAuth() {
    X509Certificate leaf =
        order()
            .with(Extension.extendedKeyUsage, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
            .issue();

    refuses(Reason.NO_CLIENT_AUTH, NOW, leaf, ISSUER.certificate());
  }

  @Test
  void acceptsTheLastSecondAndTheSkewAfterIt() throws CertificateRejectedException {
    X509Certificate leaf = order().issue();

    assertThat(verify(NOW.plus(YEAR), leaf, ISSUER.certificate()).chain()).hasSize(2);
    assertThat(verify(NOW.plus(YEAR).plus(SKEW), leaf, ISSUER.certificate()).chain()).hasSize(2);
  }

  @Test
  void refusesAnExpiredCertificate() {
    X509Certificate leaf = order().issue();

    refuses(Reason.EXPIRED, NOW.plus(YEAR).plus(SKEW).plusSeconds(1), leaf, ISSUER.certificate());
  }

  @Test
  void acceptsTheFirstSecondAndTheSkewBeforeIt() throws CertificateRejectedException {
    X509Certificate leaf = order().issue();

    assertThat(verify(NOW, leaf, ISSUER.certificate()).chain()).hasSize(2);
    assertThat(verify(NOW.minus(SKEW), leaf, ISSUER.certificate()).chain()).hasSize(2);
  }

  @Test
  void refusesACertificateThatIsNotYetValid() {
    X509Certificate leaf = order().issue();

    refuses(Reason.NOT_YET_VALID, NOW.minus(SKEW).minusSeconds(1), leaf, ISSUER.certificate());
  }

  @Test
  void acceptsTheLongestValidity() throws CertificateRejectedException {
    X509Certificate leaf = order().valid(NOW, NOW.plus(YEAR).plus(SKEW)).issue();

    assertThat(verify(NOW, leaf, ISSUER.certificate()).chain()).hasSize(2);
  }

  @Test
  void refusesALongerValidity() {
    X509Certificate leaf = order().valid(NOW, NOW.plus(YEAR).plus(SKEW).plusSeconds(1)).issue();

    refuses(Reason.VALID_TOO_LONG, NOW, leaf, ISSUER.certificate());
  }

  @Test
  void refusesACertificateOfAnotherAuthority() {
    TestAuthority stranger = TestAuthority.root("Stranger");
    X509Certificate leaf = stranger.customer(KEY.getPublic()).issue();

    refuses(Reason.NO_PATH, NOW, leaf, stranger.certificate());
  }

  @Test
  void refusesAnAuthorityThatOnlyHasTheAnchorsName() {
    TestAuthority impostor = TestAuthority.root("Root");
    X509Certificate leaf = impostor.customer(KEY.getPublic()).issue();

    refuses(Reason.NO_PATH, NOW, leaf, impostor.certificate());
  }

  @Test
  void refusesAPathWithoutItsIntermediate() {
    refuses(Reason.NO_PATH, NOW, order().issue());
  }

  @Test
  void refusesEverythingWithoutAnAnchor() {
    refuses(Reason.NO_PATH, anchors(), NOW, order().issue(), ISSUER.certificate());
  }

  @Test
  void endsWhenTwoAuthoritiesIssuedEachOther() {
    TestAuthority here = TestAuthority.root("Here");
    TestAuthority there = TestAuthority.root("There");
    X509Certificate hereByThere = there.issuing("Here", here.key()).certificate();
    X509Certificate thereByHere = here.issuing("There", there.key()).certificate();
    X509Certificate leaf = here.customer(KEY.getPublic()).issue();

    refuses(
        Reason.NO_PATH,
        NOW,
        leaf,
        hereByThere,
        thereByHere,
        here.certificate(),
        there.certificate());
  }

  @Test
  void refusesACustomerAsAnIssuer() {
    KeyPair customer = Fixtures.freshKey(KeySpec.EC_P256);
    TestAuthority notOne =
        TestAuthority.with(ISSUER.customer(customer.getPublic()).issue(), customer);
    X509Certificate leaf = notOne.customer(KEY.getPublic()).issue();

    refuses(Reason.NO_PATH, NOW, leaf, notOne.certificate(), ISSUER.certificate());
  }

  @Test
  void refusesAnExpiredIntermediate() {
    KeyPair key = Fixtures.freshKey(KeySpec.EC_P256);
    TestAuthority expired =
        TestAuthority.with(
            ROOT.order(new X500Name("CN=Expired"), key.getPublic())
                .authority()
                .valid(NOW.minus(YEAR), NOW.minusSeconds(1))
                .issue(),
            key);
    X509Certificate leaf = expired.customer(KEY.getPublic()).issue();

    refuses(Reason.NO_PATH, NOW, leaf, expired.certificate());
  }

  @Test
  void refusesATamperedCertificate() throws Exception {
    byte[] der = order().issue().getEncoded();
    der[der.length - 1] ^= 1;

    refuses(Reason.NO_PATH, NOW, Pem.certificate(der), ISSUER.certificate());
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHA1withRSA", "MD5withRSA", "SHA1withRSAandMGF1", "SHA224withRSA"})
  void refusesWeakSignaturesByRsa(String algorithm) {
    TestAuthority rsa = ROOT.issuing("RSA", Fixtures.key(KeySpec.RSA_2048));
    X509Certificate leaf = rsa.customer(KEY.getPublic()).signedWith(algorithm).issue();

    refuses(Reason.WEAK_SIGNATURE, NOW, leaf, rsa.certificate());
  }

  @Test
  void refusesSha1WithEllipticCurves() {
    X509Certificate leaf = order().signedWith("SHA1withECDSA").issue();

    refuses(Reason.WEAK_SIGNATURE, NOW, leaf, ISSUER.certificate());
  }

  @Test
  void refusesAWeakSignatureAboveTheLeaf() {
    KeyPair key = Fixtures.freshKey(KeySpec.EC_P256);
    TestAuthority weak =
        TestAuthority.with(
            ROOT.order(new X500Name("CN=Weak"), key.getPublic())
                .authority()
                .signedWith("SHA1withECDSA")
                .issue(),
            key);
    X509Certificate leaf = weak.customer(KEY.getPublic()).issue();

    refuses(Reason.WEAK_SIGNATURE, NOW, leaf, weak.certificate());
  }

  @Test
  void refusesAShortKeyInThePath() {
    TestAuthority weak = ROOT.issuing("Weak", Fixtures.rsa(1024));
    X509Certificate leaf = weak.customer(KEY.getPublic()).issue();

    refuses(Reason.WEAK_KEY, NOW, leaf, weak.certificate());
  }

  @Test
  void saysThatWhatWasIssuedMayHaveToBeRevoked() {
    assertThatExceptionOfType(CertificateRejectedException.class)
        .isThrownBy(() -> verify(NOW, order().issue()))
        .satisfies(
            refusal -> {
              assertThat(refusal.code()).isEqualTo(ErrorCode.CERTIFICATE_REJECTED);
              assertThat(refusal.failure().type()).isEqualTo("certificate-no-path");
              assertThat(refusal.failure().revocation()).isEqualTo(Failure.Revocation.NEEDED);
            });
  }

  private static TestAuthority.Order order() {
    return ISSUER.customer(KEY.getPublic());
  }

  private static TrustAnchors anchors(TestAuthority... authorities) {
    return new TrustAnchors(List.of(authorities).stream().map(TestAuthority::certificate).toList());
  }

  private static IssuedCertificate verify(Instant now, X509Certificate... chain)
      throws CertificateRejectedException {
    return verify(anchors(ROOT), now, chain);
  }

  private static IssuedCertificate verify(
      TrustAnchors anchors, Instant now, X509Certificate... chain)
      throws CertificateRejectedException {
    Optional<DistinguishedName> subject = Optional.of(Fixtures.customerName());
    return new CertificateVerifier()
        .verify(
            List.of(chain),
            new CertificateExpectation(KEY.getPublic(), subject, anchors, now, YEAR, SKEW));
  }

  private static void refuses(Reason reason, Instant now, X509Certificate... chain) {
    refuses(reason, anchors(ROOT), now, chain);
  }

  private static void refuses(
      Reason reason, TrustAnchors anchors, Instant now, X509Certificate... chain) {
    assertThatExceptionOfType(CertificateRejectedException.class)
        .isThrownBy(() -> verify(anchors, now, chain))
        .returns(reason, CertificateRejectedException::reason);
  }
}
