package jp.nozomi.cert.testkit.admin;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import jp.nozomi.cert.core.json.JsonArray;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonValue;
import jp.nozomi.cert.core.json.JsonWriter;
import jp.nozomi.cert.testkit.bank.Refusal;
import jp.nozomi.cert.testkit.http.Reply;
import jp.nozomi.cert.testkit.http.Request;
import jp.nozomi.cert.testkit.request.Endpoint;
import jp.nozomi.cert.testkit.wire.Messages;
import jp.nozomi.cert.testkit.wire.Router;
import jp.nozomi.cert.testkit.wire.Service;

/** Administration for scripts in any language: JSON under {@code /admin/api}. */
public final class AdminRest {
  private static final String ROOT = "/admin/api/";

  private final Administration administration;
  private final String origin;

  /**
   * Makes the REST side.
   *
   * @param administration does what is asked
   * @param origin where it is served; pages of others are refused
   */
  public AdminRest(Administration administration, String origin) {
    this.administration = administration;
    this.origin = origin;
  }

  /**
   * Adds the routes.
   *
   * @param router where to
   */
  public void addTo(Router router) {
    AdminDocuments documents = new AdminDocuments(administration);
    get(router, "customers", request -> list("customers", documents.customers()));
    get(router, "certificates", request -> list("certificates", documents.certificates()));
    get(router, "clock", request -> documents.clock());
    get(router, "faults", request -> documents.faults());
    get(
        router,
        "requests",
        request -> list("requests", documents.requests(after(request).orElse(0))));
    change(
        router,
        "POST",
        "customers/*/state",
        (request, variables) ->
            administration.setState(variables.get(0), body(request).string("state")));
    change(
        router,
        "POST",
        "customers/*/unlock",
        (request, variables) -> administration.unlock(variables.get(0)));
    change(
        router,
        "POST",
        "certificates/*/revoke",
        (request, variables) -> administration.revoke(variables.get(0)));
    change(router, "PUT", "clock", (request, variables) -> setClock(body(request)));
    change(router, "POST", "faults", (request, variables) -> addFault(body(request)));
    change(router, "DELETE", "faults", (request, variables) -> administration.faults().clear());
  }

  private void get(Router router, String path, Function<Request, JsonObject> document) {
    add(
        router,
        "GET",
        path,
        (request, variables) ->
            Reply.of(200, "application/json", JsonWriter.pretty(document.apply(request))));
  }

  private void change(Router router, String method, String path, Change change) {
    add(
        router,
        method,
        path,
        (request, variables) -> {
          change.make(request, variables);
          return Reply.empty(204);
        });
  }

  private void add(Router router, String method, String path, Service service) {
    router.add(Endpoint.ADMIN, method, ROOT + path, new SameOrigin(origin, service));
  }

  private void setClock(JsonObject wanted) throws Refusal, JsonException {
    if (wanted.optionalString("stopAt").isPresent()) {
      administration.stopAt(wanted.string("stopAt"));
    } else if (wanted.optionalString("advance").isPresent()) {
      administration.advance(wanted.string("advance"));
    } else {
      administration.time().followPc();
    }
  }

  private void addFault(JsonObject wanted) throws Refusal, JsonException {
    String count = text(wanted, "count");
    if (wanted.optionalString("certificate").isPresent()) {
      administration.addCertificateFault(wanted.string("certificate"));
    } else if (wanted.optionalString("connection").isPresent()) {
      administration.addConnectionFault(wanted.string("connection"), count);
    } else {
      administration.addFault(
          wanted.string("fault"),
          wanted.optionalString("endpoint").orElse(""),
          wanted.optionalString("customer").orElse(""),
          text(wanted, "from"),
          count);
    }
  }

  private static String text(JsonObject from, String number) throws JsonException {
    OptionalLong value = from.optionalInteger(number);
    return value.isPresent() ? Long.toString(value.getAsLong()) : "";
  }

  private static OptionalLong after(Request request) {
    String after = request.query().getOrDefault("after", "");
    return after.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(after))
        : OptionalLong.empty();
  }

  private static JsonObject body(Request request) throws JsonException {
    return Messages.read(request.body());
  }

  private static JsonObject list(String name, List<JsonObject> entries) {
    List<JsonValue> values = List.copyOf(entries);
    return JsonObject.builder().put(name, new JsonArray(values)).build();
  }

  private interface Change {
    void make(Request request, List<String> variables) throws Refusal, JsonException;
  }
}
