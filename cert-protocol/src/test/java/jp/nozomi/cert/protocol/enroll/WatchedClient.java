package jp.nozomi.cert.protocol.enroll;

import java.util.function.Consumer;

/** A client that tells where it is: at every step of its journal, and thrice at every request. */
public final class WatchedClient {
  private WatchedClient() {}

  /** Makes the client; each point is told by its name, on the client's thread. */
  public static EnrollmentClient of(EnrollmentClient.Builder builder, Consumer<String> reached) {
    return builder
        .observing(
            (point, method, path) -> reached.accept(method + " " + path + " " + point),
            (done, what) -> reached.accept("journal " + what + (done ? " written" : "")))
        .build();
  }
}
