package jp.nozomi.cert.testkit;

import java.io.IOException;
import java.net.BindException;
import java.security.cert.X509Certificate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import jp.nozomi.cert.testkit.ca.Authority;
import jp.nozomi.cert.testkit.ca.StatusPaths;
import jp.nozomi.cert.testkit.fault.Faults;
import jp.nozomi.cert.testkit.http.ClientAuth;
import jp.nozomi.cert.testkit.http.Handler;
import jp.nozomi.cert.testkit.http.HttpsService;
import jp.nozomi.cert.testkit.http.Listener;
import jp.nozomi.cert.testkit.http.PlainService;
import jp.nozomi.cert.testkit.http.Reply;
import jp.nozomi.cert.testkit.wire.Origins;

/** The bank's listeners, one for each way to treat client certificates. */
final class Doors implements AutoCloseable {
  private final Map<Door, Listener> listeners = new EnumMap<>(Door.class);

  private Doors() {}

  /** Opens all doors, or none. */
  static Doors open(Map<Door, Integer> wanted, Premises premises, Faults faults, Handler handler)
      throws IOException {
    Doors doors = new Doors();
    try {
      for (Door door : Door.values()) {
        Listener.Service service =
            door == Door.STATUS
                ? new PlainService(onlyStatus(handler))
                : new HttpsService(
                    new FaultyGreeting(premises.tls(), issuers(door, premises), faults),
                    door.clientAuth(),
                    handler);
        doors.listeners.put(
            door, listen(wanted.getOrDefault(door, 0), premises.earlierPort(door), service));
      }
    } catch (IOException e) {
      doors.close();
      throw e;
    }
    premises.rememberPorts(door -> doors.listener(door).port());
    return doors;
  }

  /** Nothing else is to be had without TLS. */
  private static Handler onlyStatus(Handler handler) {
    return request ->
        request.path().startsWith(StatusPaths.ROOT) ? handler.handle(request) : Reply.empty(404);
  }

  private static List<X509Certificate> issuers(Door door, Premises premises) {
    Authority authority = premises.authority();
    return door.clientAuth() == ClientAuth.NONE
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

  private Listener listener(Door door) {
    Listener found = listeners.get(door);
    if (found == null) {
      throw new IllegalStateException("opened with the others");
    }
    return found;
  }

  Origins origins() {
    return new Origins(origin(Door.OPEN), origin(Door.MUTUAL), origin(Door.EST));
  }

  /** Where revocation lists and OCSP replies are. */
  String statusOrigin() {
    return "http://localhost:" + listener(Door.STATUS).port();
  }

  private String origin(Door door) {
    return "https://localhost:" + listener(door).port();
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
