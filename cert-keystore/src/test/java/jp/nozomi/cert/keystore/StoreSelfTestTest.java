package jp.nozomi.cert.keystore;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.CertificateStores;
import jp.nozomi.cert.core.store.Protection;
import jp.nozomi.cert.core.store.StoreCapabilities;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StoreException.Reason;
import jp.nozomi.cert.core.store.StoreSelfTest;
import jp.nozomi.cert.core.store.StoreSelfTest.Result;
import jp.nozomi.cert.core.store.StoreSelfTest.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the self-test says of a store that breaks its promises: a file, made worse. */
class StoreSelfTestTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "createKey,  CREATE_KEY",
    "install,    INSTALL",
    "list,       LIST",
    "credential, KEEP_KEY",
    "delete,     DELETE",
  })
  void namesTheStepThatFailsAndStillCleansUp(String method, Step step) throws Exception {
    StoreException fault = new StoreException(Reason.GONE, "the token was pulled out");

    List<Result> results;
    try (CertificateStore file = file()) {
      results = run(failingAt(file, method, fault));
    }

    assertThat(results).contains(new Result(step, Optional.of(fault)));
    assertThat(results.stream().filter(each -> each.failure().isPresent())).hasSize(1);
    if (!method.equals("delete")) {
      try (CertificateStore file = file()) {
        assertThat(file.list()).isEmpty();
      }
    }
  }

  @Test
  void aStoreThatDeclaresMoreThanItKeepsFails() throws Exception {
    List<Result> results;
    try (CertificateStore file = file()) {
      results = run(declaring(file, Protection.ENFORCED));
    }

    assertThat(results)
        .filteredOn(each -> each.failure().isPresent())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.step()).isEqualTo(Step.LIST);
              assertThat(each.failure().orElseThrow().reason()).isEqualTo(Reason.TOO_WEAK);
            });
  }

  private CertificateStore file() throws StoreException {
    return CertificateStores.open(
        "pkcs12:" + folder.resolve("self-test.p12"),
        (location, creating) -> Optional.of(Secret.take("self-test".toCharArray())));
  }

  private static List<Result> run(CertificateStore store) {
    return StoreSelfTest.run(store, KeySpec.EC_P256, new SecureRandom(), Clock.systemUTC());
  }

  private static CertificateStore failingAt(
      CertificateStore store, String failing, StoreException fault) {
    return proxy(
        store,
        name -> {
          if (name.equals(failing)) {
            throw fault;
          }
          return Optional.empty();
        });
  }

  private static CertificateStore declaring(CertificateStore store, Protection protection) {
    StoreCapabilities claimed =
        new StoreCapabilities(
            protection,
            StoreCapabilities.Scope.FILE_READER,
            Set.of(KeySpec.EC_P256),
            Set.of(KeySpec.EC_P256),
            false);
    return proxy(
        store, name -> name.equals("capabilities") ? Optional.of(claimed) : Optional.empty());
  }

  private interface Twist {
    /** Gives another result, or fails, or leaves the call alone. */
    Optional<Object> of(String method) throws StoreException;
  }

  private static CertificateStore proxy(CertificateStore store, Twist twist) {
    return (CertificateStore)
        Proxy.newProxyInstance(
            CertificateStore.class.getClassLoader(),
            new Class<?>[] {CertificateStore.class},
            (self, method, arguments) -> {
              Optional<Object> twisted = twist.of(method.getName());
              if (twisted.isPresent()) {
                return twisted.get();
              }
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
