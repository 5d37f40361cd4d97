package jp.nozomi.cert.swing.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** One window of a headless Chromium that stays, led by the Chrome DevTools Protocol. */
final class ChromiumWindow implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 120;
  private static final int WIDTH = 900;
  private static final int HEIGHT = 757;
  private static final String LISTENING = "DevTools listening on ";

  private final ObjectMapper json = new ObjectMapper();
  private final Map<Integer, CompletableFuture<JsonNode>> open = new ConcurrentHashMap<>();
  private final LinkedBlockingQueue<String> loaded = new LinkedBlockingQueue<>();
  private final AtomicInteger messages = new AtomicInteger();
  private final Process process;
  private final WebSocket socket;

  private ChromiumWindow(Process process, URI browser) throws Exception {
    this.process = process;
    HttpClient http = HttpClient.newHttpClient();
    WebSocket control = connect(http, browser);
    String target =
        call(control, "Target.getTargets", Map.of()).at("/targetInfos/0/targetId").asText();
    this.socket = connect(http, browser.resolve("/devtools/page/" + target));
    call("Page.enable", Map.of());
    // The process's own window gets its size some time after the start, and is 0 wide before.
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", WIDTH, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", false));
  }

  /** Takes over a Chromium that was started with a port for its tools. */
  static ChromiumWindow of(Process process) throws Exception {
    BufferedReader complaints = process.errorReader(StandardCharsets.UTF_8);
    StringBuilder said = new StringBuilder();
    for (String line = complaints.readLine(); line != null; line = complaints.readLine()) {
      if (line.startsWith(LISTENING)) {
        Thread reader = new Thread(() -> readOn(complaints), "chromium");
        reader.setDaemon(true);
        reader.start();
        return new ChromiumWindow(process, URI.create(line.substring(LISTENING.length())));
      }
      said.append(line).append('\n');
    }
    throw new IOException("chromium ended: " + said);
  }

  /** It goes on complaining, and must never wait for a reader. */
  private static void readOn(BufferedReader complaints) {
    try {
      complaints.transferTo(Writer.nullWriter());
    } catch (IOException e) {
      // The window was closed.
      return;
    }
  }

  /** Opens a page and waits until it is there. */
  void open(String url) throws Exception {
    loaded.clear();
    call("Page.navigate", Map.of("url", url));
    awaitPage();
  }

  /** Clicks something that leads to another page, and waits until that is there. */
  void follow(String selector) throws Exception {
    loaded.clear();
    evaluate("document.querySelector(" + json.writeValueAsString(selector) + ").click()");
    awaitPage();
  }

  /** Fills an input in. */
  void type(String name, String value) throws Exception {
    evaluate(
        "document.querySelector("
            + json.writeValueAsString("input[name=" + name + "]")
            + ").value = "
            + json.writeValueAsString(value));
  }

  /** What a person reads on the page. */
  String text() throws Exception {
    return evaluate("document.body.innerText").at("/result/value").asText();
  }

  /** How many pixels of the page do not fit the window's width. */
  int overhang() throws Exception {
    assertThat(evaluate("innerWidth").at("/result/value").asInt()).isEqualTo(WIDTH);
    return evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        .at("/result/value")
        .asInt();
  }

  void photograph(Path picture) throws Exception {
    JsonNode shot = call("Page.captureScreenshot", Map.of("captureBeyondViewport", true));
    Files.createDirectories(picture.toAbsolutePath().getParent());
    Files.write(picture, Base64.getDecoder().decode(shot.get("data").asText()));
  }

  @Override
  public void close() {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private JsonNode evaluate(String script) throws Exception {
    JsonNode result = call("Runtime.evaluate", Map.of("expression", script));
    if (result.has("exceptionDetails")) {
      throw new AssertionError(script + ": " + result.get("exceptionDetails") + "\n" + text());
    }
    return result;
  }

  private void awaitPage() throws InterruptedException, TimeoutException {
    if (loaded.poll(PATIENCE_SECONDS, TimeUnit.SECONDS) == null) {
      throw new TimeoutException("no page came");
    }
  }

  private JsonNode call(String method, Map<String, ?> parameters) throws Exception {
    return call(socket, method, parameters);
  }

  private JsonNode call(WebSocket at, String method, Map<String, ?> parameters)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    int id = messages.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    open.put(id, answer);
    String message =
        json.writeValueAsString(Map.of("id", id, "method", method, "params", parameters));
    at.sendText(message, true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    JsonNode answered = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (answered.has("error")) {
      throw new IOException(method + ": " + answered.get("error"));
    }
    return answered.get("result");
  }

  private WebSocket connect(HttpClient http, URI url)
      throws InterruptedException, ExecutionException, TimeoutException {
    return http.newWebSocketBuilder()
        .buildAsync(url, new Answers())
        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Puts messages together and hands them to who waits for them. */
  private final class Answers implements WebSocket.Listener {
    private final StringBuilder begun = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      begun.append(part);
      if (last) {
        try {
          take(json.readTree(begun.toString()));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        begun.setLength(0);
      }
      from.request(1);
      return CompletableFuture.completedFuture(null);
    }

    private void take(JsonNode message) {
      CompletableFuture<JsonNode> waiting = open.remove(message.path("id").asInt(-1));
      if (waiting != null) {
        waiting.complete(message);
      } else if (message.path("method").asText().equals("Page.loadEventFired")) {
        loaded.add("loaded");
      }
    }
  }
}
