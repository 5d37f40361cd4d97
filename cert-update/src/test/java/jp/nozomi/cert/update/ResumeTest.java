package jp.nozomi.cert.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import jp.nozomi.cert.testkit.update.MirrorFault;
import jp.nozomi.cert.update.failure.UpdateException;
import jp.nozomi.cert.update.failure.UpdateReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Downloads that were cut, and mirrors that answer the second request in every way there is. */
class ResumeTest {
  private static final byte[] WHOLE = UpdateBench.INSTALLER;
  private static final int HALF = WHOLE.length / 2;

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

  private List<MirrorFault.Request> targetRequests() {
    return bench.mirror.requests().stream()
        .filter(request -> request.path().startsWith("targets/"))
        .toList();
  }

  private void downloadsWhole() throws UpdateException {
    assertThat(bench.download().file()).hasBinaryContent(WHOLE);
  }

  private void answersRangeWith(MirrorFault fault) {
    bench.mirror.fault(
        "nozomi-cert",
        (request, body, reply) -> {
          if (request.headers().containsKey("range")) {
            fault.answer(request, body, reply);
          } else {
            reply.honest(request, body, Integer.MAX_VALUE);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 50, 90, 99})
  void goesOnAfterAResetAtThatPercentage(int percent) throws UpdateException {
    int cut = (int) ((long) WHOLE.length * percent / 100);
    bench.offer();
    long before = bench.mirror.sent();
    bench.mirror.fault("nozomi-cert", MirrorFault.times(1, MirrorFault.cutAfter(cut)));
    if (cut == 0) {
      // Nothing came: another attempt at once would hammer a mirror that is down.
      UpdateException failure = bench.failureOf(bench::download);
      assertThat(failure.reason()).isEqualTo(UpdateReason.NETWORK_BROKEN);
      downloadsWhole();
    } else {
      downloadsWhole();
      assertThat(targetRequests()).hasSize(2);
      Map<String, String> second = targetRequests().get(1).headers();
      assertThat(second).containsEntry("if-range", bench.strongTag());
      // A reset may take with it what the HTTP client had not handed out yet.
      int from = Integer.parseInt(second.get("range").replaceAll("\\D", ""));
      assertThat(from).isPositive().isLessThanOrEqualTo(cut);
      assertThat(bench.mirror.sent() - before).isLessThan(WHOLE.length + cut - from + 20_000L);
    }
  }

  @Test
  void goesOnAfterTheLastByteButOne() throws UpdateException {
    bench.mirror.fault("nozomi-cert", MirrorFault.times(1, MirrorFault.cutAfter(WHOLE.length - 1)));
    downloadsWhole();
  }

  @Test
  void goesOnWhereAnEarlierRunEnded() throws Exception {
    bench.offer();
    bench.leavePart(Arrays.copyOf(WHOLE, HALF), bench.strongTag());
    downloadsWhole();
    assertThat(targetRequests().get(0).headers()).containsEntry("range", "bytes=" + HALF + "-");
  }

  @Test
  void asksNobodyWhenThePartIsComplete() throws Exception {
    bench.offer();
    bench.leavePart(WHOLE, bench.strongTag());
    downloadsWhole();
    assertThat(targetRequests()).isEmpty();
  }

  @Test
  void startsAgainWithoutAStrongTag() throws Exception {
    bench.offer();
    bench.leavePart(Arrays.copyOf(WHOLE, HALF), "W/\"weak\"");
    downloadsWhole();
    assertThat(targetRequests().get(0).headers()).doesNotContainKey("range");
  }

  @Test
  void startsAgainWhenTheMirrorsFileIsAnother() throws Exception {
    bench.offer();
    bench.leavePart(Arrays.copyOf(WHOLE, HALF), "\"of-another-file\"");
    downloadsWhole();
    assertThat(targetRequests()).hasSize(1);
  }

  @Test
  void dropsAPartThatIsLongerThanTheTarget() throws Exception {
    bench.offer();
    bench.leavePart(Arrays.copyOf(WHOLE, WHOLE.length + 1), bench.strongTag());
    downloadsWhole();
  }

  @Test
  void dropsAPartWhoseBytesAreWrong() throws Exception {
    bench.offer();
    bench.leavePart(new byte[HALF], bench.strongTag());
    downloadsWhole();
    assertThat(targetRequests()).hasSize(2);
    assertThat(targetRequests().get(1).headers()).doesNotContainKey("range");
  }

  @Test
  void dropsACompletePartWhoseBytesAreWrong() throws Exception {
    bench.offer();
    bench.leavePart(new byte[WHOLE.length], bench.strongTag());
    downloadsWhole();
  }

  @Test
  void startsAgainAfter416() throws Exception {
    bench.offer();
    bench.leavePart(Arrays.copyOf(WHOLE, HALF), bench.strongTag());
    answersRangeWith(MirrorFault.status(416));
    downloadsWhole();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes 0-519999/520000",
        "bytes 259999-519999/520000",
        "bytes 260000-519999/520001",
        "bytes 260000-300000/520000",
        "bytes */520000",
        "pieces 1-2/3",
        "bytes 99999999999999999999-1/1",
        ""
      })
  void believesNoWrongContentRange(String header) throws Exception {
    assertThat(WHOLE).hasSize(520_000);
    bench.offer();
    bench.leavePart(Arrays.copyOf(WHOLE, HALF), bench.strongTag());
    answersRangeWith(
        (request, body, reply) ->
            reply.whole(
                206,
                header.isEmpty() ? Map.of() : Map.of("Content-Range", header),
                Arrays.copyOfRange(body, HALF, body.length)));
    downloadsWhole();
    assertThat(targetRequests()).hasSize(2);
    assertThat(targetRequests().get(1).headers()).doesNotContainKey("range");
  }

  @Test
  void believesNoContentRangeThatLiesAboutItsBytes() throws Exception {
    bench.offer();
    bench.leavePart(Arrays.copyOf(WHOLE, HALF), bench.strongTag());
    answersRangeWith(
        (request, body, reply) ->
            reply.whole(
                206,
                Map.of("Content-Range", "bytes 260000-519999/520000"),
                Arrays.copyOf(new byte[WHOLE.length], HALF)));
    downloadsWhole();
  }

  @Test
  void refusesAMirrorThatLiesTheSecondTimeToo() throws Exception {
    bench.offer();
    bench.mirror.fault(
        "nozomi-cert",
        (request, body, reply) ->
            reply.whole(206, Map.of("Content-Range", "bytes 0-519999/520000"), body));
    UpdateException failure = bench.failureOf(bench::download);
    assertThat(failure.reason()).isEqualTo(UpdateReason.CONTENT_RANGE_WRONG);
  }

  @Test
  void believesNoTagThatStaysWhenTheBytesChange() throws Exception {
    byte[] other = WHOLE.clone();
    other[0] ^= 1;
    bench.offer();
    bench.leavePart(Arrays.copyOf(other, HALF), bench.strongTag());
    downloadsWhole();
  }

  @Test
  void endsAfterAFewCutsInARow() throws Exception {
    bench.offer();
    bench.mirror.fault("nozomi-cert", (request, body, reply) -> reply.honest(request, body, 1000));
    UpdateException failure = bench.failureOf(bench::download);
    assertThat(failure.reason()).isEqualTo(UpdateReason.NETWORK_BROKEN);
    assertThat(targetRequests()).hasSizeBetween(2, 6);
  }
}
