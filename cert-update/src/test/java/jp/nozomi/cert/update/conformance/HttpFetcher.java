package jp.nozomi.cert.update.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.Optional;
import jp.nozomi.cert.update.port.FetchRequest;
import jp.nozomi.cert.update.port.FetchResponse;
import jp.nozomi.cert.update.port.Fetcher;

/** Fetches with the JDK's own client. */
public final class HttpFetcher implements Fetcher {
  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  @Override
  public FetchResponse fetch(FetchRequest request) throws IOException, InterruptedException {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(request.uri()).timeout(request.timeout()).GET();
    request.headers().forEach(builder::header);
    try {
      return new Reply(client.send(builder.build(), HttpResponse.BodyHandlers.ofInputStream()));
    } catch (HttpTimeoutException e) {
      throw (IOException) new SocketTimeoutException(e.getMessage()).initCause(e);
    }
  }

  private record Reply(HttpResponse<InputStream> response) implements FetchResponse {
    @Override
    public int status() {
      return response.statusCode();
    }

    @Override
    public Optional<String> header(String name) {
      return response.headers().firstValue(name);
    }

    @Override
    public InputStream body() {
      return response.body();
    }

    @Override
    public void close() throws IOException {
      response.body().close();
    }
  }
}
