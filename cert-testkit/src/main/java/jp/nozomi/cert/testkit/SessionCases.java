package jp.nozomi.cert.testkit;

import static jp.nozomi.cert.testkit.ConformanceServer.equal;
import static jp.nozomi.cert.testkit.ConformanceServer.problem;
import static jp.nozomi.cert.testkit.ConformanceServer.require;
import static jp.nozomi.cert.testkit.ConformanceServer.status;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.testkit.ConformanceCheck.Case;
import jp.nozomi.cert.testkit.customer.Customer;

/** Sections 1 to 3 of the wire protocol: directory and sessions. */
final class SessionCases {
  private final ConformanceServer server;
  private final Customer customer;

  SessionCases(ConformanceServer server) {
    this.server = server;
    this.customer = server.customer();
  }

  List<Case> all() {
    return List.of(
        new Case("1", "Every reply has Cache-Control, Date and Trace-Id", this::commonHeaders),
        new Case("1", "Unknown members are ignored", this::unknownMembers),
        new Case("1", "A call with another token is unauthorized", this::otherToken),
        new Case("2", "The directory gives version, keys, policy and links", this::directory),
        new Case("3", "A session begins with the password", this::opensWithThePassword),
        new Case("3", "After the password the server asks for the key", this::asksForTheKey),
        new Case("3", "A customer has one session", this::oneSession),
        new Case("3", "DELETE ends the session, also the second time", this::ends),
        new Case("3.1", "A wrong answer leads to another challenge", this::wrongAnswer),
        new Case("3.1", "An input of wrong length costs no attempt", this::invalidInput),
        new Case("3.1", "The same answers again give the same reply", this::sameAnswers),
        new Case("3.1", "Other answers to a used challenge conflict", this::otherAnswers),
        new Case("3.2", "The key comes after the password", this::keyTooEarly),
        new Case("3.2", "A session is bound to one key", this::otherKey),
        new Case("3.3", "A session that may order says what", this::terms));
  }

  private void commonHeaders() throws IOException, InterruptedException {
    HttpHeaders headers = server.client().get(server.directoryUrl()).response().headers();
    equal("Cache-Control", "no-store", headers.firstValue("Cache-Control").orElse("absent"));
    require("a Date", headers.firstValue("Date").isPresent());
    String trace = headers.firstValue("Trace-Id").orElse("absent");
    require(
        "a Trace-Id of letters, digits and hyphens: " + trace,
        !trace.equals("absent") && trace.matches("[A-Za-z0-9-]{1,64}"));
  }

  private void unknownMembers() throws IOException, InterruptedException, JsonException {
    RawEnrolment enrolment = server.enrolment();
    String message =
        "{\"challenges\":[\"password\",\"form\"],\"client\":{\"version\":\"0.1.0\",\"x\":1},\"y\":[]}";
    status(
        enrolment.client.send(
            "POST",
            enrolment.links.string("issue"),
            Optional.empty(),
            message.getBytes(StandardCharsets.UTF_8)),
        201);
  }

  private void otherToken() throws IOException, InterruptedException, JsonException {
    RawEnrolment enrolment = server.opened();
    Optional<String> real = enrolment.token;
    enrolment.token = Optional.of("A".repeat(43));
    problem(enrolment.show(), "unauthorized");
    enrolment.token = real;
    enrolment.close();
  }

  private void directory() throws IOException, InterruptedException, JsonException {
    JsonObject directory = server.client().get(server.directoryUrl()).json();
    equal("protocol", 1L, directory.integer("protocol"));
    require("a bank code of four digits", directory.string("bankCode").matches("[0-9]{4}"));
    require("serverTime", directory.optionalInstant("serverTime").isPresent());
    require("keys", !directory.strings("keys").isEmpty());
    require("a window", directory.object("renewal").integer("windowDays") > 0);
    for (String link : List.of("issue", "nonce", "recover", "confirm")) {
      String url = directory.object("links").string(link);
      require(link + " is https", url.startsWith("https://"));
      equal(link + " has {uuid}", link.endsWith("m") || link.equals("recover"), hasUuid(url));
    }
  }

  private static boolean hasUuid(String url) {
    return url.contains("{uuid}");
  }

