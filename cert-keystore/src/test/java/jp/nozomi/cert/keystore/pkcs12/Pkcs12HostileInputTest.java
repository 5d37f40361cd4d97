package jp.nozomi.cert.keystore.pkcs12;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.core.store.StoreException;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever the bytes are, reading them ends soon, as contents or as a typed error. */
class Pkcs12HostileInputTest {
  private static final byte INDEFINITE = (byte) 0x80;

  private final PfxCodec codec =
      new PfxCodec(
          new PasswordKeys(Secret.take(Pkcs12Fixture.PASSWORD.toCharArray())),
          NewFile.random(new SecureRandom()),
          new SecureRandom());
  private final byte[] valid = validFile();

  @Property(tries = 1000)
  void aChangedByteIsNeverReadAsSomethingElse(
      @ForAll @IntRange(max = 1 << 20) int place, @ForAll byte value) throws StoreException {
    byte[] changed = valid.clone();
    changed[place % changed.length] = value;

    try {
      Contents read = codec.decode(changed);
      assertThat(read.bags().toList()).isEqualTo(codec.decode(valid).bags().toList());
    } catch (StoreException e) {
      assertThat(e.reason())
          .isIn(StoreException.Reason.UNREADABLE, StoreException.Reason.WRONG_PASSWORD);
    }
  }

  @Property(tries = 1000)
  void randomBytesAreUnreadable(@ForAll @Size(max = 200) byte[] bytes) {
    assertUnreadable(bytes);
  }

  @Example
  void deepNestingIsUnreadable() {
    byte[] bytes = new byte[1 << 20];
    for (int i = 0; i < bytes.length; i += 2) {
      bytes[i] = 0x30;
      bytes[i + 1] = INDEFINITE;
    }
    assertUnreadable(bytes);
  }

  @Example
  void deepNestingInsideOfStringsIsUnreadable() {
    byte[] bytes = new byte[1 << 20];
    Arrays.fill(bytes, INDEFINITE);
    for (int i = 0; i < bytes.length; i += 2) {
      bytes[i] = 0x24;
    }
    assertUnreadable(bytes);
  }

  private void assertUnreadable(byte[] bytes) {
    assertThatThrownBy(() -> codec.decode(bytes))
        .isInstanceOfSatisfying(
            StoreException.class,
            e -> assertThat(e.reason()).isEqualTo(StoreException.Reason.UNREADABLE));
  }

  private static byte[] validFile() {
    try {
      Path file = Files.createTempFile("valid", ".p12");
      try {
        new Pkcs12Fixture().writeWithTheRuntime(file);
        return Files.readAllBytes(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
