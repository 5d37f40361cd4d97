package jp.nozomi.cert.protocol.pac;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The functions about hosts that a proxy script finds (Netscape's specification of 1996). */
final class PacHosts {
  private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final int MOST_STARS = 50;

  private final PacResolver resolver;

  PacHosts(PacResolver resolver) {
    this.resolver = resolver;
  }

  void declare(Scope scope) throws PacException {
    Globals.function(
        scope,
        "isPlainHostName",
        (given, budget) -> text(given, 0, budget).chars().noneMatch(c -> c == '.' || c == ':'));
    Globals.function(
        scope,
        "dnsDomainIs",
        (given, budget) -> text(given, 0, budget).endsWith(text(given, 1, budget)));
    Globals.function(scope, "localHostOrDomainIs", this::localHostOrDomainIs);
    Globals.function(
        scope,
        "dnsDomainLevels",
        (given, budget) -> (double) text(given, 0, budget).chars().filter(c -> c == '.').count());
    Globals.function(scope, "shExpMatch", PacHosts::shExpMatch);
    Globals.function(
        scope,
        "isResolvable",
        (given, budget) -> resolved(text(given, 0, budget), budget).isPresent());
    Globals.function(
        scope,
        "dnsResolve",
        (given, budget) ->
            resolved(text(given, 0, budget), budget).map(Object.class::cast).orElse(Nothing.NULL));
    Globals.function(scope, "isInNet", this::isInNet);
    Globals.function(scope, "myIpAddress", (given, budget) -> own(budget));
  }

  private Object localHostOrDomainIs(List<Object> given, Budget budget) throws PacException {
    String host = text(given, 0, budget);
    String full = text(given, 1, budget);
    return host.equals(full) || (host.indexOf('.') < 0 && full.startsWith(host + "."));
  }

  private Object isInNet(List<Object> given, Budget budget) throws PacException {
    Optional<String> address = resolved(text(given, 0, budget), budget);
    Optional<Integer> host = address.flatMap(PacHosts::bits);
    Optional<Integer> net = bits(text(given, 1, budget));
    Optional<Integer> mask = bits(text(given, 2, budget));
    return host.isPresent()
        && net.isPresent()
        && mask.isPresent()
        && (host.get() & mask.get()) == (net.get() & mask.get());
  }

  private String own(Budget budget) throws PacException {
    budget.lookup();
    return resolver.own().getHostAddress();
  }

  /** The host's IPv4 address; an address is its own. */
  private Optional<String> resolved(String host, Budget budget) throws PacException {
    if (ADDRESS.matcher(host).matches()) {
      return Optional.of(host);
    }
    budget.lookup();
    return resolver.resolve(host).map(InetAddress::getHostAddress);
  }

  private static Optional<Integer> bits(String address) {
    if (!ADDRESS.matcher(address).matches()) {
      return Optional.empty();
    }
    int bits = 0;
    for (String part : address.split("\\.")) {
      int octet = Integer.parseInt(part);
      if (octet > 255) {
        return Optional.empty();
      }
      bits = bits << 8 | octet;
    }
    return Optional.of(bits);
  }

  /** Stars and question marks, without going back further than the last star. */
  private static Object shExpMatch(List<Object> given, Budget budget) throws PacException {
    String text = text(given, 0, budget);
    String shape = text(given, 1, budget);
    if (shape.chars().filter(c -> c == '*').count() > MOST_STARS) {
      throw new PacException("a shell expression with too many stars");
    }
    int at = 0;
    int in = 0;
    int star = -1;
    int mark = 0;
    while (at < text.length()) {
      budget.step();
      char wanted = in < shape.length() ? shape.charAt(in) : '\0';
      if (in < shape.length() && wanted == '*') {
        star = in++;
        mark = at;
      } else if (in < shape.length() && (wanted == '?' || wanted == text.charAt(at))) {
        at++;
        in++;
      } else if (star >= 0) {
        in = star + 1;
        at = ++mark;
      } else {
        return false;
      }
    }
    while (in < shape.length() && shape.charAt(in) == '*') {
      in++;
    }
    return in == shape.length();
  }

  private static String text(List<Object> given, int index, Budget budget) throws PacException {
    return Values.text(Function.argument(given, index), budget).toLowerCase(Locale.ROOT);
  }
}
