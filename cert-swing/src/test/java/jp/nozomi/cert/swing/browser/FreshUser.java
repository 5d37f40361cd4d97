package jp.nozomi.cert.swing.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonLimits;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.core.json.JsonReader;
import jp.nozomi.cert.swing.CertApp;
import jp.nozomi.cert.testkit.FakeBank;

/**
 * A user whose home is empty, and who runs {@code certapp} in processes of its own.
 *
 * @param home the home folder
 * @param bank the user's bank
 */
record FreshUser(Path home, FakeBank bank) {
  static final String LOGIN_ID = "plain";
  static final String PASSWORD = "Nozomi-2026";

  static FreshUser of(Path home, FakeBank bank) throws IOException {
    FreshUser user = new FreshUser(home, bank);
    user.profile(bank.profileJson());
    Files.writeString(home.resolve("password"), PASSWORD);
    Files.writeString(home.resolve("store-password"), "store-secret-1");
    Files.writeString(home.resolve("server.pem"), bank.serverCaPem());
    return user;
  }

  /** Gives the user another bank profile. */
  void profile(String json) throws IOException {
    Files.writeString(home.resolve("profile.json"), json);
  }

  /**
   * Allows only stores of a protection, and names the one that is used if nobody says otherwise.
   */
  void profile(String minimumProtection, String store) throws IOException {
    String json = bank.profileJson();
    String changed =
        json.replaceAll("(\"minimumProtection\" *: *)\"file\"", "$1\"" + minimumProtection + "\"")
            .replaceAll("(\"store\" *: *)\"pkcs12\"", "$1\"" + store + "\"");
    assertThat(changed).contains(minimumProtection, store);
    profile(changed);
  }

  RealProgram.Ended certapp(String... args) throws IOException, InterruptedException {
    return RealProgram.run(
        home,
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "-Djava.awt.headless=true",
                    "-Duser.home=" + home,
                    CertApp.class.getName()),
                Stream.concat(
                    Stream.of(args),
                    Stream.of("--profile", home.resolve("profile.json").toString(), "--json")))
            .toList());
  }

  /** Issues or renews; gives what was printed. */
  RealProgram.Ended enroll(String... args) throws IOException, InterruptedException {
    return certapp(
        Stream.concat(
                Stream.of(args),
                Stream.of(
                    "--password-file",
                    home.resolve("password").toString(),
                    "--store-password-file",
                    home.resolve("store-password").toString()))
            .toArray(String[]::new));
  }

  /** Issues or renews with success; gives the new certificate's SHA-256. */
  String enrolled(String... args) throws IOException, InterruptedException, JsonException {
    return json(succeeded(enroll(args))).object("certificate").string("sha256");
  }

  /** Lists; gives the JSON object. */
  JsonObject list(String... options) throws IOException, InterruptedException, JsonException {
    return json(
        succeeded(
            certapp(Stream.concat(Stream.of("list"), Stream.of(options)).toArray(String[]::new))));
  }

  /** The certificates of a list. */
  static List<JsonObject> certificates(JsonObject list) throws JsonException {
    return list.array("certificates").objects("certificates");
  }

  static JsonObject json(RealProgram.Ended ended) throws JsonException {
    return new JsonReader(JsonLimits.MESSAGE)
        .readObject(ended.out().getBytes(StandardCharsets.UTF_8));
  }

  private static RealProgram.Ended succeeded(RealProgram.Ended ended) {
    assertThat(ended.status()).as(ended.out() + ended.err()).isZero();
    return ended;
  }
}
