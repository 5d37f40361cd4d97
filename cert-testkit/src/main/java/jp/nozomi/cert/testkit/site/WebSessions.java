package jp.nozomi.cert.testkit.site;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import jp.nozomi.cert.testkit.bank.Account;
import jp.nozomi.cert.testkit.bank.Bank;
import jp.nozomi.cert.testkit.bank.RandomTokens;
import jp.nozomi.cert.testkit.http.Reply;
import jp.nozomi.cert.testkit.http.Request;
import jp.nozomi.cert.testkit.wire.Service;

/**
 * Who is logged in at the browser. A customer has one session, here or in the app: a login here
 * ends the app's, and the other way round.
 */
final class WebSessions {
  private static final String COOKIE = "fakebank=";

  private final Bank bank;
  private final RandomTokens tokens;
  private final Map<String, Account> byId = new ConcurrentHashMap<>();

  WebSessions(Bank bank, RandomTokens tokens) {
    this.bank = bank;
    this.tokens = tokens;
  }

  /** Logs in; gives the cookie. */
  Optional<String> logIn(String loginId, String password) {
    Optional<Account> account =
        bank.accounts()
            .find(loginId)
            .filter(found -> found.opens(password, bank.policy().maxAttempts()));
    return account.map(this::cookie);
  }

  /** Opens the session of a customer who proved to be it; gives the cookie. */
  String cookie(Account account) {
    String id = tokens.next(16);
    bank.sessions().takenByBrowser(account, id);
    byId.put(id, account);
    return COOKIE + id + "; Path=/site; Secure; HttpOnly; SameSite=Strict";
  }

  /** A page for those who are logged in; the others are led to the login. */
  Service loggedIn(BiFunction<Request, Account, Reply> page) {
    return (request, none) ->
        current(request)
            .map(account -> page.apply(request, account))
            .orElseGet(() -> Html.seeOther(BankSite.LOGIN));
  }

  private Optional<Account> current(Request request) {
    return id(request)
        .flatMap(id -> Optional.ofNullable(byId.get(id)).filter(account -> account.hasSession(id)));
  }

  void logOut(Request request) {
    id(request).ifPresent(byId::remove);
  }

  private static Optional<String> id(Request request) {
    return request
        .header("cookie")
        .flatMap(
            cookies -> {
              for (String cookie : cookies.split(";\\s*", -1)) {
                if (cookie.startsWith(COOKIE)) {
                  return Optional.of(cookie.substring(COOKIE.length()));
                }
              }
              return Optional.empty();
            });
  }
}
