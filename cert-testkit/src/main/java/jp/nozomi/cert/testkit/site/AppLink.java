package jp.nozomi.cert.testkit.site;

import jp.nozomi.cert.testkit.bank.RandomTokens;
import jp.nozomi.cert.testkit.http.Reply;

/**
 * The button that starts the app (docs/launch.md), and what is said if nothing happens.
 *
 * <p>No browser tells a page whether a link found a program: if the page is still in front some
 * seconds later, the reader is told what to do. Without scripts it is told from the start.
 */
final class AppLink {
  static final String SCRIPT = "/site/launch.js";

  private static final int NONCE_BYTES = 16;
  private static final String NOT_STARTED = "アプリが起動しない場合は、アプリをインストールするか、スタートメニューから起動してください。";
  private static final String SOURCE =
      """
      'use strict';
      for (const link of document.querySelectorAll('a.launch')) {
        link.addEventListener('click', () => {
          const told = document.getElementById('not-started');
          const timer = setTimeout(() => { told.hidden = false; }, 3000);
          const started = () => clearTimeout(timer);
          window.addEventListener('blur', started, {once: true});
          window.addEventListener('pagehide', started, {once: true});
        });
      }
      """;

  private final String bankCode;
  private final RandomTokens tokens;

  AppLink(String bankCode, RandomTokens tokens) {
    this.bankCode = bankCode;
    this.tokens = tokens;
  }

  static Reply script() {
    return Reply.text(200, "text/javascript; charset=utf-8", SOURCE);
  }

  /** Names an action and the bank, nothing else: anybody's page can fire such a link. */
  String button(String action, String label) {
    String url =
        "nozomi-cert:" + action + "?bank=" + bankCode + "&nonce=" + tokens.next(NONCE_BYTES);
    return "<p><a class=\"button launch\" href=\""
        + Html.escape(url)
        + "\">"
        + Html.escape(label)
        + "</a></p><p class=\"note\" id=\"not-started\" hidden>"
        + NOT_STARTED
        + "</p><noscript><p class=\"note\">"
        + NOT_STARTED
        + "</p></noscript><script src=\""
        + SCRIPT
        + "\"></script>";
  }
}
