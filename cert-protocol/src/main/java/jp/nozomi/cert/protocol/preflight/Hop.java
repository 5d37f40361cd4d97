package jp.nozomi.cert.protocol.preflight;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.profile.Origin;
import jp.nozomi.cert.protocol.enroll.CancelledException;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.protocol.http.ProxyAddress;

/**
 * What this PC itself has to reach: the bank, or the proxy that leads to it.
 *
 * @param profile the bank
 * @param bank the bank's own origin
 * @param proxy the proxy; empty for none
 */
record Hop(BankProfile profile, Origin bank, Optional<ProxyAddress> proxy) {
  String host() {
    return proxy.map(ProxyAddress::host).orElse(bank.host());
  }

  int port() {
    return proxy.map(ProxyAddress::port).orElse(bank.port());
  }

  /** A hop and its addresses. */
  record Resolved(Hop hop, List<InetAddress> addresses) {}

  /** Looks names up. */
  @FunctionalInterface
  interface Resolver {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  /** Asks for the proxy decision, which may run a script of the company's. */
  static Checked<Hop> decide(BankProfile profile, HttpSettings http, String decidedBy, Run run)
      throws CancelledException {
    Origin bank = Origin.of(profile.server().directory());
    Optional<Optional<ProxyAddress>> decision =
        run.within(http.connectTimeout(), () -> http.proxies().proxyFor(bank.host(), bank.port()));
    if (decision.isEmpty()) {
      return Checked.stop(
          Finding.PROXY_TIMED_OUT.with("host", bank.host()).with("decidedBy", decidedBy));
    }
    Hop hop = new Hop(profile, bank, decision.get());
    CheckResult result =
        hop.proxy()
            .map(proxy -> Finding.PROXY_FOUND.with("proxy", proxy))
            .orElseGet(Finding.PROXY_DIRECT::result);
    return Checked.of(result.with("host", bank.host()).with("decidedBy", decidedBy), hop);
  }

  Checked<Resolved> resolve(Resolver resolver, HttpSettings http, Run run)
      throws CancelledException {
    Optional<List<InetAddress>> addresses =
        run.within(http.connectTimeout(), () -> lookUp(resolver));
    if (addresses.isEmpty()) {
      return Checked.stop(Finding.DNS_TIMED_OUT.with("host", host()));
    }
    if (addresses.get().isEmpty()) {
      return Checked.stop(Finding.DNS_UNKNOWN_HOST.with("host", host()));
    }
    List<String> texts = addresses.get().stream().map(InetAddress::getHostAddress).toList();
    return Checked.of(
        Finding.DNS_OK.with("host", host()).with("addresses", String.join(", ", texts)),
        new Resolved(this, addresses.get()));
  }

  private List<InetAddress> lookUp(Resolver resolver) {
    try {
      return List.of(resolver.addresses(host()));
    } catch (UnknownHostException e) {
      // The system's resolver does not tell a name that does not exist from a server that is down.
      return List.of();
    }
  }
}
