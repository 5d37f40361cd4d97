package jp.nozomi.cert.protocol.wire;

import java.net.URI;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.nozomi.cert.core.error.CodedException;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.error.Failure;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.key.PublicKeyHash;
import jp.nozomi.cert.core.request.CertificateRequest;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.protocol.transport.Connector;
import jp.nozomi.cert.protocol.transport.Reply;

/**
 * A session at the bank and its token (wire protocol, section 3).
 *
 * <p>Not thread-safe. Closing it forgets the token; {@link #end} tells the bank.
 */
public final class Session implements AutoCloseable {
  private static final String PASSWORD = "password";

  private final Requests requests;
  private final Connector client;
  private final Connector plain;
  private final Secret token;
  private SessionDocument document;

  Session(
      Requests requests,
      Connector client,
      Connector plain,
      Secret token,
      SessionDocument document) {
    this.requests = requests;
    this.client = client;
    this.plain = plain;
    this.token = token;
    this.document = document;
  }

  /**
   * Gives the document as the bank told it last.
   *
   * @return the document
   */
  public SessionDocument document() {
    return document;
  }

  /**
   * Asks for the document, and so makes the bank look at the account afresh.
   *
   * @param context this side of the call
   * @throws CodedException if the session is over, or the account is not mended
   */
  public void refresh(CallContext context) throws CodedException {
    Reply reply =
        requests.send(
            Requests.get(document.self(), Optional.of(token), Requests.JSON), client, context);
    take(requests.expect(reply, Set.of(200)));
  }

  /**
   * Answers the challenge.
   *
   * @param challenge the challenge
   * @param answers the answers by field, still the caller's
   * @param context this side of the call
   * @return why it was not accepted, while the session goes on; empty if it was right
   * @throws CodedException if the session does not go on
   */
  public Optional<Failure> answer(
      ChallengeDocument challenge, Map<String, Secret> answers, CallContext context)
      throws CodedException {
    Reply reply;
    try (AnswersBody body = new AnswersBody(challenge.id(), answers)) {
      reply =
          requests.send(
              Requests.send(
                  "POST", document.answers(), Optional.of(token), Requests.JSON, body.bytes()),
              client,
              context);
    }
    if (reply.status() == 200) {
      take(reply);
      return Optional.empty();
    }
    Failure failure = requests.problems().exception(reply).failure();
    if (failure.type().equals(ProblemName.INVALID_INPUT.label())) {
      return Optional.of(failure);
    }
    if (failure.type().equals(ProblemName.WRONG_ANSWER.label())) {
      document =
          requests.parse(
              reply, json -> SessionDocument.of(json.object("session"), requests.rules()));
      return Optional.of(
          challenge.type().equals(PASSWORD)
              ? failure.withCode(ErrorCode.WRONG_CREDENTIALS)
              : failure);
    }
    throw requests.problems().exception(reply);
  }

  /**
   * Binds the key.
   *
   * @param key the hash of its subject public key info
   * @param context this side of the call
   * @throws CodedException if the bank refuses
   */
  public void bind(PublicKeyHash key, CallContext context) throws CodedException {
    JsonObject message = JsonObject.builder().put("publicKeySha256", key.hex()).build();
    Reply reply =
        requests.send(
            Requests.send("PUT", document.key(), Optional.of(token), message), client, context);
    take(requests.expect(reply, Set.of(200)));
  }

  /**
   * Places the order.
   *
   * @param order the order's UUID
   * @param request the certification request
   * @param context this side of the call
   * @return the order as accepted
   * @throws CodedException if it is not known to be accepted
   */
  public OrderDocument place(UUID order, CertificateRequest request, CallContext context)
      throws CodedException {
    JsonObject message =
        JsonObject.builder()
            .put("request", Base64.getEncoder().encodeToString(request.der()))
            .build();
    URI url = document.orders().expand(order);
    Reply reply =
        requests.send(Requests.send("PUT", url, Optional.of(token), message), client, context);
    return order(requests.expect(reply, Set.of(200, 201, 202)), order);
  }

  /**
   * Fetches a chain.
   *
   * @param certificate the order's link
   * @param context this side of the call
   * @return the chain in PEM
   * @throws CodedException if there is none
   */
  public String chain(URI certificate, CallContext context) throws CodedException {
    Reply reply =
        requests.send(
            Requests.get(certificate, Optional.of(token), "application/pem-certificate-chain"),
            plain,
            context);
    return Requests.text(requests.expect(reply, Set.of(200)));
  }

  /**
   * Ends the session at the bank; an accepted order is not cancelled by it.
   *
   * <p>Tried once: a session that the bank does not hear the end of ends by its time.
   *
   * @param context this side of the call
   * @throws CodedException if the bank did not hear it
   */
  public void end(CallContext context) throws CodedException {
    Reply reply =
        client.exchange(
            Requests.call(
                "DELETE", document.self(), Optional.of(token), Requests.JSON, Optional.empty()),
            context.proxyLogin(),
            context.interruption());
    requests.expect(reply, Set.of(204));
  }

  /** Forgets the token. */
  @Override
  public void close() {
    token.close();
  }

  private void take(Reply reply) throws CodedException {
    document = requests.parse(reply, json -> SessionDocument.of(json, requests.rules()));
  }

  private OrderDocument order(Reply reply, UUID order) throws CodedException {
    return requests.parse(
        reply,
        json ->
            OrderDocument.of(json, order, requests.problems().retryAfter(reply), requests.rules()));
  }
}