  private void opensWithThePassword() throws IOException, InterruptedException, JsonException {
    RawEnrolment enrolment = server.opened();
    require("a token of 256 bits", enrolment.token.orElse("").matches("[A-Za-z0-9_-]{43}"));
    equal("the state", "challenge", enrolment.session.string("state"));
    JsonObject challenge = enrolment.session.object("challenge");
    equal("the challenge", "password", challenge.string("type"));
    List<JsonObject> fields = challenge.array("fields").objects("fields");
    equal("the first field", "loginId", fields.get(0).string("name"));
    equal("the second field", "password", fields.get(1).string("name"));
    WireClient.Answer shown = enrolment.show();
    status(shown, 200);
    require("the token is told once", shown.json().optionalString("token").isEmpty());
    enrolment.close();
  }

  private void asksForTheKey() throws IOException, InterruptedException, JsonException {
    RawEnrolment enrolment = server.loggedIn(customer);
    equal("the state", "key", enrolment.session.string("state"));
    enrolment.close();
  }

  private void oneSession() throws IOException, InterruptedException, JsonException {
    RawEnrolment first = server.loggedIn(customer);
    RawEnrolment second = server.loggedIn(customer);
    problem(first.show(), "session-taken");
    status(second.show(), 200);
    second.close();
  }

  private void ends() throws IOException, InterruptedException, JsonException {
    RawEnrolment enrolment = server.opened();
    status(enrolment.close(), 204);
    status(enrolment.close(), 204);
    problem(enrolment.show(), "session-expired");
  }

  private void wrongAnswer() throws IOException, InterruptedException, JsonException {
    RawEnrolment enrolment = server.opened();
    String before = enrolment.session.object("challenge").string("id");
    WireClient.Answer wrong =
        enrolment.answer("loginId", customer.loginId(), "password", customer.password() + "x");
    problem(wrong, "wrong-answer");
    require("attemptsLeft", wrong.json().optionalInteger("attemptsLeft").isPresent());
    enrolment.session = wrong.json().object("session");
    String after = enrolment.session.object("challenge").string("id");
    require("another challenge id", !after.equals(before));
    status(enrolment.answer("loginId", customer.loginId(), "password", customer.password()), 200);
    enrolment.close();
  }

  private void invalidInput() throws IOException, InterruptedException, JsonException {
    RawEnrolment enrolment = server.opened();
    WireClient.Answer refused =
        enrolment.answer("loginId", "a".repeat(1_000), "password", customer.password());
    problem(refused, "invalid-input");
    equal("the field", "loginId", refused.json().string("field"));
    status(enrolment.answer("loginId", customer.loginId(), "password", customer.password()), 200);
    enrolment.close();
  }

  private void sameAnswers() throws IOException, InterruptedException, JsonException {
    RawEnrolment enrolment = server.opened();
    String id = enrolment.session.object("challenge").string("id");
    String[] answers = {"loginId", customer.loginId(), "password", customer.password()};
    status(enrolment.answerTo(id, answers), 200);
    WireClient.Answer again = enrolment.answerTo(id, answers);
    status(again, 200);
    equal("the state", "key", again.json().string("state"));
    enrolment.close();
  }

  private void otherAnswers() throws IOException, InterruptedException, JsonException {
    RawEnrolment enrolment = server.opened();
    String id = enrolment.session.object("challenge").string("id");
    status(
        enrolment.answerTo(id, "loginId", customer.loginId(), "password", customer.password()),
        200);
    problem(
        enrolment.answerTo(id, "loginId", customer.loginId(), "password", "another"),
        "answer-conflict");
    enrolment.close();
  }

  private void keyTooEarly() throws IOException, InterruptedException, JsonException {
    RawEnrolment enrolment = server.opened();
    problem(enrolment.bindKey(), "wrong-state");
    enrolment.close();
  }

  private void otherKey() throws IOException, InterruptedException, JsonException {
    RawEnrolment enrolment = server.loggedIn(customer);
    status(enrolment.bindKey(), 200);
    status(enrolment.bindKey(), 200);
    problem(enrolment.bind("0".repeat(64)), "key-conflict");
    enrolment.close();
  }

  private void terms() throws IOException, InterruptedException, JsonException {
    RawEnrolment enrolment = server.ordering(customer);
    JsonObject order = enrolment.session.object("order");
    require("a subject", order.base64("subject").length > 0);
    equal("the nonce's bytes", 32, order.base64("requestNonce").length);
    require("kinds of key", !order.strings("keys").isEmpty());
    enrolment.close();
  }
}
