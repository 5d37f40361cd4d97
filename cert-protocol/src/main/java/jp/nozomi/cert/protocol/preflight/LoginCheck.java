package jp.nozomi.cert.protocol.preflight;

import java.util.Optional;
import jp.nozomi.cert.protocol.failure.ConnectionException;

/** Tells whether the proxy let this user through. */
final class LoginCheck {
  private LoginCheck() {}

  static Checked<Reach> of(Reach reach) {
    if (reach.hop().proxy().isEmpty()) {
      return Checked.of(Finding.LOGIN_NO_PROXY.result(), reach);
    }
    String proxy = reach.hop().proxy().get().toString();
    if (reach.point() != Reach.Point.CONNECTING) {
      return Checked.of(Finding.LOGIN_OK.with("proxy", proxy), reach);
    }
    CheckResult result = finding(reach).with("proxy", proxy);
    return Checked.stop(
        status(reach.connectionFailure())
            .map(status -> result.with("status", status))
            .orElse(result));
  }

  private static Finding finding(Reach reach) {
    Optional<ConnectionException> failure = reach.connectionFailure();
    if (failure.isEmpty()) {
      return login(reach);
    }
    return switch (failure.get().reason()) {
      case PROXY_CREDENTIALS_WRONG -> login(reach);
      case PROXY_AUTHENTICATION_UNSUPPORTED -> Finding.LOGIN_UNSUPPORTED;
      case PROXY_REFUSED ->
          status(failure).filter(status -> status.startsWith("5")).isPresent()
              ? Finding.LOGIN_NOT_REACHED
              : Finding.LOGIN_REFUSED;
      case MALFORMED_REPLY, REPLY_TOO_LONG -> Finding.LOGIN_NOT_A_PROXY;
      case TIMED_OUT -> Finding.LOGIN_TIMED_OUT;
      default -> Finding.LOGIN_LOST;
    };
  }

  private static Optional<String> status(Optional<ConnectionException> failure) {
    return failure.map(thrown -> thrown.facts().get("status"));
  }

  private static Finding login(Reach reach) {
    return reach.proxyRefusedLogin() ? Finding.LOGIN_WRONG : Finding.LOGIN_NEEDED;
  }
}
