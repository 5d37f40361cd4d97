package jp.nozomi.cert.protocol.pac;

import java.net.InetAddress;
import java.util.Optional;

/** The only way to the network that a script has. */
public interface PacResolver {
  /**
   * Looks a name up.
   *
   * @param host the name, whatever the script made of it
   * @return its first IPv4 address; empty if it has none or that takes too long
   */
  Optional<InetAddress> resolve(String host);

  /**
   * Gives this PC's own address.
   *
   * @return an address; the loopback one if there is no other
   */
  InetAddress own();
}
