package jp.nozomi.cert.protocol.preflight;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.protocol.enroll.Cancellation;
import jp.nozomi.cert.protocol.enroll.CancelledException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connects to the next hop's addresses, one after the other as an enrolment does. */
final class TcpCheck {
  private static final Logger LOG = LoggerFactory.getLogger(TcpCheck.class);

  /** With the bound for each, this bounds the check. */
  private static final int MAX_ADDRESSES = 4;

  private final Duration bound;
  private final Cancellation cancellation;

  TcpCheck(Duration bound, Cancellation cancellation) {
    this.bound = bound;
    this.cancellation = cancellation;
  }

  Checked<Hop> of(Hop.Resolved resolved) throws CancelledException {
    Hop hop = resolved.hop();
    List<Finding> failures = new ArrayList<>();
    List<String> silent = new ArrayList<>();
    for (InetAddress address : resolved.addresses().stream().limit(MAX_ADDRESSES).toList()) {
      Optional<Finding> failure = connect(new InetSocketAddress(address, hop.port()));
      cancellation.check();
      if (failure.isEmpty()) {
        CheckResult result =
            failures.isEmpty()
                ? Finding.TCP_OK.result()
                : Finding.TCP_SOME_ADDRESSES.with("failed", String.join(", ", silent));
        return Checked.of(
            result.with("address", address.getHostAddress()).with("port", hop.port()), hop);
      }
      failures.add(failure.get());
      silent.add(address.getHostAddress());
    }
    return Checked.stop(failures.get(0).with("host", hop.host()).with("port", hop.port()));
  }

  private Optional<Finding> connect(InetSocketAddress address) {
    Socket socket = new Socket();
    Runnable unregister = cancellation.onRequest(() -> close(socket));
    try {
      socket.connect(address, Math.toIntExact(bound.toMillis()));
      return Optional.empty();
    } catch (SocketTimeoutException e) {
      return Optional.of(Finding.TCP_TIMED_OUT);
    } catch (ConnectException e) {
      return Optional.of(Finding.TCP_REFUSED);
    } catch (IOException e) {
      LOG.debug("connecting to {}: {}", address, e.toString());
      return Optional.of(Finding.TCP_UNREACHABLE);
    } finally {
      unregister.run();
      close(socket);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debug("closing: {}", e.toString());
    }
  }
}
