package jp.nozomi.cert.swing.manual;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jp.nozomi.cert.core.json.JsonArray;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonLimits;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonReader;
import jp.nozomi.cert.core.json.JsonWriter;

/** Looks at the page in Chromium's only window, by the Chrome DevTools Protocol. */
final class PageProbe {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final int GLANCE_MILLIS = 50;

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER).build();
  private final Path data;

  /** Looks at the Chromium that keeps its data in this folder. */
  PageProbe(Path data) {
    this.data = data;
  }

  /** Waits until an expression, or what it promises, is an object. */
  JsonObject await(String what, String expression) throws InterruptedException, JsonException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String last = "no page";
    while (System.nanoTime() < deadline) {
      try {
        JsonObject answer = evaluate(expression);
        Optional<JsonObject> value =
            answer.get("value").filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
        if (value.isPresent()) {
          return value.get();
        }
        last = new String(JsonWriter.compact(answer), StandardCharsets.UTF_8);
      } catch (IOException | ExecutionException | TimeoutException notYet) {
        // The browser starts, or the page has just been left for another.
        last = notYet.toString();
      }
      TimeUnit.MILLISECONDS.sleep(GLANCE_MILLIS);
    }
    return fail("never seen: " + what + "; last: " + last);
  }

  private JsonObject evaluate(String expression)
      throws IOException,
          InterruptedException,
          JsonException,
          ExecutionException,
          TimeoutException {
    JsonObject command =
        JsonObject.builder()
            .put("id", 1)
            .put("method", "Runtime.evaluate")
            .put(
                "params",
                JsonObject.builder()
                    .put("expression", expression)
                    .put("awaitPromise", true)
                    .put("returnByValue", true)
                    .build())
            .build();
    Answer answer = new Answer();
    WebSocket socket =
        client
            .newWebSocketBuilder()
            .connectTimeout(ANSWER)
            .buildAsync(page(), answer)
            .get(ANSWER.toSeconds(), TimeUnit.SECONDS);
    try {
      socket.sendText(new String(JsonWriter.compact(command), StandardCharsets.UTF_8), true);
      String text = answer.whole.get(ANSWER.toSeconds(), TimeUnit.SECONDS);
      return new JsonReader(JsonLimits.MESSAGE)
          .readObject(text.getBytes(StandardCharsets.UTF_8))
          .optionalObject("result")
          .flatMap(result -> result.get("result"))
          .filter(JsonObject.class::isInstance)
          .map(JsonObject.class::cast)
          .orElseThrow(() -> new IOException(text));
    } finally {
      socket.abort();
    }
  }

  private URI page() throws IOException, InterruptedException, JsonException {
    List<String> port = Files.readAllLines(data.resolve("DevToolsActivePort"));
    if (port.isEmpty()) {
      throw new IOException("Chromium has not told its port yet");
    }
    HttpRequest list =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.get(0) + "/json/list"))
            .timeout(ANSWER)
            .build();
    byte[] targets = client.send(list, BodyHandlers.ofByteArray()).body();
    JsonArray all = (JsonArray) new JsonReader(JsonLimits.MESSAGE).read(targets);
    for (JsonObject target : all.objects("targets")) {
      if (target.string("type").equals("page")) {
        return URI.create(target.string("webSocketDebuggerUrl"));
      }
    }
    throw new IOException("Chromium shows no page yet");
  }

  /** The one message that comes back. */
  private static final class Answer implements WebSocket.Listener {
    private final CompletableFuture<String> whole = new CompletableFuture<>();
    private final StringBuilder parts = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      parts.append(part);
      if (last) {
        whole.complete(parts.toString());
      }
      socket.request(1);
      return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      whole.completeExceptionally(error);
    }
  }
}
