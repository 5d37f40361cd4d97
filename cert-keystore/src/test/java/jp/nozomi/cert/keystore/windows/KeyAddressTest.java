package jp.nozomi.cert.keystore.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import jp.nozomi.cert.core.store.KeyName;
import org.junit.jupiter.api.Test;

class KeyAddressTest {
  @Test
  void readsWhatItWrites() {
    KeyAddress address = new KeyAddress("コンテナ 1", "Some Provider", 24, 0x20, 2);

    assertThat(KeyAddress.read(address.write())).isEqualTo(address);
  }

  @Test
  void aMissingProviderNameIsTheDefaultProviders() {
    var block = new KeyAddress("container", "x", 1, 0, 1).write();
    block.setPointer(com.sun.jna.Native.POINTER_SIZE, null);

    assertThat(KeyAddress.read(block).provider()).isEmpty();
  }

  @Test
  void flagsThatOnlySayHowToOpenAreForgotten() {
    assertThat(new KeyAddress("c", "p", 1, 0x60, 1).flags()).isEqualTo(0x20);
  }

  @Test
  void aNameOfOursIsToldFromAnotherProgramsContainer() {
    KeyName name = KeyName.random(new SecureRandom());

    assertThat(new KeyAddress(name.value(), "p", 24, 0, 1).keyName()).contains(name);
    assertThat(new KeyAddress("{9F2D}", "p", 24, 0, 1).keyName()).isEmpty();
  }
}
