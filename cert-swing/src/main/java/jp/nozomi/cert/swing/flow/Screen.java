package jp.nozomi.cert.swing.flow;

import java.util.Optional;
import jp.nozomi.cert.protocol.enroll.ChallengeType;

/** Every screen, with the manual's id where it has one. */
public enum Screen {
  /** 証明書取得: the start. */
  HOME("CCHK001"),
  /** 証明書取得 認証: login ID and password. */
  LOGIN("CCHK002"),
  /** 証明書取得 ワンタイムパスワード認証. */
  ONE_TIME_PASSWORD("CCHK003"),
  /** 証明書取得 ワンタイムパスワード認証, time-synchronising. */
  TIME_SYNC("CCHK004"),
  /** 証明書取得 トランザクション認証. */
  TRANSACTION("CCHK005"),
  /** 証明書取得 追加認証. */
  QUESTION("CCHK006"),
  /** A challenge of a kind that this version does not know. */
  FORM(""),
  /** The account has to be mended at the bank's page, then the enrolment goes on. */
  MENDING(""),
  /** 証明書取得 結果. */
  RESULT("CCHK007"),
  /** 証明書取得 プロキシ認証. */
  PROXY("CCHK008"),
  /** The password or PIN of the certificate store. */
  STORE_PASSWORD(""),
  /** 異常終了. */
  ABORTED("CCHK902"),
  /** Every other failure. */
  FAILURE(""),
  /** What became of an interrupted enrolment. */
  UNFINISHED(""),
  /** 設定. */
  SETTINGS(""),
  /** 接続診断. */
  DIAGNOSIS(""),
  /** このアプリについて. */
  ABOUT(""),
  /** 証明書の詳細. */
  CERTIFICATE(""),
  /** A server is asked for the bank profile, before anything else. */
  PREPARING(""),
  /** The app has ended. */
  CLOSED("");

  private final String manualId;

  Screen(String manualId) {
    this.manualId = manualId;
  }

  /**
   * Gives the manual's id.
   *
   * @return for example CCHK001, or empty for a screen that the manual lacks
   */
  public Optional<String> manualId() {
    return manualId.isEmpty() ? Optional.empty() : Optional.of(manualId);
  }

  static Screen of(ChallengeType type) {
    return switch (type) {
      case PASSWORD -> LOGIN;
      case TRANSACTION -> TRANSACTION;
      case OTP -> ONE_TIME_PASSWORD;
      case OTP_SYNC -> TIME_SYNC;
      case QUESTION -> QUESTION;
      case FORM -> FORM;
    };
  }
}
