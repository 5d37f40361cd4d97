package jp.nozomi.cert.testkit;

import java.io.IOException;
import java.net.BindException;
import java.security.cert.X509Certificate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import jp.nozomi.cert.testkit.ca.Authority;
import jp.nozomi.cert.testkit.fault.Faults;
import jp.nozomi.cert.testkit.http.ClientAuth;
import jp.nozomi.cert.testkit.http.Handler;
import jp.nozomi.cert.testkit.http.HttpsService;
import jp.nozomi.cert.testkit.http.Listener;
import jp.nozomi.cert.testkit.wire.Origins;

/** The bank's listeners, one for each way to treat client certificates. */
final class Doors implements AutoCloseable {
  private final Map<ClientAuth, Listener> listeners = new EnumMap<>(ClientAuth.class);

  private Doors() {}

  /** Opens all doors, or none. */
  static Doors open(
      Map<ClientAuth, Integer> wanted, Premises premises, Faults faults, Handler handler)
      throws IOException {
    Doors doors = new Doors();
    try {
      for (ClientAuth kind : ClientAuth.values()) {
        HttpsService service =
            new HttpsService(
                new FaultyGreeting(premises.tls(), issuers(kind, premises), faults), kind, handler);
        doors.listeners.put(
            kind, listen(wanted.getOrDefault(kind, 0), premises.earlierPort(kind), service));
      }
    } catch (IOException e) {
      doors.close();
      throw e;
    }
    premises.rememberPorts(kind -> doors.listener(kind).port());
    return doors;
  }

  private static List<X509Certificate> issuers(ClientAuth kind, Premises premises) {
    Authority authority = premises.authority();
    return kind == ClientAuth.NONE
        ? List.of()
        : List.of(authority.issuing().certificate(), authority.root().certificate());
  }

  /** A port that is wanted must be free; one of an earlier run is used again if it is. */
  private static Listener listen(int wanted, OptionalInt earlier, Listener.Service service)
      throws IOException {
    if (wanted == 0 && earlier.isPresent()) {
      try {
        return Listener.start(earlier.getAsInt(), service);
      } catch (BindException e) {
        return Listener.start(0, service);
      }
    }
    return Listener.start(wanted, service);
  }

  private Listener listener(ClientAuth kind) {
    Listener found = listeners.get(kind);
    if (found == null) {
      throw new IllegalStateException("opened with the others");
    }
    return found;
  }

  Origins origins() {
    return new Origins(
        origin(ClientAuth.NONE), origin(ClientAuth.NEEDED), origin(ClientAuth.WANTED));
  }

  private String origin(ClientAuth kind) {
    return "https://localhost:" + listener(kind).port();
  }

  void pause() throws IOException {
    for (Listener listener : listeners.values()) {
      listener.pause();
    }
  }

  void resume() throws IOException {
    for (Listener listener : listeners.values()) {
      listener.resume();
    }
  }

  @Override
  public void close() throws IOException {
    pause();
  }
}
