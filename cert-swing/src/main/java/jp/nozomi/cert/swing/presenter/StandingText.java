package jp.nozomi.cert.swing.presenter;

import java.util.Locale;
import jp.nozomi.cert.swing.flow.CertificateEntry;

/** Says in words whether a certificate can be renewed, or why not. */
public final class StandingText {
  private StandingText() {}

  /**
   * Words a row's standing.
   *
   * @param texts the language
   * @param entry the row of 証明書一覧
   * @return for example 更新できます(残り12日)
   */
  public static String of(Texts texts, CertificateEntry entry) {
    return texts.of(
        "standing." + entry.standing().name().toLowerCase(Locale.ROOT),
        entry.daysLeft(),
        JapanTime.day(entry.renewableFrom()));
  }
}
