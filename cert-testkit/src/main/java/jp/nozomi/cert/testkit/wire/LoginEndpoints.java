package jp.nozomi.cert.testkit.wire;

import java.security.cert.X509Certificate;
import java.util.HexFormat;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.testkit.bank.Bank;
import jp.nozomi.cert.testkit.bank.CertificateRecord;
import jp.nozomi.cert.testkit.bank.ProblemType;
import jp.nozomi.cert.testkit.bank.Refusal;
import jp.nozomi.cert.testkit.http.Reply;
import jp.nozomi.cert.testkit.http.Request;
import jp.nozomi.cert.testkit.request.Endpoint;

/** Logins over mutual TLS: the proof of use, and the bank site's whoami. */
final class LoginEndpoints {
  private final Bank bank;

  LoginEndpoints(Bank bank) {
    this.bank = bank;
  }

  void addTo(Router router) {
    router.add(
        Endpoint.PROOF,
        "GET",
        "/enroll/proof",
        (request, none) -> EnrollmentEndpoints.json(200, who(logIn(request)).build()));
    Service whoami = (request, none) -> whoami(request);
    router.add(Endpoint.WHOAMI, "GET", "/whoami", whoami);
    router.add(Endpoint.WHOAMI, "GET", "/site/whoami", whoami);
  }

  private Reply whoami(Request request) throws Refusal {
    CertificateRecord certificate = logIn(request);
    return EnrollmentEndpoints.json(
        200, who(certificate).put("loginId", certificate.loginId()).build());
  }

  private CertificateRecord logIn(Request request) throws Refusal {
    if (!request.mutualTls()) {
      throw new Refusal(ProblemType.NOT_FOUND, "only where a client certificate is asked for");
    }
    return bank.orders().logIn(Peers.sha256(request));
  }

  private static JsonObject.Builder who(CertificateRecord record) {
    X509Certificate certificate = record.certificate();
    return JsonObject.builder()
        .put("subject", certificate.getSubjectX500Principal().getName())
        .put("serial", hex(certificate.getSerialNumber().toByteArray()))
        .put("sha256", record.sha256());
  }

  /** The sign's zero octet, which DER needs and people don't, is left out. */
  private static String hex(byte[] number) {
    boolean padded = number.length > 1 && number[0] == 0;
    return HexFormat.of().formatHex(number, padded ? 1 : 0, number.length);
  }
}
