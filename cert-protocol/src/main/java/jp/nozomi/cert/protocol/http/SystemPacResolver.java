package jp.nozomi.cert.protocol.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import jp.nozomi.cert.protocol.pac.PacResolver;

/** Looks names up as the system does, and does not wait longer than a bound. */
record SystemPacResolver(Duration patience) implements PacResolver {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,253}");

  @Override
  public Optional<InetAddress> resolve(String host) {
    if (!NAME.matcher(host).matches()) {
      return Optional.empty();
    }
    CompletableFuture<Optional<InetAddress>> found = new CompletableFuture<>();
    // The JDK's look-up can not be ended: a slow one is left behind on a thread of its own.
    Thread lookup = new Thread(() -> found.complete(first(host)), "pac-lookup");
    lookup.setDaemon(true);
    lookup.start();
    try {
      return found.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public InetAddress own() {
    try {
      for (NetworkInterface card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        for (InetAddress address : Collections.list(card.getInetAddresses())) {
          if (address instanceof Inet4Address && !address.isLoopbackAddress() && card.isUp()) {
            return address;
          }
        }
      }
    } catch (SocketException e) {
      // Without a list of cards there is no address to tell.
      return InetAddress.getLoopbackAddress();
    }
    return InetAddress.getLoopbackAddress();
  }

  private static Optional<InetAddress> first(String host) {
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (address instanceof Inet4Address) {
          return Optional.of(address);
        }
      }
    } catch (UnknownHostException e) {
      // What does not exist has no address: that is the answer.
      return Optional.empty();
    }
    return Optional.empty();
  }
}
