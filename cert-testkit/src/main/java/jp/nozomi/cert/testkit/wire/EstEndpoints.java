package jp.nozomi.cert.testkit.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.testkit.bank.Bank;
import jp.nozomi.cert.testkit.bank.CertificateRecord;
import jp.nozomi.cert.testkit.bank.EstService;
import jp.nozomi.cert.testkit.bank.ProblemType;
import jp.nozomi.cert.testkit.bank.Refusal;
import jp.nozomi.cert.testkit.ca.CertificationRequest;
import jp.nozomi.cert.testkit.ca.InvalidRequestException;
import jp.nozomi.cert.testkit.http.Reply;
import jp.nozomi.cert.testkit.http.Request;
import jp.nozomi.cert.testkit.request.Endpoint;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * Enrolment over Secure Transport: RFC 7030 with the corrections of RFC 8951.
 *
 * <p>Bodies are base64 without line breaks, and say so in Content-Transfer-Encoding although
 * clients must not need that.
 */
final class EstEndpoints {
  private static final String BASE = "/.well-known/est/";
  private static final String CERTS_ONLY = "application/pkcs7-mime; smime-type=certs-only";
  private static final String BASIC = "Basic ";

  private final Bank bank;
  private final EstService service;

  EstEndpoints(Bank bank) {
    this.bank = bank;
    this.service = bank.est();
  }

  void addTo(Router router) {
    router.add(Endpoint.EST, "GET", BASE + "cacerts", (request, none) -> authorities());
    router.add(Endpoint.EST, "GET", BASE + "csrattrs", (request, none) -> attributes());
    router.add(Endpoint.EST, "POST", BASE + "simpleenroll", (request, none) -> enroll(request));
    router.add(Endpoint.EST, "POST", BASE + "simplereenroll", (request, none) -> renew(request));
  }

  private Reply authorities() {
    return base64(
        CERTS_ONLY,
        certsOnly(List.of(bank.authority().root().der(), bank.authority().issuing().der())));
  }

  /** RFC 8951 section 5: what the bank would like in a request, an EC key here. */
  private static Reply attributes() {
    ASN1EncodableVector wishes = new ASN1EncodableVector();
    wishes.add(X9ObjectIdentifiers.ecdsa_with_SHA256);
    try {
      return base64("application/csrattrs", new DERSequence(wishes).getEncoded());
    } catch (IOException e) {
      throw new IllegalStateException("encoding to memory", e);
    }
  }

  private Reply enroll(Request request) {
    Optional<String[]> credentials = basic(request);
    if (credentials.isEmpty() && request.peer().isEmpty()) {
      return loginWanted();
    }
    if (credentials.isEmpty()) {
      return renew(request);
    }
    return answer(
        request, parsed -> service.enroll(credentials.get()[0], credentials.get()[1], parsed));
  }

  private Reply renew(Request request) {
    return answer(request, parsed -> service.renew(Peers.sha256(request), parsed));
  }

  private interface Enrolment {
    Optional<CertificateRecord> with(CertificationRequest request) throws Refusal;
  }

  private static Reply answer(Request request, Enrolment enrolment) {
    try {
      byte[] der = Base64.getMimeDecoder().decode(request.body());
      Optional<CertificateRecord> issued = enrolment.with(CertificationRequest.parse(der));
      return issued
          .map(certificate -> base64(CERTS_ONLY, certsOnly(List.of(certificate.der()))))
          .orElseGet(() -> Reply.empty(202).with("Retry-After", "1"));
    } catch (InvalidRequestException | IllegalArgumentException e) {
      return plain(400, String.valueOf(e.getMessage()));
    } catch (Refusal refusal) {
      return refusal.type() == ProblemType.UNAUTHORIZED
          ? loginWanted()
          : plain(refusal.type().status(), String.valueOf(refusal.getMessage()));
    }
  }

  private static Optional<String[]> basic(Request request) {
    try {
      return request
          .header("authorization")
          .filter(value -> value.startsWith(BASIC))
          .map(value -> Base64.getDecoder().decode(value.substring(BASIC.length()).strip()))
          .map(bytes -> new String(bytes, StandardCharsets.UTF_8).split(":", 2))
          .filter(pair -> pair.length == 2);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Without a body, as is 202: Bouncy Castle's client leaves one unread and fails for it. */
  private static Reply loginWanted() {
    return Reply.empty(401).with("WWW-Authenticate", "Basic realm=\"Nozomi\", charset=\"UTF-8\"");
  }

  private static Reply plain(int status, String text) {
    return Reply.text(status, "text/plain; charset=utf-8", text + "\n");
  }

  private static Reply base64(String type, byte[] der) {
    return Reply.of(200, type, Base64.getEncoder().encode(der))
        .with("Content-Transfer-Encoding", "base64");
  }

  /** RFC 7030 section 4.1.3: a CMS SignedData without content and signers. */
  private static byte[] certsOnly(List<byte[]> certificates) {
    ASN1EncodableVector set = new ASN1EncodableVector();
    certificates.forEach(der -> set.add(Certificate.getInstance(der)));
    SignedData data =
        new SignedData(
            new DERSet(),
            new ContentInfo(CMSObjectIdentifiers.data, null),
            new DERSet(set),
            null,
            new DERSet());
    try {
      return new ContentInfo(CMSObjectIdentifiers.signedData, data).getEncoded("DER");
    } catch (IOException e) {
      throw new IllegalStateException("the bank's own certificates", e);
    }
  }
}
