package jp.nozomi.cert.swing.cli;

import java.util.Optional;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.ErrorTexts;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.protocol.http.ProxyAddress;
import jp.nozomi.cert.protocol.http.ProxyAuthenticator;
import jp.nozomi.cert.protocol.http.ProxyLogin;
import jp.nozomi.cert.swing.presenter.Texts;

/**
 * CCHK008 on a terminal, for work that has no screens.
 *
 * @param terminal the terminal
 * @param texts the words
 */
record TerminalProxyLogin(Terminal terminal, Texts texts) implements ProxyAuthenticator {
  @Override
  public Optional<ProxyLogin> login(ProxyAddress proxy, Optional<String> realm, boolean rejected) {
    if (terminal.keyboard().isEmpty()) {
      return Optional.empty();
    }
    Terminal.Keyboard keyboard = terminal.keyboard().get();
    terminal.err().println(texts.of("title.proxy"));
    if (rejected) {
      terminal
          .err()
          .println(ErrorTexts.in(texts.locale()).printed(ErrorCode.PROXY_CREDENTIALS_WRONG));
    }
    terminal.err().println(texts.of("proxy.instruction", proxy));
    terminal.err().println(texts.of("proxy.section.help"));
    terminal.err().flush();
    Optional<String> user = keyboard.line(texts.of("field.proxy.user") + ": ");
    if (user.isEmpty()) {
      return Optional.empty();
    }
    Optional<Secret> password = keyboard.secret(texts.of("field.proxy.password") + ": ");
    return password.map(secret -> new ProxyLogin(user.get(), secret));
  }
}
