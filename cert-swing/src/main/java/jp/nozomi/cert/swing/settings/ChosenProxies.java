package jp.nozomi.cert.swing.settings;

import java.util.Optional;
import jp.nozomi.cert.protocol.http.ProxyAddress;
import jp.nozomi.cert.protocol.http.ProxyRouting;

/** Decides by the settings as they are at each call, so that a change needs no new start. */
public final class ChosenProxies implements ProxyRouting {
  private final SettingsFile settings;
  private final ProxyRouting system;
  private ProxyChoice made = ProxyChoice.SYSTEM;
  private ProxyRouting routing;

  /**
   * Makes the decision.
   *
   * @param settings the settings
   * @param system how the operating system decides
   */
  public ChosenProxies(SettingsFile settings, ProxyRouting system) {
    this.settings = settings;
    this.system = system;
    this.routing = system;
  }

  @Override
  public Optional<ProxyAddress> proxyFor(String host, int port) {
    return now().proxyFor(host, port);
  }

  /** What a script answered is kept for a while, so it is made anew only for another choice. */
  private synchronized ProxyRouting now() {
    ProxyChoice wanted = settings.current().proxy();
    if (!wanted.equals(made)) {
      routing = wanted.routing(system);
      made = wanted;
    }
    return routing;
  }
}
