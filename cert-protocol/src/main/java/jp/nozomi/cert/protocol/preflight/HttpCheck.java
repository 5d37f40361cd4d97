package jp.nozomi.cert.protocol.preflight;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import jp.nozomi.cert.protocol.failure.ConnectionException;
import jp.nozomi.cert.protocol.transport.Reply;

/** Tells whether what answers over HTTP is the bank's enrolment server. */
final class HttpCheck {
  private static final String JSON = "application/json";
  private static final String PROBLEM = "application/problem+json";

  /** RFC 7030 section 4.1.3. */
  static final String EST_CERTIFICATES = "application/pkcs7-mime";

  private HttpCheck() {}

  static Checked<Reach> of(Reach reach) {
    if (reach.reply().isEmpty()) {
      return Checked.stop(noReply(reach.connectionFailure()).result());
    }
    Reply reply = reach.reply().get();
    String type =
        reply
            .header("content-type")
            .map(value -> value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
            .orElse("");
    boolean est = reach.hop().profile().server().est().isPresent();
    Finding finding = finding(reply.status(), type, est ? EST_CERTIFICATES : JSON);
    CheckResult result = finding.with("status", reply.status()).with("contentType", type);
    if (finding == Finding.HTTP_OK) {
      return Checked.of(result, reach);
    }
    return Checked.stop(
        reply
            .header("location")
            .flatMap(HttpCheck::host)
            .map(host -> result.with("location", host))
            .orElse(result));
  }

  private static Finding finding(int status, String type, String wanted) {
    if (type.equals(PROBLEM) || (status == 200 && type.equals(wanted))) {
      return Finding.HTTP_OK;
    }
    if (status < 300) {
      return Finding.HTTP_NOT_THE_BANK;
    }
    if (status < 400) {
      return Finding.HTTP_REDIRECTED;
    }
    if (status == 503 || status == 429) {
      return Finding.HTTP_BUSY;
    }
    return status >= 500 ? Finding.HTTP_SERVER_ERROR : Finding.HTTP_UNEXPECTED_STATUS;
  }

  private static Finding noReply(Optional<ConnectionException> failure) {
    return failure
        .map(
            thrown ->
                switch (thrown.reason()) {
                  case TIMED_OUT -> Finding.HTTP_TIMED_OUT;
                  case MALFORMED_REPLY -> Finding.HTTP_MALFORMED;
                  case REPLY_TOO_LONG -> Finding.HTTP_TOO_LONG;
                  default -> Finding.HTTP_LOST;
                })
        .orElse(Finding.HTTP_LOST);
  }

  /** The rest of a link may hold a session's secrets. */
  private static Optional<String> host(String location) {
    try {
      return Optional.ofNullable(new URI(location).getHost());
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
