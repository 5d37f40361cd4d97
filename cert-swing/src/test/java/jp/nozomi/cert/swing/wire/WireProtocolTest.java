package jp.nozomi.cert.swing.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonLimits;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonReader;
import jp.nozomi.cert.core.json.JsonValue;
import jp.nozomi.cert.core.json.JsonWriter;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.request.RecordedRequest;
import jp.nozomi.cert.testkit.schema.WireCheck;
import jp.nozomi.cert.testkit.schema.WireMessage;
import jp.nozomi.cert.testkit.schema.WireSchemas;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Document, schemas, client and fake bank say the same. */
class WireProtocolTest {
  private static final JsonReader READER = new JsonReader(JsonLimits.MESSAGE);

  @TempDir static Path folder;
  private static FakeBank bank;
  private static List<RecordedRequest> exchanges;
  private static List<WireMessage> messages;

  @BeforeAll
  static void drive() throws Exception {
    bank = FakeBank.builder().strict().keys(KeySpec.EC_P256, KeySpec.RSA_2048).start();
    Traffic.drive(folder, bank);
    exchanges = bank.requests().all();
    messages = exchanges.stream().flatMap(one -> WireMessage.of(one).stream()).toList();
  }

  /** Here the bank's own checks have their say, strict mode among them. */
  @AfterAll
  static void close() throws Exception {
    bank.close();
  }

  @Test
  void everyMessageFollowsItsSchema() {
    assertThatCode(() -> new WireCheck().check(exchanges)).doesNotThrowAnyException();
  }

  @Test
  void theClientSendsNothingThatTheBankCallsMalformed() {
    assertThat(exchanges).noneMatch(exchange -> exchange.status() == 400);
  }

  @Test
  void everySchemaOfAWholeMessageIsUsed() {
    assertThat(messages)
        .filteredOn(WireMessage::hasSchema)
        .extracting(WireMessage::schema)
        .contains(
            "directory",
            "open-session",
            "session-opened",
            "session",
            "answers",
            "key-binding",
            "order-request",
            "order",
            "nonce",
            "signed-message",
            "signed-header",
            "signed-payload",
            "order-recovered",
            "proof",
            "problem");
  }

  @Test
  void everyStateOfASessionIsShown() throws JsonException {
    assertThat(values("session-opened", "state")).containsExactly("challenge");
    assertThat(values("session", "state")).containsExactly("challenge", "key", "order");
  }

  @Test
  void everyChallengeIsAsked() throws JsonException {
    Set<String> types = new TreeSet<>();
    for (WireMessage message : of("session")) {
      Optional<JsonObject> challenge = parsed(message).optionalObject("challenge");
      if (challenge.isPresent()) {
        types.add(challenge.get().string("type"));
      }
    }
    assertThat(types)
        .containsExactly("otp", "otp-sync", "palm-vein", "phone-digits", "question", "transaction");
  }

  @Test
  void everyStateOfAnOrderIsShown() throws JsonException {
    Set<String> states = values("order", "state");
    states.addAll(values("order-recovered", "state"));

    assertThat(states)
        .containsExactly("abandoned", "confirmed", "failed", "issued", "processing", "refused");
  }

  @Test
  void everyProblemThatThisClientCanMeetIsMet() throws JsonException {
    assertThat(values("problem", "type"))
        .extracting(type -> type.substring("urn:nozomi:cert-enroll:".length()))
        .contains(
            "wrong-answer",
            "locked",
            "session-expired",
            "session-taken",
            "not-found",
            "secret-answer-unregistered",
            "registration-code-unverified",
            "transaction-token-unregistered",
            "hardware-otp-unregistered",
            "otp-token-unregistered",
            "transaction-method-unregistered",
            "customer-confirmation-required",
            "valid-certificate-exists",
            "renewal-certificate-unusable",
            "maintenance");
  }

  /** Whichever side renames a member alone sends a message that fails, whichever member it is. */
  @Test
  void aMemberThatIsRenamedOnOneSideOnlyIsFound() throws JsonException {
    WireSchemas schemas = WireSchemas.strict();
    Map<String, String> renamed = new LinkedHashMap<>();
    for (WireMessage message : messages) {
      if (message.hasSchema()) {
        for (JsonObject changed : renamings(parsed(message), message.schema().equals("answers"))) {
          renamed.putIfAbsent(text(changed), message.schema());
        }
      }
    }

    assertThat(renamed).hasSizeGreaterThan(1000);
    assertThat(renamed.entrySet())
        .allSatisfy(
            entry ->
                assertThat(schemas.violations(entry.getValue(), entry.getKey()))
                    .as(entry.getKey())
                    .isNotEmpty());
  }

  /** The object with one member renamed, at each depth; a field's name in answers is a value. */
  private static List<JsonObject> renamings(JsonObject object, boolean ownMembersOnly) {
    List<JsonObject> all = new ArrayList<>();
    for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
      all.add(replaced(object, member.getKey(), member.getKey() + "X", member.getValue()));
      if (!ownMembersOnly && member.getValue() instanceof JsonObject inner) {
        for (JsonObject changed : renamings(inner, false)) {
          all.add(replaced(object, member.getKey(), member.getKey(), changed));
        }
      }
    }
    return all;
  }

  private static JsonObject replaced(
      JsonObject object, String name, String newName, JsonValue newValue) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    object
        .members()
        .forEach(
            (key, value) -> {
              boolean hit = key.equals(name);
              members.put(hit ? newName : key, hit ? newValue : value);
            });
    return new JsonObject(members);
  }

  private static Set<String> values(String schema, String member) throws JsonException {
    Set<String> values = new TreeSet<>();
    for (WireMessage message : of(schema)) {
      values.add(parsed(message).string(member));
    }
    return values;
  }

  private static List<WireMessage> of(String schema) {
    return messages.stream().filter(message -> message.schema().equals(schema)).toList();
  }

  private static JsonObject parsed(WireMessage message) throws JsonException {
    return READER.readObject(message.json().getBytes(StandardCharsets.UTF_8));
  }

  private static String text(JsonObject json) {
    return new String(JsonWriter.compact(json), StandardCharsets.UTF_8);
  }
}
