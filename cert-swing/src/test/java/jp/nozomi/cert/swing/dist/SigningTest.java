package jp.nozomi.cert.swing.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jp.nozomi.cert.swing.desktop.Programs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, disabledReason = "the tools are Linux'")
class SigningTest {
  private static final String PASSWORD = "signing-2026";

  @TempDir private Path folder;

  private Path installer;
  private Path certificate;

  @BeforeEach
  void makeAnInstallerAndAKey() throws Exception {
    Programs.requireAll("msibuild", "osslsigncode", "openssl");
    installer = folder.resolve("small.msi");
    Tool.of("msibuild", installer.toString(), "-s", "Small", "Nozomi", "x64;1041")
        .with(List.of("{8F0E2C2B-9E0B-4E44-9C1B-2F6D3B5A7C10}"))
        .run();
    certificate = folder.resolve("certificate.pem");
    String key = folder.resolve("key.pem").toString();
    Tool.of("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=Nozomi")
        .with(List.of("-addext", "extendedKeyUsage=codeSigning", "-keyout", key))
        .with(List.of("-out", certificate.toString()))
        .run();
    Files.writeString(folder.resolve("password"), PASSWORD);
    Tool.of("openssl", "pkcs12", "-export", "-in", certificate.toString(), "-inkey", key)
        .with(List.of("-passout", "file:" + folder.resolve("password")))
        .with(List.of("-out", folder.resolve("key.p12").toString()))
        .run();
  }

  @Test
  void whatItSignsIsVerifiedByAnotherProgram() throws Exception {
    signing("password").sign(installer);

    assertThat(verify()).contains("Signature verification: ok");
  }

  @Test
  void aChangedInstallerIsNoLongerTheSignedOne() throws Exception {
    signing("password").sign(installer);
    new MsiDatabase(installer, folder)
        .put(MsiTable.of("A\tB", "s72\ts72", "Other\tA", List.of(List.of("1", "2"))));

    assertThatThrownBy(this::verify).isInstanceOf(IOException.class);
  }

  @Test
  void aWrongPasswordIsAFailureAndLeavesTheInstallerAsItWas() throws Exception {
    byte[] before = Files.readAllBytes(installer);
    Files.writeString(folder.resolve("wrong"), "another");

    assertThatThrownBy(() -> signing("wrong").sign(installer))
        .isInstanceOf(IOException.class)
        .hasMessageNotContaining(PASSWORD);
    assertThat(Arrays.equals(Files.readAllBytes(installer), before)).isTrue();
  }

  @Test
  void withoutAKeyNothingIsSigned() throws Exception {
    byte[] before = Files.readAllBytes(installer);

    new Signing(Optional.empty(), Optional.empty(), Optional.empty()).sign(installer);

    assertThat(Files.readAllBytes(installer)).isEqualTo(before);
  }

  private Signing signing(String passwordFile) {
    return new Signing(
        Optional.of(folder.resolve("key.p12").toString()),
        Optional.of(folder.resolve(passwordFile).toString()),
        Optional.empty());
  }

  private String verify() throws IOException, InterruptedException {
    return Tool.of("osslsigncode", "verify", "-in", installer.toString())
        .with(List.of("-CAfile", certificate.toString()))
        .run();
  }
}
