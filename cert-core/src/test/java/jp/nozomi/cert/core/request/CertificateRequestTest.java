package jp.nozomi.cert.core.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.Optional;
import jp.nozomi.cert.core.Fixtures;
import jp.nozomi.cert.core.Mutations;
import jp.nozomi.cert.core.RealComponents;
import jp.nozomi.cert.core.RealComponents.Outcome;
import jp.nozomi.cert.core.TestDer;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.key.RequestSigner;
import jp.nozomi.cert.core.store.StoreException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CertificateRequestTest {
  private static final String NONCE = "dGhlIHNlc3Npb24ncyBub25jZSBvZiAzMiBieXRlcw";

  @ParameterizedTest
  @EnumSource
  void carriesSubjectKeyAndNonce(KeySpec spec) throws StoreException {
    CertificateRequest request = request(spec);

    assertThat(request.subject()).isEqualTo(Fixtures.customerName());
    assertThat(request.publicKey()).isEqualTo(Fixtures.key(spec).getPublic());
    assertThat(request.nonce()).contains(NONCE);
    assertThat(request.hasValidSignature()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void isReadAgainAsItWasMade(KeySpec spec) throws StoreException {
    CertificateRequest made = request(spec);

    CertificateRequest read = CertificateRequest.ofDer(made.der());

    assertThat(read.der()).isEqualTo(made.der());
    assertThat(read.subject()).isEqualTo(made.subject());
    assertThat(read.publicKey()).isEqualTo(made.publicKey());
    assertThat(read.nonce()).isEqualTo(made.nonce());
    assertThat(read.hasValidSignature()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void isAcceptedByOpenssl(KeySpec spec, @TempDir Path folder)
      throws StoreException, IOException, InterruptedException {
    Files.writeString(folder.resolve("request.pem"), request(spec).pem());

    Outcome outcome =
        RealComponents.openssl(
            folder, "req", "-verify", "-noout", "-text", "-nameopt", "utf8", "-in", "request.pem");

    assertThat(outcome.output())
        .contains("verify OK")
        .contains("logid031 A001 20200304153656560435")
        .contains("challengePassword")
        .contains(NONCE)
        .containsIgnoringCase(spec == KeySpec.EC_P384 ? "with-SHA384" : "sha256");
    assertThat(outcome.status()).isZero();
  }

  @Test
  void needsNoNonce() throws StoreException {
    CertificateRequest request =
        CertificateRequest.create(
            Fixtures.customerName(), signer(KeySpec.EC_P256), Optional.empty());

    assertThat(request.nonce()).isEmpty();
    assertThat(request.hasValidSignature()).isTrue();
    assertThat(CertificateRequest.ofDer(request.der()).nonce()).isEmpty();
  }

  @Test
  void isReadWithoutAnyAttributes() throws StoreException {
    ASN1Sequence request = ASN1Sequence.getInstance(request(KeySpec.EC_P256).der());
    ASN1Sequence info = ASN1Sequence.getInstance(request.getObjectAt(0));
    DERSequence bare =
        new DERSequence(
            new ASN1Encodable[] {info.getObjectAt(0), info.getObjectAt(1), info.getObjectAt(2)});

    CertificateRequest read = CertificateRequest.ofDer(TestDer.encode(with(request, 0, bare)));

    assertThat(read.nonce()).isEmpty();
    assertThat(read.hasValidSignature()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void tellsATamperedRequest(KeySpec spec) throws StoreException {
    byte[] der = request(spec).der();
    String text = new String(der, StandardCharsets.ISO_8859_1);
    der[text.indexOf("logid031") + 7] = '2';

    CertificateRequest tampered = CertificateRequest.ofDer(der);

    assertThat(tampered.subject().commonName()).contains("logid032 A001 20200304153656560435");
    assertThat(tampered.hasValidSignature()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void tellsATamperedSignature(KeySpec spec) throws StoreException {
    byte[] der = request(spec).der();
    der[der.length - 1] ^= 1;

    assertThat(CertificateRequest.ofDer(der).hasValidSignature()).isFalse();
  }

  @Test
  void tellsASignatureThatIsNoneAtAll() throws StoreException {
    ASN1Sequence request = ASN1Sequence.getInstance(request(KeySpec.EC_P256).der());
    ASN1Sequence changed = with(request, 2, new DERBitString(new byte[] {1, 2, 3}));

    assertThat(CertificateRequest.ofDer(TestDer.encode(changed)).hasValidSignature()).isFalse();
  }

  @Test
  void tellsASignatureByAnotherKey() throws StoreException {
    KeyPair other = Fixtures.freshKey(KeySpec.EC_P256);
    ASN1Sequence request = ASN1Sequence.getInstance(request(KeySpec.EC_P256).der());
    ASN1Sequence others =
        ASN1Sequence.getInstance(
            CertificateRequest.create(
                    Fixtures.customerName(), Fixtures.signer(other), Optional.of(NONCE))
                .der());

    assertThat(
            CertificateRequest.ofDer(TestDer.encode(with(request, 2, others.getObjectAt(2))))
                .hasValidSignature())
        .isFalse();
  }

  @Test
  void doesNotVerifyUnderTheNameOfAWeakerAlgorithm() throws StoreException {
    ASN1Sequence request = ASN1Sequence.getInstance(request(KeySpec.RSA_2048).der());
    ASN1Sequence renamed =
        with(
            request,
            1,
            new AlgorithmIdentifier(PKCSObjectIdentifiers.sha1WithRSAEncryption, DERNull.INSTANCE));

    assertThat(CertificateRequest.ofDer(TestDer.encode(renamed)).hasValidSignature()).isFalse();
  }

  @Test
  void isNotMadeWithAKeyOfNoKnownKind() {
    RequestSigner weak = Fixtures.signer(Fixtures.rsa(1024));

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(
            () -> CertificateRequest.create(Fixtures.customerName(), weak, Optional.of(NONCE)))
        .returns(StoreException.Reason.KEY_NOT_SUPPORTED, StoreException::reason);
  }

  @Test
  void refusesMoreThan32KiB() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CertificateRequest.ofDer(new byte[32 * 1024 + 1]));
  }

  @Test
  void refusesBytesAfterTheEnd() throws StoreException {
    byte[] der = request(KeySpec.EC_P256).der();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> CertificateRequest.ofDer(Arrays.copyOf(der, der.length + 1)));
  }

  @Test
  void refusesDeepNestingWithoutOverflowingTheStack() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CertificateRequest.ofDer(TestDer.nested(32 * 1024)));
  }

  @Test
  void givesItsPem() throws StoreException {
    assertThat(request(KeySpec.EC_P256).pem())
        .startsWith("-----BEGIN CERTIFICATE REQUEST-----\n")
        .endsWith("\n-----END CERTIFICATE REQUEST-----\n");
  }

  @Property
  void randomBytesAreReadOrRefused(@ForAll byte[] bytes) {
    readOrRefuse(bytes);
  }

  @Property
  void mutatedRequestsAreReadOrRefused(@ForAll KeySpec.Family family, @ForAll long seed)
      throws StoreException {
    KeySpec spec = family == KeySpec.Family.RSA ? KeySpec.RSA_2048 : KeySpec.EC_P256;
    readOrRefuse(Mutations.mutate(request(spec).der(), seed));
  }

  /** Any other exception fails the property. */
  private static void readOrRefuse(byte[] bytes) {
    CertificateRequest request;
    try {
      request = CertificateRequest.ofDer(bytes);
    } catch (IllegalArgumentException e) {
      return;
    }
    assertThat(request.der()).isEqualTo(bytes);
    assertThat(request.subject()).isNotNull();
    assertThat(request.nonce()).isNotNull();
    // Called for what it must not throw: a flipped bit outside what is signed can leave it valid.
    request.hasValidSignature();
  }

  private static CertificateRequest request(KeySpec spec) throws StoreException {
    return CertificateRequest.create(Fixtures.customerName(), signer(spec), Optional.of(NONCE));
  }

  private static RequestSigner signer(KeySpec spec) {
    return Fixtures.signer(Fixtures.key(spec));
  }

  private static ASN1Sequence with(ASN1Sequence sequence, int index, ASN1Encodable part) {
    ASN1Encodable[] parts = sequence.toArray();
    parts[index] = part;
    return new DERSequence(parts);
  }
}
