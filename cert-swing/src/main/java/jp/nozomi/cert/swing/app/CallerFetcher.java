package jp.nozomi.cert.swing.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.protocol.failure.ConnectionException;
import jp.nozomi.cert.protocol.http.HttpCaller;
import jp.nozomi.cert.protocol.http.StreamedReply;
import jp.nozomi.cert.update.port.FetchRequest;
import jp.nozomi.cert.update.port.FetchResponse;
import jp.nozomi.cert.update.port.Fetcher;

/**
 * Feeds the updater from the app's one HTTP client, with its proxies and its trust.
 *
 * <p>How long a body may take in all, and how slow it may be, is the updater's to watch; the client
 * ends what outlasts even that.
 *
 * @param caller the client
 */
record CallerFetcher(HttpCaller caller) implements Fetcher {
  private static final Duration LONGEST = Duration.ofHours(3);
  private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

  @Override
  public FetchResponse fetch(FetchRequest request) throws IOException {
    try {
      StreamedReply reply =
          caller.call("GET", request.uri(), request.headers(), request.timeout(), LONGEST);
      return new Fetched(reply, reply.body());
    } catch (ConnectionException e) {
      return refusal(e);
    } catch (CodedException e) {
      // The user gave up at CCHK008.
      return new ProxyRefusal();
    }
  }

  /** Tells the failure in the words that the port has for it. */
  private static FetchResponse refusal(ConnectionException e) throws IOException {
    IOException told =
        switch (e.reason()) {
          case PROXY_REFUSED, PROXY_CREDENTIALS_WRONG, PROXY_AUTHENTICATION_UNSUPPORTED -> null;
          case UNREACHABLE -> new ConnectException(e.getMessage());
          case TIMED_OUT -> new InterruptedIOException(e.getMessage());
          case SERVER_NOT_TRUSTED, CLOCK_WRONG, CLIENT_CERTIFICATE_REFUSED, CLIENT_KEY_FAILED ->
              new SSLException(e.getMessage());
          case CONNECTION_LOST, REPLY_TOO_LONG, MALFORMED_REPLY, ABORTED ->
              new IOException(e.getMessage());
        };
    if (told == null) {
      return new ProxyRefusal();
    }
    told.initCause(e);
    throw told;
  }

  private record Fetched(StreamedReply reply, InputStream body) implements FetchResponse {
    @Override
    public int status() {
      return reply.status();
    }

    @Override
    public Optional<String> header(String name) {
      return Optional.ofNullable(reply.headers().get(name.toLowerCase(Locale.ROOT)))
          .flatMap(values -> values.stream().findFirst());
    }

    @Override
    public void close() {
      reply.close();
    }
  }

  /** What a proxy that can not be satisfied answers. */
  private record ProxyRefusal() implements FetchResponse {
    @Override
    public int status() {
      return PROXY_AUTHENTICATION_REQUIRED;
    }

    @Override
    public Optional<String> header(String name) {
      return Optional.empty();
    }

    @Override
    public InputStream body() {
      return InputStream.nullInputStream();
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
