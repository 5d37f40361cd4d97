package jp.nozomi.cert.core.certificate;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class IssuedCertificateTest {
  @Test
  void needsACertificate() {
    assertThatIllegalArgumentException().isThrownBy(() -> new IssuedCertificate(List.of()));
  }
}
