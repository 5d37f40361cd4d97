package jp.nozomi.cert.testkit.wire;

import java.math.BigInteger;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.testkit.bank.Bank;
import jp.nozomi.cert.testkit.bank.CertificateRecord;
import jp.nozomi.cert.testkit.bank.ProblemType;
import jp.nozomi.cert.testkit.bank.Refusal;
import jp.nozomi.cert.testkit.ca.CertificateState;
import jp.nozomi.cert.testkit.ca.OcspResponder;
import jp.nozomi.cert.testkit.ca.RevocationList;
import jp.nozomi.cert.testkit.ca.StatusPaths;
import jp.nozomi.cert.testkit.http.Reply;
import jp.nozomi.cert.testkit.request.Endpoint;

/** The status of certificates: revocation list, OCSP, and the issuing authority's certificate. */
final class StatusEndpoints {
  private static final String OCSP_REPLY = "application/ocsp-response";

  private final Bank bank;
  private final OcspResponder ocsp;

  StatusEndpoints(Bank bank) {
    this.bank = bank;
    this.ocsp =
        new OcspResponder(
            bank.authority(),
            serial -> bank.certificates().find(serial).map(record -> state(record, now())));
  }

  void addTo(Router router) {
    router.add(Endpoint.REVOCATION, "GET", StatusPaths.CRL, (request, none) -> revocationList());
    router.add(
        Endpoint.REVOCATION,
        "GET",
        StatusPaths.ISSUER,
        (request, none) ->
            Reply.of(200, "application/pkix-cert", bank.authority().issuing().der()));
    router.add(
        Endpoint.REVOCATION,
        "POST",
        StatusPaths.OCSP,
        (request, none) -> Reply.of(200, OCSP_REPLY, ocsp.answer(request.body(), now())));
    router.add(
        Endpoint.REVOCATION,
        "GET",
        StatusPaths.OCSP + "/*",
        (request, variables) ->
            Reply.of(200, OCSP_REPLY, ocsp.answer(inUrl(variables.get(0)), now())));
  }

  private Instant now() {
    return bank.clock().instant();
  }

  private Reply revocationList() {
    Instant now = now();
    List<CertificateState> states =
        bank.certificates().all().stream().map(record -> state(record, now)).toList();
    return Reply.of(200, "application/pkix-crl", RevocationList.of(bank.authority(), now, states));
  }

  /** RFC 6960 appendix A.1: the request in base64, percent-encoded. */
  private static byte[] inUrl(String segment) throws Refusal {
    try {
      return Base64.getDecoder().decode(URLDecoder.decode(segment, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new Refusal(ProblemType.BAD_REQUEST, "not base64");
    }
  }

  /** A superseded certificate is revoked once it no longer logs in. */
  private static CertificateState state(CertificateRecord record, Instant now) {
    BigInteger serial = record.serial();
    Optional<CertificateState.Revocation> revoked =
        switch (record.status()) {
          case VALID -> Optional.empty();
          case REVOKED -> Optional.of(new CertificateState.Revocation(record.since(), false));
          case SUPERSEDED ->
              record
                  .logsInUntil()
                  .filter(now::isAfter)
                  .map(until -> new CertificateState.Revocation(until, true));
        };
    return new CertificateState(serial, revoked);
  }
}
