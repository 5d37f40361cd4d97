package jp.nozomi.cert.testkit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.core.json.JsonArray;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonWriter;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.testkit.bank.BankPolicy;
import jp.nozomi.cert.testkit.update.UpdateServer;
import jp.nozomi.cert.testkit.wire.Origins;

/** Writes the bank profile that leads the app to this bank; schema 1. */
final class ProfileDocument {
  private ProfileDocument() {}

  static String write(
      BankPolicy policy,
      Origins origins,
      String serverCa,
      String clientCa,
      Optional<UpdateServer> updates) {
    String site = origins.open() + "/site/";
    JsonObject.Builder profile =
        JsonObject.builder()
            .put("schema", 1)
            .put("bankCode", policy.bankCode())
            .put("name", text("のぞみ信用組合", "Nozomi Credit Union"))
            .put("appName", text("のぞみ信用組合 証明書発行・更新アプリ", "Nozomi Credit Union Certificate App"))
            .put("urlScheme", "nozomi-cert")
            .put(
                "server",
                JsonObject.builder()
                    .put("directory", origins.open() + "/.well-known/cert-enroll")
                    .put("origins", strings(origins.open(), origins.mutual(), origins.est()))
                    .put("pageHosts", strings("localhost"))
                    .build())
            .put(
                "trust",
                JsonObject.builder()
                    .put("server", strings(serverCa))
                    .put("client", strings(clientCa))
                    .build())
            .put("policy", policy(policy))
            .put(
                "fields",
                JsonObject.builder()
                    .put("loginId", field(64, "alphanumeric"))
                    .put("password", field(128, "ascii"))
                    .build())
            .put("pages", JsonObject.builder().put("login", site + "BLGI001").build())
            .put(
                "support",
                JsonObject.builder()
                    .put("name", text("のぞみ信用組合 サポートデスク", "Nozomi Credit Union Support Desk"))
                    .put("phone", "0120-000-000")
                    .put("hours", text("平日 9:00〜18:00", "Weekdays 9:00 to 18:00 (Japan time)"))
                    .put("url", site + "support")
                    .put("faq", site + "faq")
                    .build());
    updates.ifPresent(server -> profile.put("update", update(server)));
    return new String(JsonWriter.pretty(profile.build()), StandardCharsets.UTF_8);
  }

  private static JsonObject update(UpdateServer server) {
    return JsonObject.builder()
        .put("metadata", server.mirror().metadata().toString())
        .put("targets", server.mirror().targets().toString())
        .put("channel", UpdateServer.CHANNEL)
        .put("policy", "notify")
        .build();
  }

  private static JsonObject policy(BankPolicy policy) {
    return JsonObject.builder()
        .put("renewalWindowDays", policy.renewalWindowDays())
        .put("validityDays", policy.validityDays())
        .put("clockSkewSeconds", 300)
        .put("keys", JsonArray.ofStrings(policy.keys().stream().map(KeySpec::label).toList()))
        .put("defaultKey", policy.keys().get(0).label())
        .put("minimumProtection", "file")
        .put("store", "pkcs12")
        .build();
  }

  private static JsonObject field(int max, String characters) {
    return JsonObject.builder().put("min", 1).put("max", max).put("characters", characters).build();
  }

  private static JsonObject text(String japanese, String english) {
    return JsonObject.builder().put("ja", japanese).put("en", english).build();
  }

  private static JsonArray strings(String... values) {
    return JsonArray.ofStrings(List.of(values));
  }
}
