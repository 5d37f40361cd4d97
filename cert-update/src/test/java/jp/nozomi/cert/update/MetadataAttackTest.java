package jp.nozomi.cert.update;

import static jp.nozomi.cert.update.failure.UpdateReason.BELOW_THRESHOLD;
import static jp.nozomi.cert.update.failure.UpdateReason.CONTENT_ENCODED;
import static jp.nozomi.cert.update.failure.UpdateReason.HASH_MISMATCH;
import static jp.nozomi.cert.update.failure.UpdateReason.HTTP_STATUS;
import static jp.nozomi.cert.update.failure.UpdateReason.METADATA_MALFORMED;
import static jp.nozomi.cert.update.failure.UpdateReason.METADATA_TYPE_WRONG;
import static jp.nozomi.cert.update.failure.UpdateReason.METADATA_UNSUPPORTED;
import static jp.nozomi.cert.update.failure.UpdateReason.NAME_NOT_RESOLVED;
import static jp.nozomi.cert.update.failure.UpdateReason.NETWORK_BROKEN;
import static jp.nozomi.cert.update.failure.UpdateReason.NOT_CONNECTED;
import static jp.nozomi.cert.update.failure.UpdateReason.NOT_FOUND;
import static jp.nozomi.cert.update.failure.UpdateReason.PROXY_REFUSED;
import static jp.nozomi.cert.update.failure.UpdateReason.REDIRECTED;
import static jp.nozomi.cert.update.failure.UpdateReason.ROLE_REMOVED;
import static jp.nozomi.cert.update.failure.UpdateReason.ROLLED_BACK;
import static jp.nozomi.cert.update.failure.UpdateReason.ROOT_WITHHELD;
import static jp.nozomi.cert.update.failure.UpdateReason.TLS_REFUSED;
import static jp.nozomi.cert.update.failure.UpdateReason.TOO_LONG;
import static jp.nozomi.cert.update.failure.UpdateReason.TOO_SLOW;
import static jp.nozomi.cert.update.failure.UpdateReason.TRUST_ANCHOR_INVALID;
import static jp.nozomi.cert.update.failure.UpdateReason.VERSION_MISMATCH;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.testkit.update.MirrorFault;
import jp.nozomi.cert.testkit.update.RepositorySimulator;
import jp.nozomi.cert.testkit.update.SimulatedKey;
import jp.nozomi.cert.update.failure.UpdateException;
import jp.nozomi.cert.update.failure.UpdateReason;
import jp.nozomi.cert.update.port.Cancellation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a hostile mirror can do to the metadata, and the reason with which each is refused. */
class MetadataAttackTest {
  @TempDir Path folder;
  private UpdateBench bench;
  private RepositorySimulator repository;

  @BeforeEach
  void begin() throws IOException {
    bench = new UpdateBench(folder);
    repository = bench.repository;
  }

  @AfterEach
  void end() throws IOException {
    bench.close();
  }

