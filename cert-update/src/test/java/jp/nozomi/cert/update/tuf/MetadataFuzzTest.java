package jp.nozomi.cert.update.tuf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.testkit.update.RepositorySimulator;
import jp.nozomi.cert.testkit.update.SimulatedKey;
import jp.nozomi.cert.update.failure.UpdateException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Damaged metadata: the parser and the verifier give a typed refusal, or the very same content. */
class MetadataFuzzTest {
  private static final RepositorySimulator REPOSITORY = repository();
  private static final Map<RoleType, byte[]> GENUINE =
      Map.of(
          RoleType.ROOT, file("1.root.json"),
          RoleType.TIMESTAMP, file("timestamp.json"),
          RoleType.SNAPSHOT, file("2.snapshot.json"),
          RoleType.TARGETS, file("2.targets.json"));

  private static RepositorySimulator repository() {
    RepositorySimulator made = new RepositorySimulator(Clock.systemUTC());
    made.delegate("targets", "bank", List.of("9999/*"), true)
        .addTarget("bank", "9999/p", new byte[] {1}, Map.of("notes", Map.of("ja", "新")))
        .addTarget("app.deb", new byte[] {2}, Map.of("version", "2.0"))
        .publish();
    return made;
  }

  private static byte[] file(String name) {
    return REPOSITORY.files().get("metadata/" + name);
  }

  private static final Root ROOT = root();

  private static Root root() {
    try {
      return Root.parse(SignedFile.parse(file("1.root.json"), RoleType.ROOT).signed());
    } catch (JsonException | UpdateException e) {
      throw new AssertionError("the genuine root can be read", e);
    }
  }

  private static Object accept(RoleType type, byte[] bytes) throws UpdateException {
    Verifier.Parser<Object> parser =
        switch (type) {
          case ROOT -> Root::parse;
          case TIMESTAMP -> Timestamp::parse;
          case SNAPSHOT -> Snapshot::parse;
          case TARGETS -> Targets::parse;
        };
    return new Verifier<>(type, type.word(), ROOT.authority(type), parser).verify(bytes);
  }

  private static void refusedOrTheSame(RoleType type, byte[] damaged) throws UpdateException {
    Object genuine = accept(type, GENUINE.get(type));
    Object accepted;
    try {
      accepted = accept(type, damaged);
    } catch (UpdateException refusal) {
      assertThat(refusal.reason()).isNotNull();
      return;
    }
    assertThat(accepted).isEqualTo(genuine);
  }

  @Property
  void aChangedByteIsRefusedOrChangesNothing(
      @ForAll RoleType type, @ForAll int position, @ForAll byte value) throws UpdateException {
    byte[] damaged = GENUINE.get(type).clone();
    damaged[Math.floorMod(position, damaged.length)] = value;
    refusedOrTheSame(type, damaged);
  }

  @Property
  void aCutFileIsRefused(@ForAll RoleType type, @ForAll int position) {
    byte[] whole = GENUINE.get(type);
    byte[] cut = Arrays.copyOf(whole, Math.floorMod(position, whole.length));
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> accept(type, cut)))
        .isInstanceOf(UpdateException.class);
  }

  @Provide
  Arbitrary<String> fragments() {
    return Arbitraries.of(
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"signed\"",
        "\"signatures\"",
        "\"keyid\"",
        "\"sig\"",
        "null",
        "1",
        "-1",
        "1e999999999",
        "\"\\ud800\"",
        "\"_type\"",
        "\"version\"",
        "true",
        "\u0000",
        " ");
  }

  @Property
  void aSplicedFragmentIsRefusedOrChangesNothing(
      @ForAll RoleType type,
      @ForAll int position,
      @ForAll int length,
      @ForAll("fragments") String fragment)
      throws UpdateException {
    String whole = new String(GENUINE.get(type), StandardCharsets.UTF_8);
    int from = Math.floorMod(position, whole.length());
    int to = Math.min(whole.length(), from + Math.floorMod(length, 40));
    String spliced = whole.substring(0, from) + fragment + whole.substring(to);
    refusedOrTheSame(type, spliced.getBytes(StandardCharsets.UTF_8));
  }

  @Property
  void anyBytesAreRefused(@ForAll RoleType type, @ForAll byte[] bytes) {
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> accept(type, bytes)))
        .isInstanceOf(UpdateException.class);
  }

  @Property(tries = 200)
  void anyKeyValueVerifiesNothing(@ForAll String value, @ForAll byte[] signature) {
    for (String kind :
        List.of("ed25519 ed25519", "ecdsa ecdsa-sha2-nistp256", "rsa rsassa-pss-sha256")) {
      String[] words = kind.split(" ");
      TufKey key = new TufKey(words[0], words[1], value);
      assertThat(key.verifies(new byte[] {1}, signature)).isFalse();
      assertThat(key.fingerprint()).hasSize(64);
    }
  }

  @Property(tries = 100)
  void anySignatureVerifiesNothing(@ForAll byte[] signature) throws JsonException {
    for (SimulatedKey key : KEYS) {
      String keyval = String.valueOf(((Map<?, ?>) key.toMap().get("keyval")).get("public"));
      TufKey parsed =
          new TufKey(
              (String) key.toMap().get("keytype"), (String) key.toMap().get("scheme"), keyval);
      assertThat(parsed.verifies(new byte[] {1}, signature)).isFalse();
    }
  }

  private static final List<SimulatedKey> KEYS =
      List.of(SimulatedKey.ed25519(), SimulatedKey.ecdsa(), SimulatedKey.rsa());
}
