package jp.nozomi.cert.protocol.wire;

import java.net.URI;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonString;
import jp.nozomi.cert.core.key.RequestSigner;
import jp.nozomi.cert.core.profile.BankProfile;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.protocol.http.HttpSettings;
import jp.nozomi.cert.protocol.transport.Connector;
import jp.nozomi.cert.protocol.transport.Reply;

/**
 * The calls of the wire protocol that need no session.
 *
 * <p>Thread-safe.
 */
public final class BankServer {
  private static final int TOKEN_LENGTH = 43;

  private final BankProfile profile;
  private final Connector connector;
  private final Requests requests;

  /**
   * Makes the server's face on this side.
   *
   * @param profile the bank
   * @param connector the TLS client without a certificate
   * @param settings the bounds of repeating
   * @param clock counts Retry-After and shows waits
   */
  public BankServer(BankProfile profile, Connector connector, HttpSettings settings, Clock clock) {
    this.profile = profile;
    this.connector = connector;
    this.requests = new Requests(new LinkRules(profile.server()), settings, clock);
  }

  /**
   * What a client tells about itself and its user when it opens a session.
   *
   * @param challenges the types of challenge that it can show
   * @param version its version
   * @param os the operating system
   * @param locale the user's language
   */
  public record ClientInfo(List<String> challenges, String version, String os, String locale) {
    /** Copies the types. */
    public ClientInfo {
      challenges = List.copyOf(challenges);
    }
  }

  /**
   * Gets the directory.
   *
   * @param context this side of the call
   * @return the directory
   * @throws CodedException if there is none
   */
  public Directory directory(CallContext context) throws CodedException {
    Reply reply =
        requests.send(
            Requests.get(profile.server().directory(), Optional.empty(), Requests.JSON),
            connector,
            context);
    return requests.parse(
        requests.expect(reply, Set.of(200)),
        json -> Directory.of(json, profile.bankCode(), requests.rules()));
  }

  /**
   * Opens a session.
   *
   * @param link the directory's link for the operation
   * @param client the TLS client of the session's calls; for a renewal with the old certificate
   * @param info what the client tells
   * @param context this side of the call
   * @return the session, to be ended
   * @throws CodedException if the bank opens none
   */
  public Session open(URI link, Connector client, ClientInfo info, CallContext context)
      throws CodedException {
    JsonObject message =
        JsonObject.builder()
            .put(
                "challenges",
                new jp.nozomi.cert.core.json.JsonArray(
                    List.copyOf(info.challenges().stream().map(JsonString::new).toList())))
            .put(
                "client",
                JsonObject.builder()
                    .put("version", info.version())
                    .put("os", info.os())
                    .put("locale", info.locale())
                    .build())
            .build();
    Reply reply =
        requests.send(Requests.send("POST", link, Optional.empty(), message), client, context);
    requests.expect(reply, Set.of(201));
    SessionDocument document =
        requests.parse(reply, json -> SessionDocument.of(json, requests.rules()));
    Secret token = requests.parse(reply, BankServer::token);
    return new Session(requests, client, connector, token, document);
  }

  /**
   * Asks what became of an order, and closes its UUID for good if it was never accepted.
   *
   * @param directory the directory
   * @param order the order's UUID
   * @param signer the key of the order's certification request
   * @param context this side of the call
   * @return the order; empty if it was not accepted and never will be
   * @throws CodedException if that can not be told now
   */
  public Optional<OrderDocument> recover(
      Directory directory, UUID order, RequestSigner signer, CallContext context)
      throws CodedException {
    JsonObject payload =
        JsonObject.builder()
            .put("order", order.toString())
            .put("action", "recover")
            .put("publicKey", Base64.getEncoder().encodeToString(signer.publicKey().getEncoded()))
            .build();
    URI url = directory.recover().expand(order);
    Reply reply = signed(directory, url, payload, signer, context);
    // Only the protocol's own word counts: a 404 of anything in between closes nothing.
    if (reply.status() == 404 && requests.isProblem(reply, ProblemName.NOT_FOUND)) {
      return Optional.empty();
    }
    return Optional.of(order(requests.expect(reply, Set.of(200, 202)), order));
  }

