package jp.nozomi.cert.update.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.testkit.update.MirrorServer;
import jp.nozomi.cert.update.Offer;
import jp.nozomi.cert.update.Platform;
import jp.nozomi.cert.update.SettableClock;
import jp.nozomi.cert.update.Updater;
import jp.nozomi.cert.update.UpdaterSettings;
import jp.nozomi.cert.update.Version;
import jp.nozomi.cert.update.conformance.HttpFetcher;
import jp.nozomi.cert.update.failure.UpdateException;
import jp.nozomi.cert.update.failure.UpdateReason;
import jp.nozomi.cert.update.port.Cancellation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release engineer's work, on as many machines as there are folders. */
class ReleaseToolTest {
  private static final String PASSPHRASE = "correct horse battery";

  /** Key stretching is not under test here, and takes its time by design. */
  private static final int FEW_ITERATIONS = 1_000;

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T00:00:00Z"));
  private String passphrase = PASSPHRASE;
  private String output = "";

  private int run(String... words) {
    StringWriter text = new StringWriter();
    int exit =
        ReleaseTool.run(
            words,
            new PrintWriter(text, true),
            label -> Secret.take(passphrase.toCharArray()),
            clock,
            FEW_ITERATIONS);
    output = text.toString();
    return exit;
  }

  private void works(String... words) {
    assertThat(run(words)).as(output).isZero();
  }

  private void refused(String because, String... words) {
    assertThat(run(words)).as(output).isEqualTo(1);
    assertThat(output).contains(because);
  }

  private String machine(String name) throws IOException {
    return Files.createDirectories(folder.resolve(name)).toString();
  }

  private String keygen(String machine, String role, String... more) throws IOException {
    String key = machine(machine) + "/" + role + ".key";
    works(
        Stream.concat(Stream.of("keygen", "--role", role, "--key", key), Stream.of(more))
            .toArray(String[]::new));
    return key;
  }

  private String repository() throws IOException {
    return machine("repository");
  }

  private void sign(String draft, String... keys) throws IOException {
    String at = repository() + "/drafts/" + draft;
    for (String key : keys) {
      works("sign", "--draft", at, "--key", key, "--out", key + ".sig");
      works("import", "--draft", at, "--signature", key + ".sig");
    }
  }

  private void publish(String draft, String... keys) throws IOException {
    sign(draft, keys);
    works("publish", "--repository", repository(), "--draft", repository() + "/drafts/" + draft);
  }

  private void init(String... more) throws IOException {
    List<String> words =
        new java.util.ArrayList<>(
            List.of(
                "init",
                "--repository",
                repository(),
                "--root-key",
                keygen("a", "root", more) + ".pub",
                "--root-key",
                keygen("b", "root", more) + ".pub",
                "--root-key",
                keygen("c", "root", more) + ".pub",
                "--targets-key",
                keygen("vendor", "targets", "--type", "ecdsa") + ".pub",
                "--snapshot-key",
                keygen("online", "snapshot") + ".pub",
                "--timestamp-key",
                keygen("online", "timestamp") + ".pub"));
    works(words.toArray(String[]::new));
    publish("1.root.json", key("a", "root"), key("c", "root"));
    publish("1.targets.json", key("vendor", "targets"));
    refresh();
  }

  private String key(String machine, String role) throws IOException {
    return machine(machine) + "/" + role + ".key";
  }

  private void refresh() throws IOException {
    works(
        "refresh",
        "--repository",
        repository(),
        "--snapshot-key",
        key("online", "snapshot"),
        "--timestamp-key",
        key("online", "timestamp"));
  }

  private void addInstaller(String version) throws IOException {
    Path installer = Files.writeString(folder.resolve("installer"), "installer " + version);
    works(
        "add",
        "--repository",
        repository(),
        "--file",
        installer.toString(),
        "--path",
        "app/app-" + version + ".deb",
        "--version",
        version,
        "--os",
        "linux",
        "--arch",
        "x64",
        "--type",
        "deb",
        "--channel",
        "stable",
        "--notes",
        "ja=新しい版 " + version);
  }

