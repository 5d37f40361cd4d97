package jp.nozomi.cert.update.transfer;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.update.failure.UpdateException;
import jp.nozomi.cert.update.failure.UpdateReason;
import jp.nozomi.cert.update.port.Cancellation;
import jp.nozomi.cert.update.port.FetchRequest;
import jp.nozomi.cert.update.port.FetchResponse;
import jp.nozomi.cert.update.port.Fetcher;
import org.jspecify.annotations.Nullable;

/** Opens replies, and refuses those that no caller wants. Thread-safe. */
public final class Transfer {
  private static final int PROXY_AUTHENTICATION_REQUIRED = 407;
  private static final int MAX_CAUSES = 10;

  private final Fetcher fetcher;
  private final TransferLimits limits;
  private final ErrorCode code;

  /**
   * Makes one for a purpose.
   *
   * @param fetcher gets the bytes
   * @param limits of time and rate
   * @param code what the user reads if it fails
   */
  public Transfer(Fetcher fetcher, TransferLimits limits, ErrorCode code) {
    this.fetcher = fetcher;
    this.limits = limits;
    this.code = code;
  }

  /**
   * Sends a request.
   *
   * @param uri what to get
   * @param headers more headers to send
   * @param cancellation ends the transfer
   * @return the reply; the caller closes it
   * @throws UpdateException if none came, or it redirects, is compressed or comes from the proxy
   */
  public Reply open(URI uri, Map<String, String> headers, Cancellation cancellation)
      throws UpdateException {
    if (cancellation.cancelled()) {
      throw failure(code, UpdateReason.CANCELLED, uri.getPath());
    }
    Map<String, String> sent = new LinkedHashMap<>(headers);
    sent.put("Accept-Encoding", "identity");
    FetchResponse response = send(new FetchRequest(uri, sent, limits.headers()));
    Reply reply = new Reply(response, limits, code, cancellation);
    Optional<UpdateReason> refusal = refusal(reply);
    if (refusal.isPresent()) {
      reply.close();
      throw failure(code, refusal.get(), "status " + reply.status() + " for " + uri.getPath());
    }
    return reply;
  }

  private FetchResponse send(FetchRequest request) throws UpdateException {
    try {
      return fetcher.fetch(request);
    } catch (IOException e) {
      throw failure(code, reasonOf(e), "no reply for " + request.uri().getPath(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(code, UpdateReason.CANCELLED, "interrupted", e);
    }
  }

  private static Optional<UpdateReason> refusal(Reply reply) {
    if (reply.status() >= 300 && reply.status() < 400) {
      return Optional.of(UpdateReason.REDIRECTED);
    }
    if (reply.status() == PROXY_AUTHENTICATION_REQUIRED) {
      return Optional.of(UpdateReason.PROXY_REFUSED);
    }
    boolean encoded =
        reply.header("Content-Encoding").filter(c -> !c.equalsIgnoreCase("identity")).isPresent();
    return encoded ? Optional.of(UpdateReason.CONTENT_ENCODED) : Optional.empty();
  }

  /**
   * Tells what a network failure means.
   *
   * @param failure the failure
   * @return its reason
   */
  static UpdateReason reasonOf(IOException failure) {
    Throwable cause = failure;
    for (int i = 0; cause != null && i < MAX_CAUSES; i++, cause = cause.getCause()) {
      if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
        return UpdateReason.NAME_NOT_RESOLVED;
      }
      if (cause instanceof SSLException) {
        return UpdateReason.TLS_REFUSED;
      }
      if (cause instanceof InterruptedIOException) {
        return UpdateReason.TIMED_OUT;
      }
    }
    return failure instanceof ConnectException || failure instanceof NoRouteToHostException
        ? UpdateReason.NOT_CONNECTED
        : UpdateReason.NETWORK_BROKEN;
  }

  static UpdateException failure(ErrorCode code, UpdateReason reason, String detail) {
    return new UpdateException(shown(code, reason), reason, detail);
  }

  static UpdateException failure(
      ErrorCode code, UpdateReason reason, String detail, Throwable cause) {
    return new UpdateException(shown(code, reason), reason, detail, cause);
  }

  private static ErrorCode shown(ErrorCode code, @Nullable UpdateReason reason) {
    return reason == UpdateReason.CANCELLED ? ErrorCode.CANCELLED : code;
  }
}
