package jp.nozomi.cert.keystore;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import jp.nozomi.cert.core.store.StoreException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Asserts that a store refuses, and for which reason. */
public final class Refusal {
  private Refusal() {}

  public static void assertRefused(ThrowingCallable action, StoreException.Reason reason) {
    assertThatThrownBy(action)
        .asInstanceOf(type(StoreException.class))
        .extracting(StoreException::reason)
        .isEqualTo(reason);
  }
}
