package jp.nozomi.cert.testkit.wire;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.nozomi.cert.testkit.bank.Bank;
import jp.nozomi.cert.testkit.bank.CertificateRecord;
import jp.nozomi.cert.testkit.bank.Order;
import jp.nozomi.cert.testkit.http.Request;

/** Finds whose request it is, for faults that hit one customer only. */
final class RequestOwner {
  private static final Pattern ORDER = Pattern.compile("/enroll/orders/([0-9a-f-]{36})(/.*)?");
  private static final Pattern LOGIN_ID = Pattern.compile("\"loginId\"\\s*:\\s*\"([A-Za-z0-9]+)\"");

  private final Bank bank;

  RequestOwner(Bank bank) {
    this.bank = bank;
  }

  Optional<String> of(Request request) {
    return bank.sessions()
        .customerOf(Peers.caller(request))
        .or(() -> ofCertificate(request))
        .or(() -> ofOrder(request))
        .or(() -> found(LOGIN_ID.matcher(request.text())));
  }

  private Optional<String> ofCertificate(Request request) {
    return Peers.sha256(request).flatMap(bank.certificates()::find).map(CertificateRecord::loginId);
  }

  private Optional<String> ofOrder(Request request) {
    Matcher path = ORDER.matcher(request.path());
    return path.matches()
        ? bank.orders().find(path.group(1)).map(Order::loginId)
        : Optional.empty();
  }

  private static Optional<String> found(Matcher text) {
    return text.find() ? Optional.of(text.group(1)) : Optional.empty();
  }
}
