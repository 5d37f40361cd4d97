package jp.nozomi.cert.keystore.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jp.nozomi.cert.core.store.CertificateStores;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StorePrompt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class WindowsProviderTest {
  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the store is there on Windows")
  void saysThatTheStoreIsNotHere() {
    assertThat(new WindowsProvider().unavailable()).contains("not Windows");
    assertThatThrownBy(() -> CertificateStores.open("windows", StorePrompt.none()))
        .isInstanceOfSatisfying(
            StoreException.class,
            e -> assertThat(e.reason()).isEqualTo(StoreException.Reason.NOT_AVAILABLE));
  }
}
