package jp.nozomi.cert.testkit.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.nozomi.cert.core.json.JsonArray;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonValue;
import jp.nozomi.cert.core.json.JsonWriter;
import jp.nozomi.cert.testkit.FakeBank;
import jp.nozomi.cert.testkit.customer.Customer;
import jp.nozomi.cert.testkit.state.AtomicFiles;
import jp.nozomi.cert.testkit.update.UpdateServer;

/** Tells scripts in {@code fakebank.json} where the bank is, once it is ready. */
final class ReadyFile {
  private final Path directory;

  ReadyFile(Path directory) {
    this.directory = directory;
  }

  private Path file() {
    return directory.resolve("fakebank.json");
  }

  /** An earlier run's file must not look like this run's. */
  void remove() throws IOException {
    Files.deleteIfExists(file());
  }

  void write(FakeBank bank, PreIssued preIssued, UpdateServer updates) throws IOException {
    Path serverCa = directory.resolve("server-ca.pem");
    Path clientCa = directory.resolve("client-ca.pem");
    Path profile = directory.resolve("profile.json");
    text(serverCa, bank.serverCaPem());
    text(clientCa, bank.clientCaPem());
    text(profile, bank.profileJson());
    Path updateRoot = directory.resolve("update-root.json");
    AtomicFiles.write(updateRoot, updates.trustedRoot());
    List<JsonValue> customers =
        List.copyOf(
            bank.customers().stream().map(customer -> describe(customer, preIssued)).toList());
    JsonObject ready =
        JsonObject.builder()
            .put("baseUrl", bank.baseUrl())
            .put("bankSiteUrl", bank.bankSiteUrl())
            .put("estUrl", bank.estUrl())
            .put("adminUrl", bank.adminUrl())
            .put("statusUrl", bank.statusUrl())
            .put("serverCa", serverCa.toString())
            .put("clientCa", clientCa.toString())
            .put("profile", profile.toString())
            .put("updateUrl", updates.url().toString())
            .put("updateRoot", updateRoot.toString())
            .put("customers", new JsonArray(customers))
            .build();
    AtomicFiles.write(file(), JsonWriter.pretty(ready));
  }

  private static JsonObject describe(Customer customer, PreIssued preIssued) {
    JsonObject.Builder out =
        JsonObject.builder()
            .put("loginId", customer.loginId())
            .put("password", customer.password())
            .put("about", customer.about());
    if (customer.loginId().equals(DemoCustomers.RENEWAL_DUE)) {
      out.put("store", preIssued.store().toString())
          .put("storePasswordFile", preIssued.passwordFile().toString());
    }
    return out.build();
  }

  private static void text(Path file, String content) throws IOException {
    AtomicFiles.write(file, content.getBytes(StandardCharsets.UTF_8));
  }
}
