package jp.nozomi.cert.keystore.pkcs12;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.KeyName;
import jp.nozomi.cert.core.store.PreparesKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key that is made before it is needed. */
class PreparedKeyTest {
  private final SecureRandom random = new SecureRandom();
  @TempDir Path folder;

  @Test
  void isNotInTheFileUntilItIsAskedFor() throws Exception {
    Path file = folder.resolve("store.p12");
    try (CertificateStore store = Pkcs12Fixture.open(file)) {
      ((PreparesKeys) store).prepareKey(KeySpec.EC_P256);
      assertThat(file).doesNotExist();

      KeyName name = KeyName.random(random);
      PublicKey made = store.createKey(name, KeySpec.EC_P256).publicKey();
      assertThat(store.findKey(name).orElseThrow().publicKey()).isEqualTo(made);
    }
  }

  @Test
  void isTakenOnce() throws Exception {
    PreparedKey prepared = new PreparedKey(random);
    prepared.make(KeySpec.EC_P256);

    assertThat(prepared.take(KeySpec.EC_P256).getPublic())
        .isNotEqualTo(prepared.take(KeySpec.EC_P256).getPublic());
  }

  @Test
  void isOfNoUseForAnotherKindOfKey() throws Exception {
    PreparedKey prepared = new PreparedKey(random);
    prepared.make(KeySpec.EC_P256);

    assertThat(KeySpec.of(prepared.take(KeySpec.EC_P384).getPublic())).contains(KeySpec.EC_P384);
  }

  @Test
  void isWaitedForWhileItIsInTheMaking() throws Exception {
    CountDownLatch began = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    SecureRandom slow =
        new SecureRandom() {
          private static final long serialVersionUID = 1L;

          @Override
          public void nextBytes(byte[] bytes) {
            began.countDown();
            try {
              goOn.await();
            } catch (InterruptedException e) {
              throw new AssertionError(e);
            }
            super.nextBytes(bytes);
          }
        };
    PreparedKey prepared = new PreparedKey(slow);
    ExecutorService beside = Executors.newFixedThreadPool(2);
    try {
      Future<?> making =
          beside.submit(
              () -> {
                prepared.make(KeySpec.EC_P256);
                return null;
              });
      began.await();
      Future<?> taking = beside.submit(() -> prepared.take(KeySpec.EC_P256));
      assertThat(taking.isDone()).isFalse();
      goOn.countDown();

      assertThat(taking.get()).isNotNull();
      making.get();
    } finally {
      beside.shutdownNow();
    }
  }
}
