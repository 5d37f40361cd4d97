package jp.nozomi.cert.protocol.enroll;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Optional;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.certificate.IssuedCertificate;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.key.RequestSigner;
import jp.nozomi.cert.core.key.SignatureScheme;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.protocol.failure.EnrollmentException;
import jp.nozomi.cert.protocol.transport.Connector;

/** Proves that an installed certificate works: its key signs, and the bank lets it in. */
final class Proof {
  private static final int TEST_BYTES = 32;

  private final Environment environment;
  private final Optional<URI> link;
  private final CertificateStore store;
  private final Progress progress;

  Proof(Environment environment, Optional<URI> link, CertificateStore store, Progress progress) {
    this.environment = environment;
    this.link = link;
    this.store = store;
    this.progress = progress;
  }

  /** Tells whether a login was part of the proof; false if the bank offers none. */
  boolean of(IssuedCertificate certificate) throws CodedException {
    byte[] test = new byte[TEST_BYTES];
    environment.random().nextBytes(test);
    checkSigns(store.signer(certificate.id()), certificate, test);
    if (link.isEmpty()) {
      return false;
    }
    try (Connector client =
        environment.stack().connector(Optional.of(store.credential(certificate.id())))) {
      CertificateId seen = environment.bank().prove(link.get(), client, progress);
      if (!seen.equals(certificate.id())) {
        throw new EnrollmentException(
            new Failure(ErrorCode.INSTALL_FAILED, "proof-other-certificate"),
            "the bank saw " + seen.sha256(),
            null);
      }
    }
    return true;
  }

  /** Signs with the store's key and verifies with the certificate's. */
  static void checkSigns(RequestSigner signer, IssuedCertificate certificate, byte[] test)
      throws StoreException {
    SignatureScheme scheme =
        SignatureScheme.of(KeySpec.require(certificate.certificate().getPublicKey()));
    byte[] signature = signer.sign(scheme, test);
    try {
      Signature verifier = Signature.getInstance(scheme.jcaName());
      verifier.initVerify(certificate.certificate().getPublicKey());
      verifier.update(test);
      if (!verifier.verify(signature)) {
        throw new StoreException(
            StoreException.Reason.CAN_NOT_SIGN, "the signature does not verify");
      }
    } catch (GeneralSecurityException e) {
      throw new StoreException(
          StoreException.Reason.CAN_NOT_SIGN, "the signature is of another form", e);
    }
  }
}
