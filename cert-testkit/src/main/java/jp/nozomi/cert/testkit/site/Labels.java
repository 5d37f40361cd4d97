package jp.nozomi.cert.testkit.site;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import jp.nozomi.cert.testkit.bank.CertificateRecord;

/** How the site's pages name things. */
final class Labels {
  static final DateTimeFormatter JAPAN_TIME =
      DateTimeFormatter.ofPattern("yyyy年MM月dd日 HH:mm:ss").withZone(ZoneId.of("Asia/Tokyo"));

  private Labels() {}

  static String status(CertificateRecord certificate, Instant now) {
    return switch (certificate.status()) {
      case VALID -> now.isAfter(certificate.notAfter()) ? "期限切れ" : "有効";
      case SUPERSEDED -> "更新済み";
      case REVOKED -> "失効";
    };
  }
}
