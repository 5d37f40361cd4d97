package jp.nozomi.cert.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyRoutingTest {
  private static final ProxyAddress PROXY = new ProxyAddress("proxy.example", 3128);

  @ParameterizedTest
  @CsvSource({
    "bank.example, bank.example, true",
    "bank.example, www.bank.example, false",
    "*.bank.example, www.bank.example, true",
    "*.bank.example, bank.example, true",
    "*.bank.example, mybank.example, false",
    "<local>, intranet, true",
    "<local>, bank.example, false",
    "BANK.example, bank.EXAMPLE, true",
    "10.0.0.0/8, 10.255.0.1, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "10.0.0.0/8, bank.example, false",
    "192.0.2.128/25, 192.0.2.127, false",
    "192.0.2.128/25, 192.0.2.129, true",
    "0.0.0.0/0, 192.0.2.1, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "2001:db8::/32, 2001:db8:1::5, true",
    "2001:db8::/32, [2001:db8:1::5], true",
    "2001:db8::/32, 2001:db9::5, false",
    "[2001:db8::1], 2001:DB8:0::1, true",
    "::1, [::1], true",
    "<local>, ::1, false",
    "10.0.0.0/99, 10.0.0.1, false",
    "999.0.0.0/8, 999.0.0.1, false",
    "10.0.0.0/x, 10.0.0.1, false"
  })
  void knowsItsExceptions(String exception, String host, boolean direct) {
    assertThat(ProxyRouting.manual(PROXY, List.of(exception)).proxyFor(host, 443).isEmpty())
        .isEqualTo(direct);
  }

  @Test
  void prefersWhatTheDesktopSays() {
    Map<String, String> environment = Map.of("https_proxy", "http://other.example:1/");
    assertThat(system(Optional.of(PROXY), environment).proxyFor("bank.example", 443))
        .contains(PROXY);
  }

  @ParameterizedTest
  @CsvSource({
    "http://proxy.example:3128/, proxy.example, 3128",
    "proxy.example:3128, proxy.example, 3128",
    "http://proxy.example, proxy.example, 80",
    "http://user:secret@proxy.example:3128, proxy.example, 3128"
  })
  void readsTheEnvironment(String variable, String host, int port) {
    assertThat(
            system(Optional.empty(), Map.of("HTTPS_PROXY", variable)).proxyFor("bank.example", 443))
        .contains(new ProxyAddress(host, port));
  }

  @ParameterizedTest
  @CsvSource({"bank.example", ".bank.example", "'a.example, bank.example'", "*"})
  void goesPastTheProxyAsTheEnvironmentSays(String exceptions) {
    Map<String, String> environment =
        Map.of("https_proxy", PROXY.toString(), "no_proxy", exceptions);
    assertThat(system(Optional.empty(), environment).proxyFor("www.bank.example", 443)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"socks5://proxy.example:1080", "http://", "'%%%'"})
  void ignoresWhatIsNoHttpProxy(String variable) {
    assertThat(
            system(Optional.empty(), Map.of("https_proxy", variable)).proxyFor("bank.example", 443))
        .isEmpty();
  }

  @Test
  void refusesAnAddressThatIsNone() {
    assertThatThrownBy(() -> new ProxyAddress(" ", 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ProxyAddress("proxy", 65_536))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ProxyRouting system(
      Optional<ProxyAddress> desktop, Map<String, String> environment) {
    ProxySelector selector =
        new ProxySelector() {
          @Override
          public List<Proxy> select(URI uri) {
            return List.of(
                desktop
                    .map(
                        proxy ->
                            new Proxy(
                                Proxy.Type.HTTP,
                                InetSocketAddress.createUnresolved(proxy.host(), proxy.port())))
                    .orElse(Proxy.NO_PROXY));
          }

          @Override
          public void connectFailed(URI uri, SocketAddress address, IOException e) {
            // Nobody asks again.
          }
        };
    return new SystemProxyRouting(selector, environment);
  }
}
