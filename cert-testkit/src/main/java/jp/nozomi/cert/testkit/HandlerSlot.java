package jp.nozomi.cert.testkit;

import java.util.concurrent.CompletableFuture;
import jp.nozomi.cert.testkit.http.Handler;
import jp.nozomi.cert.testkit.http.Reply;
import jp.nozomi.cert.testkit.http.Request;

/** Holds requests back until the bank is made: it needs to know its own ports first. */
final class HandlerSlot implements Handler {
  private final CompletableFuture<Handler> handler = new CompletableFuture<>();

  void fill(Handler real) {
    handler.complete(real);
  }

  @Override
  public Reply handle(Request request) {
    return handler.join().handle(request);
  }
}