  /**
   * Confirms an order.
   *
   * @param directory the directory
   * @param order the order's UUID
   * @param failed why the certificate can not be used, for good; empty if it is installed
   * @param signer the key of the order's certification request
   * @param context this side of the call
   * @return the order as it stands now
   * @throws CodedException if the bank did not confirm that it knows
   */
  public OrderDocument confirm(
      Directory directory,
      UUID order,
      Optional<String> failed,
      RequestSigner signer,
      CallContext context)
      throws CodedException {
    JsonObject payload =
        JsonObject.builder()
            .put("order", order.toString())
            .put("action", "confirm")
            .put("outcome", failed.isPresent() ? "failed" : "installed")
            .put("reason", failed)
            .build();
    URI url = directory.confirm().expand(order);
    Reply reply = signed(directory, url, payload, signer, context);
    return order(requests.expect(reply, Set.of(200)), order);
  }

  /**
   * Logs in with a new certificate.
   *
   * @param proof the directory's link
   * @param client the TLS client that shows the certificate
   * @param context this side of the call
   * @return whom the bank saw
   * @throws CodedException if the login failed
   */
  public CertificateId prove(URI proof, Connector client, CallContext context)
      throws CodedException {
    Reply reply =
        requests.send(Requests.get(proof, Optional.empty(), Requests.JSON), client, context);
    return requests.parse(requests.expect(reply, Set.of(200)), BankServer::seen);
  }

  /**
   * Sends a signed message, once more if its nonce was used up: then the network may have doubled
   * it, and this reply be to the second one.
   */
  private Reply signed(
      Directory directory, URI url, JsonObject payload, RequestSigner signer, CallContext context)
      throws CodedException {
    Reply reply = freshlySigned(directory, url, payload, signer, context);
    return requests.isProblem(reply, ProblemName.UNAUTHORIZED)
        ? freshlySigned(directory, url, payload, signer, context)
        : reply;
  }

  private Reply freshlySigned(
      Directory directory, URI url, JsonObject payload, RequestSigner signer, CallContext context)
      throws CodedException {
    return requests.repeated(
        () -> {
          String nonce = nonce(directory, context);
          byte[] body = OrderMessage.sign(payload, nonce, url, signer);
          return connector.exchange(
              Requests.send("POST", url, Optional.empty(), Requests.JOSE, body),
              context.proxyLogin(),
              context.interruption());
        },
        context);
  }

  private String nonce(Directory directory, CallContext context) throws CodedException {
    Reply reply =
        connector.exchange(
            Requests.call(
                "POST", directory.nonce(), Optional.empty(), Requests.JSON, Optional.empty()),
            context.proxyLogin(),
            context.interruption());
    return requests.parse(requests.expect(reply, Set.of(200, 201)), json -> json.string("nonce"));
  }

  private OrderDocument order(Reply reply, UUID order) throws CodedException {
    return requests.parse(
        reply,
        json ->
            OrderDocument.of(json, order, requests.problems().retryAfter(reply), requests.rules()));
  }

  private static Secret token(JsonObject json) throws JsonException {
    String text = json.string("token");
    if (!text.matches("[A-Za-z0-9_-]{" + TOKEN_LENGTH + "}")) {
      throw new JsonException("token", "must be base64url of 32 bytes");
    }
    return Secret.take(text.toCharArray());
  }

  private static CertificateId seen(JsonObject json) throws JsonException {
    try {
      return new CertificateId(json.string("sha256"));
    } catch (IllegalArgumentException e) {
      throw new JsonException("sha256", "must be a SHA-256 in hex");
    }
  }
}
