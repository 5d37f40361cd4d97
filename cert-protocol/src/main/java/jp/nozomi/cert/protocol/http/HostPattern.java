package jp.nozomi.cert.protocol.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One entry of a proxy's exceptions: a name, {@code *.domain}, an address, a network such as {@code
 * 10.0.0.0/8} or {@code 2001:db8::/32}, or {@code <local>}. Names are never looked up.
 */
final class HostPattern {
  private static final String LOCAL = "<local>";
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-f:.]*:[0-9a-f:.]*");

  private final String text;
  private final Optional<byte[]> network;
  private final int prefix;

  HostPattern(String text) {
    this.text = unbracketed(text);
    int slash = this.text.indexOf('/');
    String address = slash < 0 ? this.text : this.text.substring(0, slash);
    Optional<byte[]> octets = address(unbracketed(address));
    int bits = octets.map(found -> found.length * Byte.SIZE).orElse(0);
    this.prefix = slash < 0 ? bits : number(this.text.substring(slash + 1));
    this.network = prefix >= 0 && prefix <= bits ? octets : Optional.empty();
  }

  /** Tells whether a host in lower case, an IPv6 address with or without brackets, is meant. */
  boolean covers(String host) {
    String name = unbracketed(host);
    if (text.equals(LOCAL)) {
      return name.indexOf('.') < 0 && name.indexOf(':') < 0;
    }
    if (text.startsWith("*.")) {
      return name.endsWith(text.substring(1)) || name.equals(text.substring(2));
    }
    return name.equals(text) || (network.isPresent() && isWithin(address(name)));
  }

  private boolean isWithin(Optional<byte[]> address) {
    byte[] net = network.orElseThrow();
    if (address.isEmpty() || address.get().length != net.length) {
      return false;
    }
    for (int bit = 0; bit < prefix; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if (((net[bit / Byte.SIZE] ^ address.get()[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  /** The octets of an address in figures, and nothing for a name. */
  private static Optional<byte[]> address(String text) {
    if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text).getAddress());
    } catch (UnknownHostException e) {
      // Figures that are no address, such as 999.1.1.1.
      return Optional.empty();
    }
  }

  private static int number(String digits) {
    return digits.matches("\\d{1,3}") ? Integer.parseInt(digits) : -1;
  }

  private static String unbracketed(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }
}
