package jp.nozomi.cert.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.update.tuf.TargetFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {
  private static final String ID = "b3b4a7d0-0000-4000-8000-000000000001";

  private static JsonObject.Builder release(String version) {
    return JsonObject.builder()
        .put("version", version)
        .put("os", "windows")
        .put("arch", "x64")
        .put("type", "msi")
        .put("channel", "stable");
  }

  private static JsonObject withMinimum(String version, String minimum) {
    return release(version).put("minVersion", minimum).build();
  }

  private static Optional<Offer> offered(
      String running, UpdatePolicy policy, JsonObject... customs) {
    List<TargetFile> listed =
        Arrays.stream(customs)
            .map(
                custom ->
                    new TargetFile("t" + custom.hashCode(), 1, Map.of("sha256", "00"), custom))
            .toList();
    Platform windows = new Platform("windows", "x64", "msi", false);
    return new Selection(new Version(running), windows, "stable", policy, ID).choose(listed);
  }

  private static Optional<Offer> offered(String running, JsonObject... customs) {
    return offered(running, UpdatePolicy.NOTIFY, customs);
  }

  private static Version version(Optional<Offer> offer) {
    return offer.orElseThrow().version();
  }

  @Test
  void offersTheHighestVersion() {
    assertThat(version(offered("1.0", release("1.9").build(), release("1.10").build())))
        .isEqualTo(new Version("1.10"));
  }

  @ParameterizedTest
  @CsvSource({"1.1", "1.2", "2"})
  void offersNothingThatIsNotHigherThanWhatRuns(String running) {
    assertThat(offered(running, release("1.1").build())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"os, linux", "arch, aarch64", "type, exe", "channel, beta", "version, latest"})
  void offersNothingOfAnotherKind(String member, String value) {
    assertThat(offered("1.0", release("1.1").put(member, value).build())).isEmpty();
  }

  @Test
  void passesOverATargetThatIsNoInstaller() {
    JsonObject none = JsonObject.builder().build();
    JsonObject odd = release("9").put("rolloutPercent", "half").build();
    assertThat(version(offered("1.0", none, odd, release("1.1").build())))
        .isEqualTo(new Version("1.1"));
  }

  @Test
  void isMandatoryBelowTheMinimum() {
    assertThat(offered("1.0", withMinimum("2.0", "1.5")).orElseThrow().mandatory()).isTrue();
  }

  @Test
  void isNotMandatoryAtTheMinimum() {
    assertThat(offered("1.5", withMinimum("2.0", "1.5")).orElseThrow().mandatory()).isFalse();
  }

  @Test
  void ignoresAMinimumThatNoInstallerReaches() {
    Offer offer = offered("1.0", withMinimum("2.0", "3.0")).orElseThrow();
    assertThat(offer.mandatory()).isFalse();
    assertThat(offered("2.0", withMinimum("2.0", "3.0"))).isEmpty();
  }

  @Test
  void takesTheProfilesMinimumTooAndTheHighestThatCanBeReached() {
    UpdatePolicy policy = new UpdatePolicy(true, Optional.of(new Version("9")));
    assertThat(offered("1.0", policy, withMinimum("2.0", "1.5")).orElseThrow().mandatory())
        .isTrue();
    UpdatePolicy reachable = new UpdatePolicy(true, Optional.of(new Version("2.0")));
    assertThat(offered("1.0", reachable, release("2.0").build()).orElseThrow().mandatory())
        .isTrue();
  }

  @Test
  void waitsForItsShareOfARollout() {
    int bucket = Rollout.bucket(ID, new Version("2.0"));
    assertThat(offered("1.0", release("2.0").put("rolloutPercent", bucket).build())).isEmpty();
    assertThat(offered("1.0", release("2.0").put("rolloutPercent", bucket + 1).build()))
        .isPresent();
  }

  @Test
  void offersTheLastFullReleaseBesideARollout() {
    assertThat(
            version(
                offered(
                    "1.0",
                    release("3.0").put("rolloutPercent", 0).build(),
                    release("2.0").build())))
        .isEqualTo(new Version("2.0"));
  }

  @Test
  void doesNotLetWhatIsNeededWaitForARollout() {
    JsonObject needed = release("2.0").put("minVersion", "2.0").put("rolloutPercent", 0).build();
    assertThat(offered("1.0", needed).orElseThrow().mandatory()).isTrue();
  }

  @Test
  void spreadsInstallationsEvenlyAndAnewForEachVersion() {
    Map<String, Integer> first = new LinkedHashMap<>();
    IntStream.range(0, 5000)
        .mapToObj(i -> new UUID(i, ~i).toString())
        .forEach(id -> first.put(id, Rollout.bucket(id, new Version("2.0"))));
    assertThat(first.values()).allMatch(bucket -> bucket >= 0 && bucket < 100);
    assertThat((double) first.values().stream().filter(bucket -> bucket < 10).count() / 5000)
        .isCloseTo(0.10, within(0.02));
    long same =
        first.entrySet().stream()
            .filter(e -> Rollout.bucket(e.getKey(), new Version("2.1")) == e.getValue())
            .count();
    assertThat(same).isLessThan(150);
  }

  @Test
  void readsTheNotesByLanguage() {
    JsonObject notes = JsonObject.builder().put("ja", "新機能").put("en", "News").build();
    assertThat(offered("1.0", release("2.0").put("notes", notes).build()).orElseThrow().notes())
        .containsEntry("ja", "新機能")
        .containsEntry("en", "News");
  }
}