  private TreeMap<String, byte[]> served() throws IOException {
    TreeMap<String, byte[]> files = new TreeMap<>();
    Path base = Path.of(repository());
    try (Stream<Path> tree = Files.walk(base)) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        files.put(base.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  private Updater updater(MirrorServer mirror, boolean demo) throws IOException {
    UpdaterSettings.Builder settings =
        UpdaterSettings.builder()
            .trustedRoot(Files.readAllBytes(Path.of(repository(), "metadata", "1.root.json")))
            .mirror(mirror.metadata(), mirror.targets())
            .state(folder.resolve("state"))
            .running(new Version("1.0"), new Platform("linux", "x64", "deb", false))
            .clock(clock)
            .fetcher(new HttpFetcher());
    return new Updater((demo ? settings.acceptDemoRoot() : settings).build());
  }

  private Optional<Offer> offered(boolean demo) throws IOException, UpdateException {
    try (MirrorServer mirror = new MirrorServer(served())) {
      return updater(mirror, demo).check(new Cancellation());
    }
  }

  @Test
  void publishesAnInstallerThatTheUpdaterOffers() throws Exception {
    init();
    addInstaller("2.0");
    publish("2.targets.json", key("vendor", "targets"));
    refresh();
    Offer offer = offered(false).orElseThrow();
    assertThat(offer.version()).isEqualTo(new Version("2.0"));
    assertThat(offer.notes()).containsExactly(Map.entry("ja", "新しい版 2.0"));
    works("verify", "--repository", repository(), "--root", repository() + "/metadata/1.root.json");
    assertThat(output).contains("app/app-2.0.deb").contains("verified");
  }

  @Test
  void addsTwoInstallersToOneDraft() throws Exception {
    init();
    addInstaller("2.0");
    addInstaller("2.1");
    publish("2.targets.json", key("vendor", "targets"));
    refresh();
    assertThat(offered(false).orElseThrow().version()).isEqualTo(new Version("2.1"));
  }

  @Test
  void letsABankSignForItsOwnFolder() throws Exception {
    init();
    works(
        "delegate",
        "--repository",
        repository(),
        "--name",
        "bank-9999",
        "--path",
        "9999/*",
        "--key",
        keygen("bank", "targets") + ".pub");
    publish("2.targets.json", key("vendor", "targets"));
    Path profile = Files.writeString(folder.resolve("profile"), "{}");
    works(
        "add",
        "--repository",
        repository(),
        "--name",
        "bank-9999",
        "--file",
        profile.toString(),
        "--path",
        "9999/profile.json");
    sign("1.bank-9999.json", key("vendor", "targets"));
    String draft = repository() + "/drafts/1.bank-9999.json";
    refused(
        "below-threshold",
        "publish",
        "--repository",
        repository(),
        "--name",
        "bank-9999",
        "--draft",
        draft);
    sign("1.bank-9999.json", key("bank", "targets"));
    works("publish", "--repository", repository(), "--name", "bank-9999", "--draft", draft);
    refresh();
    try (MirrorServer mirror = new MirrorServer(served())) {
      assertThat(updater(mirror, false).read("9999/profile.json", 100, new Cancellation()))
          .hasValue("{}".getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void rotatesAnOnlineKeyAndARootKey() throws Exception {
    init();
    addInstaller("2.0");
    publish("2.targets.json", key("vendor", "targets"));
    refresh();
    assertThat(offered(false)).isPresent();
    String lost = KeyFile.readPublic(Path.of(key("online", "timestamp"))).id();
    Files.delete(Path.of(key("online", "timestamp")));
    String fresh = keygen("online", "timestamp");
    works(
        "rotate",
        "--repository",
        repository(),
        "--role",
        "timestamp",
        "--remove",
        lost,
        "--add",
        fresh + ".pub");
    publish("2.root.json", key("a", "root"), key("b", "root"));
    String old = KeyFile.readPublic(Path.of(key("c", "root"))).id();
    works(
        "rotate",
        "--repository",
        repository(),
        "--role",
        "root",
        "--remove",
        old,
        "--add",
        keygen("d", "root") + ".pub");
    publish("3.root.json", key("a", "root"), key("b", "root"));
    refresh();
    assertThat(offered(false)).isPresent();
  }

  @Test
  void renewsTheTimestampAlone() throws Exception {
    init();
    clock.advance(Duration.ofDays(6));
    works("refresh", "--repository", repository(), "--timestamp-key", key("online", "timestamp"));
    clock.advance(Duration.ofDays(6));
    assertThat(offered(false)).isEmpty();
  }

  @Test
  void verifyTellsWhatHasExpired() throws Exception {
    init();
    clock.advance(Duration.ofDays(8));
    refused(
        "expired",
        "verify",
        "--repository",
        repository(),
        "--root",
        repository() + "/metadata/1.root.json");
  }

  @Test
  void verifyTellsATargetThatIsNotWhatWasSigned() throws Exception {
    init();
    addInstaller("2.0");
    publish("2.targets.json", key("vendor", "targets"));
    refresh();
    try (Stream<Path> tree = Files.walk(Path.of(repository(), "targets"))) {
      Files.writeString(tree.filter(Files::isRegularFile).findFirst().orElseThrow(), "other");
    }
    refused(
        "other bytes",
        "verify",
        "--repository",
        repository(),
        "--root",
        repository() + "/metadata/1.root.json");
  }

  @Test
  void publishesNoRootBelowItsThreshold() throws Exception {
    works(
        "init",
        "--repository",
        repository(),
        "--root-key",
        keygen("a", "root") + ".pub",
        "--root-key",
        keygen("b", "root") + ".pub",
        "--targets-key",
        keygen("vendor", "targets") + ".pub",
        "--snapshot-key",
        keygen("online", "snapshot") + ".pub",
        "--timestamp-key",
        keygen("online", "timestamp") + ".pub");
    sign("1.root.json", key("a", "root"));
    refused(
        "1 of 2",
        "publish",
        "--repository",
        repository(),
        "--draft",
        repository() + "/drafts/1.root.json");
  }

  @Test
  void makesNoSecondRootKeyInOneFolder() throws Exception {
    keygen("a", "root");
    refused(
        "holds a root key already",
        "keygen",
        "--role",
        "root",
        "--key",
        machine("a") + "/root2.key");
  }

  @Test
  void makesDemonstrationKeysThatDistributionBuildsRefuse() throws Exception {
    init("--demo");
    works("keygen", "--role", "root", "--demo", "--key", machine("a") + "/root2.key");
    refused(
        "demonstration",
        "verify",
        "--distribution",
        "--repository",
        repository(),
        "--root",
        repository() + "/metadata/1.root.json");
    assertThat(offered(true)).isEmpty();
    UpdateException failure = catchThrowableOfType(UpdateException.class, () -> offered(false));
    assertThat(failure.reason()).isEqualTo(UpdateReason.TRUST_ANCHOR_INVALID);
  }

  @Test
  void encryptsKeyFiles() throws Exception {
    String key = keygen("a", "root");
    assertThat(Files.readString(Path.of(key))).contains("private").doesNotContain(PASSPHRASE);
    init2(key);
    passphrase = "another passphrase";
    refused(
        "wrong passphrase",
        "sign",
        "--draft",
        repository() + "/drafts/1.root.json",
        "--key",
        key,
        "--out",
        folder.resolve("sig").toString());
  }

  private void init2(String rootKey) throws IOException {
    works(
        "init",
        "--repository",
        repository(),
        "--root-threshold",
        "1",
        "--root-key",
        rootKey + ".pub",
        "--targets-key",
        keygen("vendor", "targets") + ".pub",
        "--snapshot-key",
        keygen("online", "snapshot") + ".pub",
        "--timestamp-key",
        keygen("online", "timestamp") + ".pub");
  }

  @Test
  void stretchesPassphrasesAsLongAsOwaspWants() {
    assertThat(KeyFile.ITERATIONS).isGreaterThanOrEqualTo(600_000);
  }

  @Test
  void takesNoShortPassphrase() throws Exception {
    passphrase = "short";
    refused("12 characters", "keygen", "--role", "root", "--key", machine("a") + "/root.key");
  }

  @Test
  void overwritesNoKey() throws Exception {
    String key = keygen("vendor", "targets");
    refused("exists", "keygen", "--role", "targets", "--key", key);
  }

  @Test
  void printsTheSameHashWhereverTheDraftIsTaken() throws Exception {
    init2(keygen("a", "root"));
    String hash = output.lines().filter(line -> line.startsWith("hash")).findFirst().orElseThrow();
    Path carried =
        Files.copy(
            Path.of(repository(), "drafts", "1.root.json"), Path.of(machine("a"), "brought.json"));
    works(
        "sign",
        "--draft",
        carried.toString(),
        "--key",
        key("a", "root"),
        "--out",
        machine("a") + "/root.sig");
    assertThat(output).contains(hash);
    assertThat(hash).matches("hash  ([0-9a-f]{4} ){15}[0-9a-f]{4}");
  }

  @Test
  void addsNoTargetWhoseNameLeadsElsewhere() throws Exception {
    init();
    Path installer = Files.write(folder.resolve("i"), "x".getBytes(StandardCharsets.UTF_8));
    refused(
        "target-name-unsafe",
        "add",
        "--repository",
        repository(),
        "--file",
        installer.toString(),
        "--path",
        "../../x",
        "--version",
        "2.0");
  }

  @Test
  void tellsWhatItDoesNotUnderstand() {
    refused("no command dance", "dance");
    refused("not understood", "sign", "file");
    refused("not understood: --rollout", "add", "--rollout", "10");
    refused("--draft is missing", "sign");
    refused("there is no file nowhere", "sign", "--draft", "nowhere");
  }

  @Test
  void namesItsCommands() {
    works("help");
    assertThat(output).contains("keygen   --role", "verify   --repository");
  }

  @Test
  void addsNoInstallerThatNoAppWouldBeOffered() throws Exception {
    init();
    Path installer = Files.writeString(folder.resolve("i"), "x");
    List<String> adding =
        List.of(
            "add --repository R --file F --path p --version 2.0 --channel stable"
                .replace("R", repository())
                .replace("F", installer.toString())
                .split(" "));

    refused("--arch is missing", words(adding));
    refused("--arch is one of", words(adding, "--os", "linux", "--arch", "x86_64"));
    refused(
        "no version: new",
        words(adding, "--os", "linux", "--arch", "x64", "--type", "deb", "--minVersion", "new"));
    refused(
        "--notes is LANGUAGE=TEXT",
        words(adding, "--os", "linux", "--arch", "x64", "--type", "deb", "--notes", "fixes"));
  }

  private static String[] words(List<String> before, String... more) {
    return Stream.concat(before.stream(), Stream.of(more)).toArray(String[]::new);
  }
}
