package jp.nozomi.cert.testkit.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonWriter;
import jp.nozomi.cert.testkit.bank.Bank;
import jp.nozomi.cert.testkit.bank.Operation;
import jp.nozomi.cert.testkit.bank.Order;
import jp.nozomi.cert.testkit.bank.OrderService;
import jp.nozomi.cert.testkit.bank.ProblemType;
import jp.nozomi.cert.testkit.bank.Refusal;
import jp.nozomi.cert.testkit.bank.Session;
import jp.nozomi.cert.testkit.bank.SessionView;
import jp.nozomi.cert.testkit.http.Reply;
import jp.nozomi.cert.testkit.http.Request;
import jp.nozomi.cert.testkit.request.Endpoint;

/** The directory, sessions and orders; wire protocol sections 2 to 4. */
final class EnrollmentEndpoints {
  private static final String UUID_V4 =
      "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
  private static final String SHA256 = "[0-9a-f]{64}";
  private static final String SESSION = "/enroll/sessions/*";
  private static final String ORDER = "/enroll/orders/*";

  private final Bank bank;
  private final Documents documents;
  private final ServiceState service;

  EnrollmentEndpoints(Bank bank, Documents documents, ServiceState service) {
    this.bank = bank;
    this.documents = documents;
    this.service = service;
  }

  void addTo(Router router) {
    router.add(
        Endpoint.DIRECTORY,
        "GET",
        "/.well-known/cert-enroll",
        (request, none) -> json(200, documents.directory(service)));
    router.add(Endpoint.OPEN_SESSION, "POST", "/enroll/sessions", whenOpen((r, none) -> open(r)));
    router.add(
        Endpoint.SESSION,
        "GET",
        SESSION,
        whenOpen((r, id) -> session(bank.sessionService().show(id.get(0), Peers.caller(r)))));
    router.add(Endpoint.CLOSE_SESSION, "DELETE", SESSION, this::close);
    router.add(Endpoint.ANSWERS, "POST", SESSION + "/answers", whenOpen(this::answers));
    router.add(Endpoint.KEY, "PUT", SESSION + "/key", whenOpen(this::key));
    router.add(Endpoint.PLACE_ORDER, "PUT", SESSION + "/orders/*", whenOpen(this::place));
    router.add(Endpoint.ORDER, "GET", ORDER, whenOpen(this::order));
    router.add(Endpoint.CERTIFICATE, "GET", ORDER + "/certificate", whenOpen(this::certificate));
  }

  private Service whenOpen(Service inner) {
    return (request, variables) -> {
      service.requireOpen();
      return inner.handle(request, variables);
    };
  }

  static Reply json(int status, JsonObject document) {
    return Reply.of(status, "application/json", JsonWriter.compact(document));
  }

  private Reply session(SessionView view) {
    return json(200, documents.session(view, Optional.empty()));
  }

  private Reply open(Request request) throws Refusal, JsonException {
    JsonObject message = Messages.read(request.body());
    Set<String> challenges = Set.copyOf(message.strings("challenges"));
    JsonObject client = message.object("client");
    service.requireClient(client.string("version"));
    Operation operation = request.mutualTls() ? Operation.RENEW : Operation.ISSUE;
    if (!service.offers(operation)) {
      throw new Refusal(ProblemType.UNSUPPORTED, operation + " is not offered");
    }
    Session session = bank.sessionService().open(operation, challenges, Peers.caller(request));
    return json(
        201, documents.session(bank.sessionService().show(session), Optional.of(session.token())));
  }

  private Reply close(Request request, List<String> id) throws Refusal {
    bank.sessionService().close(id.get(0), Peers.caller(request));
    return Reply.empty(204);
  }

  private Reply answers(Request request, List<String> id) throws Refusal, JsonException {
    JsonObject message = Messages.read(request.body());
    JsonObject given = message.object("answers");
    Map<String, String> answers = new LinkedHashMap<>();
    for (String name : given.members().keySet()) {
      answers.put(name, given.string(name));
    }
    return session(
        bank.sessionService()
            .answer(id.get(0), Peers.caller(request), message.string("challenge"), answers));
  }

  private Reply key(Request request, List<String> id) throws Refusal, JsonException {
    String hash = Messages.read(request.body()).string("publicKeySha256");
    if (!hash.matches(SHA256)) {
      throw new JsonException("publicKeySha256", "must be 64 hex digits in lower case");
    }
    return session(bank.sessionService().bind(id.get(0), Peers.caller(request), hash));
  }

  private Reply place(Request request, List<String> ids) throws Refusal, JsonException {
    String uuid = ids.get(1);
    if (!uuid.matches(UUID_V4)) {
      throw new JsonException("uuid", "must be a random UUID in lower case");
    }
    byte[] der = Messages.read(request.body()).base64("request");
    OrderService.Placed placed = bank.orders().place(ids.get(0), Peers.caller(request), uuid, der);
    return order(placed, placed.fresh() ? 201 : 200);
  }

  private Reply order(Request request, List<String> uuid) throws Refusal {
    return order(bank.orders().show(uuid.get(0), Peers.caller(request)), 200);
  }

  private Reply order(OrderService.Placed placed, int status) {
    return processing(
        placed, json(isProcessing(placed) ? 202 : status, documents.order(placed, false)));
  }

  private static boolean isProcessing(OrderService.Placed placed) {
    return placed.order().state() == Order.State.PROCESSING;
  }

  static Reply processing(OrderService.Placed placed, Reply reply) {
    return isProcessing(placed) ? reply.with("Retry-After", "1") : reply;
  }

  private Reply certificate(Request request, List<String> uuid) throws Refusal {
    OrderService.Placed placed = bank.orders().show(uuid.get(0), Peers.caller(request));
    String chain =
        placed.chainPem().orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND, "no certificate"));
    return Reply.text(200, "application/pem-certificate-chain", chain);
  }
}