  private void refusedFor(UpdateReason reason) {
    UpdateException failure = bench.checkFailure();
    assertThat(failure).isNotNull();
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.code()).isEqualTo(ErrorCode.VERSION_CHECK_FAILED);
    assertThat(failure.failure().type()).isEqualTo(reason.word());
  }

  @Test
  void offersTheNewVersionWhenNobodyAttacks() throws UpdateException {
    assertThat(bench.offer())
        .isEqualTo(
            new Offer(
                new Version("2.0"),
                false,
                UpdateBench.INSTALLER.length,
                Map.of(),
                UpdateBench.TARGET));
  }

  @Test
  void refusesAnOldTimestamp() throws UpdateException {
    byte[] old = repository.files().get("metadata/timestamp.json");
    repository.publishTimestamp();
    bench.check();
    repository.files().put("metadata/timestamp.json", old);
    refusedFor(ROLLED_BACK);
  }

  @Test
  void refusesAnOldSnapshotUnderANewTimestamp() throws UpdateException {
    bench.check();
    repository.snapshot().version(repository.snapshot().version() - 1);
    repository.putSnapshot().publishTimestamp();
    refusedFor(ROLLED_BACK);
  }

  @Test
  void refusesOldTargetsUnderANewSnapshot() throws UpdateException {
    bench.check();
    repository.targets().version(repository.targets().version() - 1);
    repository.putTargets("targets").publishSnapshot().publishTimestamp();
    refusedFor(ROLLED_BACK);
  }

  @Test
  void refusesASnapshotOfAnotherTime() throws UpdateException {
    byte[] old =
        repository.files().get("metadata/" + repository.snapshot().version() + ".snapshot.json");
    repository.addTarget("other", new byte[] {1}, Map.of()).publish();
    repository.files().put("metadata/" + repository.snapshot().version() + ".snapshot.json", old);
    refusedFor(HASH_MISMATCH);
  }

  @Test
  void refusesTargetsOfAnotherTime() throws UpdateException {
    byte[] old =
        repository.files().get("metadata/" + repository.targets().version() + ".targets.json");
    repository.publish();
    repository.files().put("metadata/" + repository.targets().version() + ".targets.json", old);
    refusedFor(VERSION_MISMATCH);
  }

  @Test
  void refusesASnapshotThatNoLongerListsARole() throws UpdateException {
    repository.delegate("targets", "9999", List.of("9999/*"), true).publish();
    bench.check();
    repository.snapshot().signed().put("meta", Map.of("targets.json", Map.of("version", 3)));
    repository.publishSnapshot().publishTimestamp();
    refusedFor(ROLE_REMOVED);
  }

  @Test
  void refusesSignaturesBelowTheThreshold() {
    repository.root().signers().remove(0);
    repository.putRoot();
    repository.root().signers().remove(0);
    repository.putRoot();
    refusedFor(BELOW_THRESHOLD);
  }

  @Test
  void refusesWrongKeys() {
    repository.timestamp().signers(List.of(SimulatedKey.ed25519()));
    repository.publishTimestamp();
    refusedFor(BELOW_THRESHOLD);
  }

  @Test
  void refusesForgedSignatures() {
    repository.timestamp().forge("00".repeat(64));
    repository.publishTimestamp();
    refusedFor(BELOW_THRESHOLD);
  }

  @Test
  void refusesTwoSignaturesOfOneKeyId() {
    SimulatedKey key = repository.timestamp().signers().get(0);
    repository.timestamp().signers(List.of(key, key));
    repository.publishTimestamp();
    refusedFor(METADATA_MALFORMED);
  }

  @Test
  void countsOneKeyUnderTwoIdsOnce() throws UpdateException {
    bench.check();
    SimulatedKey key = repository.timestamp().signers().get(0);
    Map<String, Object> twin = new java.util.TreeMap<>(key.toMap());
    twin.put("x-name", "the same key again");
    @SuppressWarnings("unchecked")
    Map<String, Object> keys = (Map<String, Object>) repository.root().signed().get("keys");
    keys.put("another-id", twin);
    @SuppressWarnings("unchecked")
    Map<String, Object> roles = (Map<String, Object>) repository.root().signed().get("roles");
    roles.put("timestamp", Map.of("keyids", List.of(key.id(), "another-id"), "threshold", 2L));
    repository.putRoot().publishTimestamp();
    String signed =
        new String(repository.files().get("metadata/timestamp.json"), StandardCharsets.UTF_8);
    int at = signed.indexOf("\"sig\":\"") + 7;
    String signature = signed.substring(at, signed.indexOf('"', at));
    String twice =
        signed.replace(
            "\"signatures\":[",
            "\"signatures\":[{\"keyid\":\"another-id\",\"sig\":\"" + signature + "\"},");
    repository.files().put("metadata/timestamp.json", twice.getBytes(StandardCharsets.UTF_8));
    refusedFor(BELOW_THRESHOLD);
  }

  @Test
  void refusesARoleThatListsAKeyIdTwice() {
    String id = repository.timestamp().signers().get(0).id();
    @SuppressWarnings("unchecked")
    Map<String, Object> roles = (Map<String, Object>) repository.root().signed().get("roles");
    roles.put("timestamp", Map.of("keyids", List.of(id, id), "threshold", 2L));
    repository.putRoot();
    refusedFor(METADATA_MALFORMED);
  }

  @Test
  void refusesASkippedRoot() {
    repository.rotate("timestamp").rotate("timestamp");
    byte[] third = repository.files().remove("metadata/3.root.json");
    repository.files().put("metadata/2.root.json", third);
    refusedFor(VERSION_MISMATCH);
  }

  @Test
  void refusesARootSignedByTheNewSideOnly() {
    repository
        .root()
        .signers(List.of(SimulatedKey.ed25519(), SimulatedKey.ed25519(), SimulatedKey.ecdsa()));
    repository.publishRoot();
    refusedFor(BELOW_THRESHOLD);
  }

  @Test
  void refusesARootSignedByTheOldSideOnly() {
    List<SimulatedKey> old = List.copyOf(repository.root().signers());
    repository.rotate("root");
    byte[] honest = repository.files().get("metadata/2.root.json");
    String text = new String(honest, StandardCharsets.UTF_8);
    repository.root().version(1).signers(old);
    repository.putRoot();
    assertThat(text).contains(old.get(0).id());
    refusedFor(BELOW_THRESHOLD);
  }

  @Test
  void followsARootThatBothSidesSigned() throws UpdateException {
    repository.rotate("root").rotate("root");
    assertThat(bench.check()).isPresent();
  }

  @Test
  void refusesAMirrorThatWithholdsARootSeenBefore() throws Exception {
    repository.rotate("timestamp").publishTimestamp();
    bench.check();
    repository.files().remove("metadata/2.root.json");
    Files.write(bench.state().resolve("roots").resolve("2.json"), new byte[0]);
    refusedFor(ROOT_WITHHELD);
  }

  @Test
  void refusesABuildWhoseRootIsNotSignedByItself() throws Exception {
    byte[] root = repository.trustedRoot();
    byte[] torn =
        new String(root, StandardCharsets.UTF_8)
            .replace("\"version\":1", "\"version\":7")
            .getBytes(StandardCharsets.UTF_8);
    Updater updater = new Updater(bench.settings().trustedRoot(torn).build());
    UpdateException failure = bench.failureOf(() -> updater.check(new Cancellation()));
    assertThat(failure.reason()).isEqualTo(TRUST_ANCHOR_INVALID);
    assertThat(bench.mirror.requests()).isEmpty();
  }

  @Test
  @Timeout(60)
  void stopsReadingEndlessMetadata() {
    for (String role : List.of("2.root", "timestamp", "snapshot", "targets")) {
      bench.mirror.heal();
      bench.mirror.fault(role, MirrorFault.endless());
      refusedFor(TOO_LONG);
    }
  }

  @Test
  @Timeout(60)
  void givesUpOnATrickle() {
    bench.mirror.fault("timestamp", MirrorFault.trickle(20));
    refusedFor(TOO_SLOW);
  }

  @Test
  @Timeout(60)
  void givesUpOnASilentBody() {
    bench.mirror.fault("timestamp", MirrorFault.silent());
    refusedFor(TOO_SLOW);
  }

  @Test
  void refusesAGzipBombWithoutUnpackingIt() throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
      gzip.write(new byte[10_000_000]);
    }
    bench.mirror.fault("timestamp", MirrorFault.compressed(bomb.toByteArray()));
    refusedFor(CONTENT_ENCODED);
  }

  @Test
  void followsNoRedirectToPlainHttp() {
    bench.mirror.fault("timestamp", MirrorFault.redirect("http://mirror.example/timestamp.json"));
    refusedFor(REDIRECTED);
  }

  @Test
  void refusesACaptivePortalsPage() {
    byte[] html = "<html><body>ログインしてください</body></html>".getBytes(StandardCharsets.UTF_8);
    bench.mirror.fault("", MirrorFault.instead(html));
    refusedFor(METADATA_MALFORMED);
  }

  @Test
  void refusesDuplicateJsonKeys() {
    String text =
        new String(repository.files().get("metadata/timestamp.json"), StandardCharsets.UTF_8);
    repository
        .files()
        .put(
            "metadata/timestamp.json",
            text.replace("{\"signed\":", "{\"signed\":{},\"signed\":")
                .getBytes(StandardCharsets.UTF_8));
    refusedFor(METADATA_MALFORMED);
  }

  @Test
  void refusesDeepNesting() {
    String deep = "[".repeat(5_000) + "]".repeat(5_000);
    bench.mirror.fault("timestamp", MirrorFault.instead(deep.getBytes(StandardCharsets.UTF_8)));
    refusedFor(METADATA_MALFORMED);
  }

  @Test
  void refusesMetadataOfAnotherType() {
    repository.timestamp().signed().put("_type", "snapshot");
    repository.publishTimestamp();
    refusedFor(METADATA_TYPE_WRONG);
  }

  @Test
  void refusesAnotherMajorVersionOfTheSpecification() {
    repository.timestamp().signed().put("spec_version", "2.0.0");
    repository.publishTimestamp();
    refusedFor(METADATA_UNSUPPORTED);
  }

  @Test
  void refusesAFractionThatHasNoCanonicalForm() {
    repository.timestamp().signed().put("x", new java.math.BigDecimal("1.5"));
    repository.publishTimestamp();
    refusedFor(METADATA_MALFORMED);
  }

  @Test
  void tellsTheMirrorsStatus() {
    bench.mirror.fault("timestamp", MirrorFault.status(503));
    refusedFor(HTTP_STATUS);
  }

  @Test
  void tellsTheProxysRefusal() {
    bench.mirror.fault("timestamp", MirrorFault.status(407));
    refusedFor(PROXY_REFUSED);
  }

  @Test
  void tellsAMissingFile() {
    repository.files().remove("metadata/timestamp.json");
    refusedFor(NOT_FOUND);
  }

  @Test
  void tellsABrokenConnection() {
    bench.mirror.fault("timestamp", MirrorFault.cutAfter(10));
    refusedFor(NETWORK_BROKEN);
  }

  @Test
  void tellsThatNobodyListens() throws IOException {
    bench.mirror.close();
    refusedFor(NOT_CONNECTED);
  }

  @Test
  void tellsAnUnknownHost() {
    UpdaterSettings settings =
        bench
            .settings()
            .mirror(URI.create("https://mirror.invalid/m"), URI.create("https://mirror.invalid/t"))
            .build();
    UpdateException failure =
        bench.failureOf(() -> new Updater(settings).check(new Cancellation()));
    assertThat(failure.reason()).isEqualTo(NAME_NOT_RESOLVED);
  }

  @Test
  void tellsThatTlsFailed() {
    URI plain = bench.mirror.metadata();
    URI tls = URI.create(plain.toString().replace("http:", "https:"));
    UpdaterSettings settings = bench.settings().mirror(tls, tls).build();
    UpdateException failure =
        bench.failureOf(() -> new Updater(settings).check(new Cancellation()));
    assertThat(failure.reason()).isEqualTo(TLS_REFUSED);
  }

  @Test
  void acceptsEveryKindOfKey() throws UpdateException {
    repository.timestamp().signers(List.of(SimulatedKey.ecdsa()));
    repository.snapshot().signers(List.of(SimulatedKey.rsa()));
    repository.publishRoot().publish();
    assertThat(bench.check()).isPresent();
  }

  @Test
  void recoversFromAFastForwardByRotatingTheKeys() throws UpdateException {
    repository.timestamp().version(1_000_000);
    repository.snapshot().version(1_000_000);
    repository.targets().version(1_000_000);
    repository.publish();
    bench.check();
    repository.timestamp().version(3);
    repository.snapshot().version(3);
    repository.targets().version(3);
    repository.publish();
    refusedFor(ROLLED_BACK);
    repository.rotate("timestamp").rotate("snapshot").publish();
    assertThat(bench.check()).isPresent();
  }

  @Test
  void keepsTheFloorsWhenAKeyIsOnlyAdded() throws UpdateException {
    byte[] old = repository.files().get("metadata/timestamp.json");
    repository.publishTimestamp();
    bench.check();
    repository.timestamp().signers().add(SimulatedKey.ed25519());
    repository.publishRoot();
    repository.files().put("metadata/timestamp.json", old);
    refusedFor(ROLLED_BACK);
  }

  @Test
  void neverTakesATimeBeforeTheBuildForTrue() throws UpdateException {
    repository.timestamp().expires(bench.clock.instant().plus(Duration.ofDays(3)));
    repository.publishTimestamp();
    UpdaterSettings settings =
        bench.settings().builtAt(bench.clock.instant().plus(Duration.ofDays(4))).build();
    UpdateException failure =
        bench.failureOf(() -> new Updater(settings).check(new Cancellation()));
    assertThat(failure.reason()).isEqualTo(UpdateReason.EXPIRED);
  }

  @Test
  void asksForNoCompressionAndSendsNoIdentity() throws UpdateException {
    bench.check();
    assertThat(bench.mirror.requests())
        .allSatisfy(
            request ->
                assertThat(request.headers())
                    .containsEntry("accept-encoding", "identity")
                    .doesNotContainKeys("cookie", "authorization"));
  }
}
