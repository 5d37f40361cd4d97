package jp.nozomi.cert.protocol.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import jp.nozomi.cert.protocol.pac.PacScript;

/**
 * Fetches a proxy script from a file or, without a proxy, over HTTP: before there is a script
 * nothing else is known. Bounded in size and time; follows no redirect.
 */
record PacFetcher(URI url, Duration silence, Duration whole) implements PacProxyRouting.Source {
  private static final int CHUNK = 8_192;

  static PacFetcher of(URI url) {
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("file") && !scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException("a proxy script comes from http, https or file");
    }
    return new PacFetcher(url, Duration.ofSeconds(5), Duration.ofSeconds(15));
  }

  @Override
  public String fetch() throws IOException {
    if ("file".equalsIgnoreCase(url.getScheme())) {
      try (InputStream in = Files.newInputStream(file())) {
        return text(in);
      }
    }
    URLConnection opened = url.toURL().openConnection(Proxy.NO_PROXY);
    if (!(opened instanceof HttpURLConnection connection)) {
      throw new IOException("not an HTTP connection");
    }
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout((int) silence.toMillis());
    connection.setReadTimeout((int) silence.toMillis());
    connection.setUseCaches(false);
    // A server that sends its header byte by byte is never silent for long.
    CompletableFuture<Void> late =
        CompletableFuture.runAsync(
            connection::disconnect,
            CompletableFuture.delayedExecutor(whole.toMillis(), TimeUnit.MILLISECONDS));
    try {
      int status = connection.getResponseCode();
      if (status != HttpURLConnection.HTTP_OK) {
        throw new IOException("the server of the script answered " + status);
      }
      try (InputStream in = connection.getInputStream()) {
        return text(in);
      }
    } finally {
      late.cancel(false);
      connection.disconnect();
    }
  }

  private Path file() throws IOException {
    try {
      return Path.of(url);
    } catch (IllegalArgumentException e) {
      // A file on another host, for example, which only Windows has.
      throw new IOException(url + " is no file of this system", e);
    }
  }

  private String text(InputStream in) throws IOException {
    long began = System.nanoTime();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK];
    for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
      out.write(chunk, 0, count);
      if (out.size() > PacScript.LONGEST) {
        throw new IOException("more than " + PacScript.LONGEST + " bytes");
      }
      if (System.nanoTime() - began > whole.toNanos()) {
        throw new IOException("not complete after " + whole.toSeconds() + " s");
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
