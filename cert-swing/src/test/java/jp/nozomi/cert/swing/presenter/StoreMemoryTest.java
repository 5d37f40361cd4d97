package jp.nozomi.cert.swing.presenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.core.store.StoreLocation;
import jp.nozomi.cert.swing.fixture.Samples;
import org.junit.jupiter.api.Test;

/** Which password of a store is known. */
class StoreMemoryTest {
  private final StoreMemory memory = new StoreMemory();

  @Test
  void knowsWhatOpenedTheStore() {
    type("right");
    memory.opened();

    assertThat(known()).contains("right");
  }

  @Test
  void doesNotKnowWhatHasOpenedNothingYet() {
    type("perhaps");

    assertThat(known()).isEmpty();
  }

  @Test
  void forgetsWhatMayHaveBeenWrongAndKeepsWhatWasRight() {
    type("right");
    memory.opened();
    type("wrong");
    memory.failed();
    memory.opened();

    assertThat(known()).contains("right");
  }

  @Test
  void givesAStoreNoPasswordOfAnother() {
    type("right");
    memory.opened();

    assertThat(memory.recall(new StoreLocation("pkcs11", "/usr/lib/card.so"))).isEmpty();
  }

  /** It may be changed while the window is open, and a token counts wrong ones. */
  @Test
  void neverGivesAPinAgain() {
    StoreLocation token = new StoreLocation("pkcs11", "/usr/lib/card.so");
    try (Secret pin = Secret.take("1234".toCharArray())) {
      memory.typed(token, pin);
    }
    memory.opened();

    assertThat(memory.recall(token)).isEmpty();
  }

  @Test
  void knowsNothingAfterTheEnd() {
    type("right");
    memory.opened();
    type("again");

    memory.close();
    memory.opened();

    assertThat(known()).isEmpty();
  }

  private void type(String password) {
    try (Secret secret = Secret.take(password.toCharArray())) {
      memory.typed(Samples.STORE, secret);
    }
  }

  private Optional<String> known() {
    return memory
        .recall(Samples.STORE)
        .map(
            secret -> {
              try (secret) {
                return secret.use(String::new);
              }
            });
  }
}
