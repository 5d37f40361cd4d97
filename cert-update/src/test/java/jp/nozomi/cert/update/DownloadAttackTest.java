package jp.nozomi.cert.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jp.nozomi.cert.core.error.ErrorCode;
import jp.nozomi.cert.testkit.update.MirrorFault;
import jp.nozomi.cert.update.failure.UpdateException;
import jp.nozomi.cert.update.failure.UpdateReason;
import jp.nozomi.cert.update.port.Cancellation;
import jp.nozomi.cert.update.port.Progress;
import jp.nozomi.cert.update.state.StateFailure;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a hostile mirror, or a PC, can do to the download, and the reason that each gets. */
class DownloadAttackTest {
  @TempDir Path folder;
  private UpdateBench bench;

  @BeforeEach
  void begin() throws IOException {
    bench = new UpdateBench(folder);
  }

  @AfterEach
  void end() throws IOException {
    bench.close();
  }

  private UpdateException failure() throws UpdateException {
    Offer offer = bench.offer();
    return bench.failureOf(() -> bench.download(offer));
  }

  private void refusedFor(UpdateReason reason) throws UpdateException {
    UpdateException failure = failure();
    assertThat(failure).isNotNull();
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.code()).isEqualTo(ErrorCode.DOWNLOAD_FAILED);
  }

  @Test
  void downloadsTheSignedBytes() throws UpdateException {
    assertThat(bench.download().file())
        .hasFileName("nozomi-cert-2.0.deb")
        .hasBinaryContent(UpdateBench.INSTALLER);
  }

  @Test
  void tellsHowFarItIs() throws UpdateException {
    List<Long> seen = new ArrayList<>();
    Progress progress =
        (done, total) -> {
          assertThat(total).isEqualTo(UpdateBench.INSTALLER.length);
          seen.add(done);
        };
    bench.updater().download(bench.offer(), Optional.empty(), progress, new Cancellation());
    assertThat(seen).isSorted().startsWith(0L).endsWith((long) UpdateBench.INSTALLER.length);
  }

  @Test
  void downloadsNothingTwice() throws UpdateException {
    bench.download();
    int before = bench.mirror.requests().size();
    bench.updater().download(offerAgain(), Optional.empty(), Progress.NONE, new Cancellation());
    assertThat(bench.mirror.requests().subList(before, bench.mirror.requests().size()))
        .noneMatch(request -> request.path().startsWith("targets/"));
  }

  private Offer offerAgain() throws UpdateException {
    return bench.offer();
  }

  @Test
  void refusesTheRightLengthWithWrongBytes() throws UpdateException {
    byte[] wrong = UpdateBench.INSTALLER.clone();
    wrong[wrong.length / 2] ^= 1;
    bench.mirror.fault("nozomi-cert", MirrorFault.instead(wrong));
    refusedFor(UpdateReason.HASH_MISMATCH);
    assertThat(bench.state().resolve("dl")).isEmptyDirectory();
  }

  @Test
  void triesWrongBytesOnceMoreAndInFull() throws UpdateException {
    byte[] wrong = UpdateBench.INSTALLER.clone();
    wrong[0] ^= 1;
    bench.mirror.fault("nozomi-cert", MirrorFault.times(1, MirrorFault.instead(wrong)));
    assertThat(bench.download().file()).hasBinaryContent(UpdateBench.INSTALLER);
  }

  @Test
  @Timeout(60)
  void stopsReadingAnEndlessTarget() throws UpdateException {
    bench.mirror.fault("nozomi-cert", MirrorFault.endless());
    refusedFor(UpdateReason.TOO_LONG);
    assertThat(bench.mirror.sent()).isLessThan(30_000_000L);
  }

  @Test
  void refusesATargetThatIsShorterThanSigned() throws UpdateException {
    bench.mirror.fault("nozomi-cert", MirrorFault.instead(new byte[100]));
    refusedFor(UpdateReason.TOO_SHORT);
  }

  @Test
  @Timeout(60)
  void givesUpOnATrickle() throws UpdateException {
    bench.mirror.fault("nozomi-cert", MirrorFault.trickle(20));
    refusedFor(UpdateReason.TOO_SLOW);
  }

  @Test
  @Timeout(60)
  void givesUpAtTheDeadlineThoughBytesKeepComing() throws UpdateException {
    byte[] piece = new byte[1000];
    bench.mirror.fault(
        "nozomi-cert",
        (request, body, reply) -> {
          reply.head(200, Map.of());
          while (reply.open()) {
            reply.bytes(piece, 0, piece.length);
            reply.idle(10);
          }
        });
    refusedFor(UpdateReason.TIMED_OUT);
  }

  @Test
  void followsNoRedirectToPlainHttp() throws UpdateException {
    bench.mirror.fault("nozomi-cert", MirrorFault.redirect("http://mirror.example/x"));
    refusedFor(UpdateReason.REDIRECTED);
  }

  @Test
  void refusesACompressedTarget() throws UpdateException {
    bench.mirror.fault("nozomi-cert", MirrorFault.compressed(new byte[100]));
    refusedFor(UpdateReason.CONTENT_ENCODED);
  }

  @Test
  void tellsAMissingTarget() throws UpdateException {
    bench.mirror.fault("nozomi-cert", MirrorFault.status(404));
    refusedFor(UpdateReason.NOT_FOUND);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../autostart/nozomi-cert-3.0.deb",
        "app/../nozomi-cert-3.0.deb",
        "/etc/nozomi-cert-3.0.deb",
        "app\\..\\nozomi-cert-3.0.deb",
        "c:nozomi-cert-3.0.deb",
        "app//nozomi-cert-3.0.deb",
        "app/.nozomi-cert-3.0.deb",
        "app/nozomi cert.deb"
      })
  void refusesATargetsNameThatLeadsElsewhere(String path) throws UpdateException {
    bench.repository.addTarget(path, new byte[] {1}, UpdateBench.custom("3.0", "deb")).publish();
    refusedFor(UpdateReason.TARGET_NAME_UNSAFE);
  }

  @Test
  void refusesATargetWithoutAKnownHash() throws UpdateException {
    bench
        .repository
        .list(
            "targets",
            "app/nozomi-cert-3.0.deb",
            Map.of(
                "length",
                1L,
                "hashes",
                Map.of("md5", "00"),
                "custom",
                UpdateBench.custom("3.0", "deb")))
        .publish();
    refusedFor(UpdateReason.TARGET_HASH_UNSUPPORTED);
  }

  @Test
  void tellsThatTheDiskHasNoRoomBeforeItBegins() throws UpdateException {
    bench
        .repository
        .list(
            "targets",
            "app/nozomi-cert-3.0.deb",
            Map.of(
                "length",
                1L << 60,
                "hashes",
                Map.of("sha256", "00".repeat(32)),
                "custom",
                UpdateBench.custom("3.0", "deb")))
        .publish();
    refusedFor(UpdateReason.DISK_FULL);
  }

  @Test
  void knowsTheSystemsWordForAFullDisk() {
    Path full = Path.of("/dev/full");
    Assumptions.assumeThat(full).exists();
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> Files.write(full, new byte[9])))
        .isInstanceOfSatisfying(
            IOException.class, e -> assertThat(StateFailure.isDiskFull(e)).isTrue());
  }

  @Test
  void tellsAFolderThatCanNotBeWrittenAndTakesAnother() throws Exception {
    Path file = Files.writeString(folder.resolve("occupied"), "");
    Offer offer = bench.offer();
    UpdateException failure =
        bench.failureOf(
            () ->
                bench
                    .updater()
                    .download(
                        offer, Optional.of(file.resolve("x")), Progress.NONE, new Cancellation()));
    assertThat(failure.reason()).isEqualTo(UpdateReason.FOLDER_NOT_WRITABLE);
    assertThat(failure.code()).isEqualTo(ErrorCode.DOWNLOAD_FAILED);
    Path other = folder.resolve("別の フォルダ");
    Downloaded downloaded =
        bench.updater().download(offer, Optional.of(other), Progress.NONE, new Cancellation());
    assertThat(downloaded.file().getParent()).isEqualTo(other);
  }

  @Test
  void tellsAReadOnlyFolder() throws Exception {
    // Not even the superuser may make files here.
    Path readOnly = Path.of("/sys/kernel");
    Assumptions.assumeThat(readOnly).as("a Linux system").isDirectory();
    Offer offer = bench.offer();
    UpdateException failure =
        bench.failureOf(
            () ->
                bench
                    .updater()
                    .download(offer, Optional.of(readOnly), Progress.NONE, new Cancellation()));
    assertThat(failure.reason()).isEqualTo(UpdateReason.FOLDER_NOT_WRITABLE);
  }

  @Test
  void followsNoLinkThatLiesInThePartsPlace() throws Exception {
    Path victim = Files.writeString(folder.resolve("victim"), "mine");
    Path parts = Files.createDirectories(bench.state().resolve("dl"));
    Files.createSymbolicLink(parts.resolve(bench.partName()), victim);
    refusedFor(UpdateReason.FOLDER_NOT_WRITABLE);
    assertThat(victim).hasContent("mine");
  }

  @Test
  @Timeout(60)
  void cancelsInTheMiddleAndKeepsWhatCame() throws Exception {
    Offer offer = bench.offer();
    Cancellation cancellation = new Cancellation();
    Progress progress =
        (done, total) -> {
          if (done > 0) {
            cancellation.cancel();
          }
        };
    UpdateException failure =
        bench.failureOf(
            () -> bench.updater().download(offer, Optional.empty(), progress, cancellation));
    assertThat(failure.reason()).isEqualTo(UpdateReason.CANCELLED);
    assertThat(failure.code()).isEqualTo(ErrorCode.CANCELLED);
    assertThat(bench.state().resolve("dl").resolve(bench.partName())).isNotEmptyFile();
  }

  @Test
  @Timeout(60)
  void cancelsWhileNothingComes() throws Exception {
    UpdaterSettings patient =
        bench
            .settings()
            .limits(
                UpdateBench.IMPATIENT,
                new jp.nozomi.cert.update.transfer.TransferLimits(
                    Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofHours(1), 1))
            .build();
    Offer offer = bench.offer();
    Cancellation cancellation = new Cancellation();
    bench.mirror.fault(
        "nozomi-cert",
        (request, body, reply) -> {
          reply.head(200, Map.of());
          reply.bytes(body, 0, 10);
          cancellation.cancel();
          while (reply.open()) {
            reply.idle(50);
          }
        });
    UpdateException failure =
        bench.failureOf(
            () ->
                new Updater(patient)
                    .download(offer, Optional.empty(), Progress.NONE, cancellation));
    assertThat(failure.reason()).isEqualTo(UpdateReason.CANCELLED);
  }

  @Test
  void downloadsNothingThatTheMetadataNoLongerHas() throws UpdateException {
    Offer offer = bench.offer();
    bench.repository.targets().signed().put("targets", new TreeMap<String, Object>());
    bench.repository.publish();
    bench.check();
    UpdateException failure = bench.failureOf(() -> bench.download(offer));
    assertThat(failure.reason()).isEqualTo(UpdateReason.TARGET_UNKNOWN);
  }
}
