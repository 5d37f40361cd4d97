package jp.nozomi.cert.testkit.ca;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.function.Function;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;

/** Answers OCSP requests (RFC 6960) in the issuing authority's own name. Thread-safe. */
public final class OcspResponder {
  private static final Duration LIFE = Duration.ofHours(1);
  private static final int MAX_REQUESTS = 100;
  private static final int MAX_NONCE = 128;

  private final Authority authority;
  private final Function<BigInteger, Optional<CertificateState>> register;

  /**
   * Makes the responder.
   *
   * @param authority signs the replies
   * @param register finds a certificate of the authority by its serial number
   */
  public OcspResponder(
      Authority authority, Function<BigInteger, Optional<CertificateState>> register) {
    this.authority = authority;
    this.register = register;
  }

  /**
   * Answers a request.
   *
   * @param request the request in DER, or whatever the client sent
   * @param now the bank's time
   * @return the reply in DER
   */
  public byte[] answer(byte[] request, Instant now) {
    try {
      return reply(request, now).getEncoded();
    } catch (IOException | OCSPException | OperatorCreationException e) {
      throw new IllegalStateException("a reply that can not be made", e);
    }
  }

  private OCSPResp reply(byte[] request, Instant now)
      throws IOException, OCSPException, OperatorCreationException {
    OCSPRespBuilder out = new OCSPRespBuilder();
    Optional<OCSPReq> parsed = parsed(request);
    if (parsed.isEmpty()) {
      return out.build(OCSPRespBuilder.MALFORMED_REQUEST, null);
    }
    HeldCertificate issuing = authority.issuing();
    X509CertificateHolder issuer = new X509CertificateHolder(issuing.der());
    BasicOCSPRespBuilder basic = new BasicOCSPRespBuilder(new RespID(issuer.getSubject()));
    for (Req asked : parsed.get().getRequestList()) {
      basic.addResponse(
          asked.getCertID(), status(asked, issuer), Date.from(now), Date.from(now.plus(LIFE)));
    }
    nonce(parsed.get()).ifPresent(nonce -> basic.setResponseExtensions(new Extensions(nonce)));
    return out.build(
        OCSPRespBuilder.SUCCESSFUL,
        basic.build(issuing.signer(), new X509CertificateHolder[0], Date.from(now)));
  }

  private static Optional<OCSPReq> parsed(byte[] request) {
    try {
      OCSPReq parsed = new OCSPReq(request);
      int asked = parsed.getRequestList().length;
      return asked > 0 && asked <= MAX_REQUESTS ? Optional.of(parsed) : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Null stands for good in Bouncy Castle's words. */
  private CertificateStatus status(Req asked, X509CertificateHolder issuer) throws OCSPException {
    if (!asked.getCertID().matchesIssuer(issuer, new BcDigestCalculatorProvider())) {
      return new UnknownStatus();
    }
    Optional<CertificateState> known = register.apply(asked.getCertID().getSerialNumber());
    if (known.isEmpty()) {
      return new UnknownStatus();
    }
    return known
        .get()
        .revoked()
        .<CertificateStatus>map(
            revoked -> new RevokedStatus(Date.from(revoked.since()), revoked.reason()))
        .orElse(CertificateStatus.GOOD);
  }

  /** RFC 9654: the same nonce in the reply. */
  private static Optional<Extension> nonce(OCSPReq request) {
    return Optional.ofNullable(request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce))
        .filter(nonce -> nonce.getExtnValue().getOctets().length <= MAX_NONCE);
  }
}
