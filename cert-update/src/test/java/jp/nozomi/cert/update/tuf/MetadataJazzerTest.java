package jp.nozomi.cert.update.tuf;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import jp.nozomi.cert.core.json.JsonException;
import jp.nozomi.cert.core.json.JsonObject;
import jp.nozomi.cert.update.failure.UpdateException;

/**
 * Metadata as a hostile mirror might make it, searched for by coverage.
 *
 * <p>In the normal tier the seeds run; {@code JAZZER_FUZZ=1} with one test selected fuzzes. An
 * input's first byte chooses the role, the rest is the file. The seeds are one genuine repository,
 * whose keys nobody kept.
 */
class MetadataJazzerTest {
  private static final String SEEDS = "MetadataJazzerTestInputs/acceptsNothingThatIsNotSigned/";

  private final Map<RoleType, Object> genuine = new EnumMap<>(RoleType.class);
  private final Root root;

  MetadataJazzerTest() throws Exception {
    root = Root.parse(SignedFile.parse(seed(RoleType.ROOT), RoleType.ROOT).signed());
    for (RoleType type : RoleType.values()) {
      genuine.put(type, accept(type, seed(type)));
    }
  }

  @FuzzTest(maxDuration = "10m")
  void anyBytesAreParsedOrRefusedWithAType(byte[] input) {
    RoleType type = roleOf(input);
    try {
      parse(type, SignedFile.parse(fileOf(input), type).signed());
    } catch (UpdateException refusal) {
      assertThat(refusal.reason()).isNotNull();
    } catch (JsonException refusal) {
      assertThat(refusal.problem()).isNotEmpty();
    }
  }

  @FuzzTest(maxDuration = "10m")
  void acceptsNothingThatIsNotSigned(byte[] input) {
    RoleType type = roleOf(input);
    Object accepted;
    try {
      accepted = accept(type, fileOf(input));
    } catch (UpdateException refusal) {
      assertThat(refusal.reason()).isNotNull();
      return;
    }
    assertThat(accepted).isEqualTo(genuine.get(type));
  }

  private Object accept(RoleType type, byte[] file) throws UpdateException {
    Verifier.Parser<Object> parser = signed -> parse(type, signed);
    return new Verifier<>(type, type.word(), root.authority(type), parser).verify(file);
  }

  private static Object parse(RoleType type, JsonObject signed)
      throws JsonException, UpdateException {
    return switch (type) {
      case ROOT -> Root.parse(signed);
      case TIMESTAMP -> Timestamp.parse(signed);
      case SNAPSHOT -> Snapshot.parse(signed);
      case TARGETS -> Targets.parse(signed);
    };
  }

  private static RoleType roleOf(byte[] input) {
    RoleType[] types = RoleType.values();
    return input.length == 0 ? types[0] : types[Math.floorMod(input[0] - '0', types.length)];
  }

  private static byte[] fileOf(byte[] input) {
    return input.length == 0 ? input : Arrays.copyOfRange(input, 1, input.length);
  }

  private static byte[] seed(RoleType type) throws IOException {
    String name = SEEDS + type.word();
    try (InputStream in =
        Objects.requireNonNull(MetadataJazzerTest.class.getResourceAsStream(name), name)) {
      return fileOf(in.readAllBytes());
    }
  }
}
