package jp.nozomi.cert.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import jp.nozomi.cert.core.Mutations;
import jp.nozomi.cert.core.certificate.Pem;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.core.json.JsonArray;
import jp.nozomi.cert.core.json.JsonNull;
import jp.nozomi.cert.core.json.JsonNumber;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonString;
import jp.nozomi.cert.core.json.JsonValue;
import jp.nozomi.cert.core.key.PublicKeyHash;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileParserTest {
  private static final byte[] EXAMPLE = SampleProfile.utf8();

  private static final List<String> WRONG_URLS =
      List.of(
          "",
          "http://bank.example/",
          "ftp://bank.example/",
          "//bank.example/",
          "/path",
          "bank.example",
          "https:bank.example",
          "https:///path",
          "https://",
          "https://user@bank.example/",
          "https://user:secret@bank.example/",
          "https://@bank.example/",
          "https://bank.example:0/",
          "https://bank.example:65536/",
          "https://bank_example/",
          "https://銀行.jp/",
          "https://bank.example/ space",
          "https://bank.example/%zz");

  private static final List<JsonValue> KINDS =
      List.of(
          JsonNull.NULL,
          JsonNumber.of(-1),
          JsonNumber.of(Long.MAX_VALUE),
          new JsonString(""),
          new JsonString("x"),
          new JsonArray(List.of()),
          new JsonArray(List.of(JsonNull.NULL)),
          JsonObject.builder().build());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "schema",
        "bankCode",
        "name",
        "name.ja",
        "name.en",
        "appName",
        "appName.ja",
        "appName.en",
        "urlScheme",
        "server",
        "server.directory",
        "trust",
        "policy",
        "policy.renewalWindowDays",
        "policy.validityDays",
        "policy.clockSkewSeconds",
        "policy.defaultKey",
        "policy.minimumProtection",
        "policy.store",
        "fields",
        "fields.loginId",
        "fields.loginId.min",
        "fields.loginId.max",
        "fields.loginId.characters",
        "fields.password",
        "fields.password.min",
        "fields.password.max",
        "fields.password.characters",
        "pages",
        "pages.login",
        "support",
        "support.name",
        "support.name.ja",
        "support.name.en",
        "support.phone",
        "support.hours",
        "support.hours.ja",
        "support.hours.en",
        "support.url",
        "update.metadata",
        "update.targets",
        "update.channel",
        "update.policy"
      })
  void namesTheMemberThatIsMissing(String path) {
    refuses(path, "missing", () -> SampleProfile.parseWithout(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "server.protocol",
        "server.origins",
        "server.pageHosts",
        "server.est",
        "server.proof",
        "trust.server",
        "trust.serverKeys",
        "trust.client",
        "support.faq",
        "update",
        "update.minimum"
      })
  void doesWithoutTheOptionalMembers(String path) throws ProfileException {
    assertThat(SampleProfile.parseWithout(path).bankCode()).isEqualTo("9999");
  }

  @Test
  void needsNoDirectoryWithEst() throws ProfileException {
    BankProfile.Server server =
        BankProfile.parse(SampleProfile.withEst("https://est.example/.well-known/est/label"))
            .server();

    assertThat(server.est().orElseThrow().operation("simpleenroll"))
        .hasToString("https://est.example/.well-known/est/label/simpleenroll");
    assertThat(server.directory()).hasToString("https://est.example/.well-known/est/label/cacerts");
    assertThat(server.origins()).contains(new Origin("est.example", 443));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://est.example/est?x=1", "https://est.example/est#x"})
  void refusesAnEstServiceThatIsNoBase(String url) {
    refuses(
        "server.est",
        "must be without query and fragment",
        () -> BankProfile.parse(SampleProfile.withEst(url)));
  }

  @Test
  void needsTheServiceWithEst() {
    refuses(
        "server.est",
        "missing",
        () ->
            SampleProfile.parseWith("server", JsonObject.builder().put("protocol", "est").build()));
  }

  @Test
  void refusesAProtocolThatItDoesNotKnow() {
    refuses(
        "server.protocol", () -> SampleProfile.parseWith("server.protocol", new JsonString("cmp")));
  }

  @Test
  void readsPinnedKeys() throws ProfileException {
    String pin = "0123456789abcdef".repeat(4);

    assertThat(
            SampleProfile.parseWith("trust.serverKeys", JsonArray.ofStrings(List.of(pin)))
                .trust()
                .serverKeys())
        .containsExactly(new PublicKeyHash(pin));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0123", "0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF"})
  void refusesAPinThatIsNone(String pin) {
    refuses(
        "trust.serverKeys",
        () -> SampleProfile.parseWith("trust.serverKeys", JsonArray.ofStrings(List.of(pin))));
  }

  @Test
  void refusesAProfileWithoutKeys() {
    refuses(
        "policy.defaultKey", "not one of keys", () -> SampleProfile.parseWithout("policy.keys"));
  }

  @ParameterizedTest
  @CsvSource({
    "update.metadata, http://updates.example/",
    "update.channel, Stable",
    "update.policy, always",
    "update.minimum, newest"
  })
  void refusesAWrongWordAboutUpdates(String path, String value) {
    refuses(path, () -> SampleProfile.parseWith(path, new JsonString(value)));
  }

  /** Every member of the example gets a value of a type that it never has. */
  @Test
  void namesTheMemberOfAnotherType() {
    for (String path : paths("", SampleProfile.json())) {
      boolean isNumber = at(path) instanceof JsonNumber;
      JsonValue other = isNumber ? new JsonString("1") : JsonNumber.of(1);

      refuses(path, () -> SampleProfile.parseWith(path, other));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "schema, 0",
    "schema, 2",
    "policy.renewalWindowDays, 0",
    "policy.renewalWindowDays, 367",
    "policy.validityDays, 0",
    "policy.validityDays, 3661",
    "policy.clockSkewSeconds, -1",
    "policy.clockSkewSeconds, 86401",
    "fields.loginId.min, -1",
    "fields.loginId.min, 65",
    "fields.loginId.max, 0",
    "fields.loginId.max, 257",
    "fields.password.max, 2147483648"
  })
  void refusesANumberOutOfBounds(String path, long value) {
    refuses(path, () -> SampleProfile.parseWith(path, JsonNumber.of(value)));
  }

  @ParameterizedTest
  @CsvSource({
    "bankCode, ''",
    "bankCode, 999",
    "bankCode, 99999",
    "bankCode, 99a9",
    "bankCode, ９９９９",
    "urlScheme, Nozomi",
    "urlScheme, 1nozomi",
    "urlScheme, n",
    "urlScheme, nozomi cert",
    "name.ja, ''",
    "name.en, '  '",
    "support.phone, '0120\n000000'",
    "support.phone, '\u0000'",
    "policy.defaultKey, RSA-1024",
    "policy.defaultKey, EC-P384",
    "policy.minimumProtection, none",
    "policy.minimumProtection, ENFORCED",
    "fields.loginId.characters, hiragana"
  })
  void refusesATextOfAnotherForm(String path, String value) {
    refuses(path, () -> SampleProfile.parseWith(path, new JsonString(value)));
  }

  @Test
  void refusesATextOfMoreThan200Characters() throws ProfileException {
    assertThat(SampleProfile.parseWith("name.ja", new JsonString("信".repeat(200))).name().ja())
        .hasSize(200);
    refuses("name.ja", () -> SampleProfile.parseWith("name.ja", new JsonString("信".repeat(201))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"server.directory", "pages.login", "support.url", "support.faq"})
  void refusesAUrlThatIsNotHttpsWithAHost(String path) {
    for (String url : WRONG_URLS) {
      refuses(path, () -> SampleProfile.parseWith(path, new JsonString(url)));
    }
  }

  @Test
  void refusesAnOriginThatIsNotHttpsWithAHost() {
    for (String url : WRONG_URLS) {
      refuses("server.origins", () -> SampleProfile.parseWith("server.origins", strings(url)));
    }
  }

  @Test
  void neverQuotesAUrlThatMayHoldAPassword() {
    assertThatExceptionOfType(ProfileException.class)
        .isThrownBy(
            () ->
                SampleProfile.parseWith(
                    "pages.login", new JsonString("https://user:hunter2@bank.example/ x")))
        .satisfies(refusal -> assertThat(refusal).hasNoCause())
        .withMessageNotContaining("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "bank.example.",
        "-bank",
        "bank example",
        "https://bank.example",
        "bank:443",
        "*",
        "銀行.jp"
      })
  void refusesAPageHostThatIsNone(String host) {
    refuses("server.pageHosts", () -> SampleProfile.parseWith("server.pageHosts", strings(host)));
  }

  @Test
  void comparesHostsInLowerCase() throws ProfileException {
    assertThat(
            SampleProfile.parseWith("server.pageHosts", strings("WWW.Bank.Example"))
                .server()
                .pageHosts())
        .containsExactly("www.bank.example");
  }

  @Test
  void refusesMoreThanAHundredElements() {
    String[] many = new String[101];
    Arrays.fill(many, "bank.example");

    refuses("server.pageHosts", () -> SampleProfile.parseWith("server.pageHosts", strings(many)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"trust.server", "trust.client"})
  void refusesWhatIsNoCertificate(String path) {
    refuses(path, () -> SampleProfile.parseWith(path, strings("")));
    refuses(path, () -> SampleProfile.parseWith(path, strings("no certificate")));
    refuses(
        path,
        () -> SampleProfile.parseWith(path, strings(Pem.encode("CERTIFICATE", new byte[10]))));
    refuses(
        path, () -> SampleProfile.parseWith(path, strings(SampleProfile.clientCa(), "another")));
  }

  @Test
  void readsServerAnchors() throws ProfileException {
    assertThat(
            SampleProfile.parseWith("trust.server", strings(SampleProfile.clientCa()))
                .trust()
                .server())
        .containsExactly(SampleProfile.CLIENT_CA.certificate());
  }

  @Test
  void refusesAnUnknownKindOfKey() {
    refuses(
        "policy.keys", () -> SampleProfile.parseWith("policy.keys", strings("RSA-2048", "DSA")));
  }

  @Test
  void ignoresMembersThatItDoesNotKnow() throws ProfileException {
    assertThat(SampleProfile.parseWith("support.fax", new JsonString("none"))).isNotNull();
    assertThat(SampleProfile.parseWith("later", strings("x"))).isNotNull();
  }

  @Test
  void ignoresAByteOrderMark() throws ProfileException {
    String text = "\uFEFF" + new String(SampleProfile.utf8(), StandardCharsets.UTF_8);

    assertThat(BankProfile.parse(text.getBytes(StandardCharsets.UTF_8)).bankCode())
        .isEqualTo("9999");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "<profile/>"})
  void refusesWhatIsNoJsonObject(String text) {
    assertThatExceptionOfType(ProfileException.class)
        .isThrownBy(() -> BankProfile.parse(text.getBytes(StandardCharsets.UTF_8)))
        .returns(ErrorCode.PROFILE_INVALID, ProfileException::code);
  }

  @Test
  void refusesMoreThan256KiB() {
    assertThatExceptionOfType(ProfileException.class)
        .isThrownBy(() -> BankProfile.parse(new byte[256 * 1024 + 1]))
        .withMessageContaining("longer than");
  }

  @Property
  void mutatedProfilesAreReadOrRefused(@ForAll long seed) {
    byte[] mutated = Mutations.mutate(EXAMPLE, seed);
    BankProfile read;
    try {
      read = BankProfile.parse(mutated);
    } catch (ProfileException e) {
      assertThat(e.facts()).containsKey("member");
      return;
    }
    assertThat(read.bankCode()).matches("[0-9]{4}");
    assertThat(read.policy().keys()).contains(read.policy().defaultKey());
  }

  @Property(tries = 200)
  void aMemberOfAnyTypeIsReadOrRefused(@ForAll int member, @ForAll int kind) {
    List<String> all = paths("", SampleProfile.json());
    String path = all.get(Math.floorMod(member, all.size()));
    JsonValue value = KINDS.get(Math.floorMod(kind, KINDS.size()));
    try {
      assertThat(SampleProfile.parseWith(path, value)).isNotNull();
    } catch (ProfileException e) {
      assertThat(e.facts().get("member")).isNotEmpty();
    }
  }

  private static void refuses(String path, String problem, ThrowingCallable call) {
    assertThatExceptionOfType(ProfileException.class)
        .isThrownBy(call)
        .withMessage("N013e: " + path + ": " + problem);
  }

  private static void refuses(String path, ThrowingCallable call) {
    assertThatExceptionOfType(ProfileException.class)
        .as(path)
        .isThrownBy(call)
        .satisfies(
            refusal -> {
              assertThat(refusal.code()).isEqualTo(ErrorCode.PROFILE_INVALID);
              assertThat(refusal.facts()).containsEntry("member", path);
            });
  }

  private static JsonArray strings(String... values) {
    return JsonArray.ofStrings(List.of(values));
  }

  private static List<String> paths(String prefix, JsonObject json) {
    List<String> paths = new ArrayList<>();
    for (Map.Entry<String, JsonValue> member : json.members().entrySet()) {
      String path = prefix + member.getKey();
      paths.add(path);
      if (member.getValue() instanceof JsonObject inner) {
        paths.addAll(paths(path + ".", inner));
      }
    }
    return paths;
  }

  private static JsonValue at(String path) {
    JsonValue value = SampleProfile.json();
    for (String name : path.split("\\.")) {
      value = ((JsonObject) value).members().get(name);
    }
    return value;
  }
}
