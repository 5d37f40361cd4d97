package jp.nozomi.cert.core.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import jp.nozomi.cert.core.RealComponents;
import jp.nozomi.cert.core.TestAuthority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateIdTest {
  @Test
  void isTheFingerprintThatOpensslShows(@TempDir Path folder)
      throws IOException, InterruptedException {
    X509Certificate certificate = TestAuthority.root("Root").certificate();
    Files.writeString(folder.resolve("root.pem"), Pem.encode(List.of(certificate)));

    String shown =
        RealComponents.openssl(
                folder, "x509", "-in", "root.pem", "-noout", "-fingerprint", "-sha256")
            .output();

    assertThat(shown.replace(":", "").toLowerCase(Locale.ROOT).strip())
        .endsWith("=" + CertificateId.of(certificate).sha256());
  }

  @Test
  void refusesAnyOtherForm() {
    assertThatIllegalArgumentException().isThrownBy(() -> new CertificateId("0".repeat(63)));
    assertThatIllegalArgumentException().isThrownBy(() -> new CertificateId("A".repeat(64)));
  }
}
