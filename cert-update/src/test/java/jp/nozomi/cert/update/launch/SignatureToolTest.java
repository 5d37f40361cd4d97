package jp.nozomi.cert.update.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import jp.nozomi.cert.update.failure.UpdateException;
import jp.nozomi.cert.update.failure.UpdateReason;
import jp.nozomi.cert.update.port.PublisherCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Stand-ins for the systems' own programs say what those would say. */
class SignatureToolTest {
  private static final String VENDOR = "Developer ID Installer: Nozomi (ABCDE12345)";

  @TempDir Path folder;

  private SystemPrograms saying(String script) throws IOException {
    Path program = folder.resolve("program");
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return new SystemPrograms(program, program, program, program, program);
  }

  private PublisherCheck mac(String script) throws IOException {
    return SignatureTool.macPackage(new ProcessLauncher(), saying(script), VENDOR);
  }

  private PublisherCheck windows(String script) throws IOException {
    return SignatureTool.authenticode(new ProcessLauncher(), saying(script), "Nozomi");
  }

  private UpdateReason refusal(PublisherCheck check) {
    UpdateException failure =
        catchThrowableOfType(
            UpdateException.class, () -> check.verify(folder.resolve("インストーラ 1.pkg")));
    assertThat(failure).isNotNull();
    return failure.reason();
  }

  @Test
  void acceptsTheVendorsPackage() throws Exception {
    mac("[ \"$1\" = --check-signature ] && echo '   1. " + VENDOR + "'").verify(folder);
  }

  @Test
  void refusesAPackageWithoutSignature() throws Exception {
    assertThat(refusal(mac("echo 'Status: no signature'; exit 1")))
        .isEqualTo(UpdateReason.PUBLISHER_REFUSED);
  }

  @Test
  void refusesAPackageOfAnother() throws Exception {
    assertThat(refusal(mac("echo '    1. Developer ID Installer: Other (ZZZZZ99999)'")))
        .isEqualTo(UpdateReason.PUBLISHER_REFUSED);
  }

  @Test
  void refusesAPackageThatOnlyNamesTheVendorElsewhere() throws Exception {
    assertThat(refusal(mac("echo '1. Other'; echo '2. " + VENDOR + "'")))
        .isEqualTo(UpdateReason.PUBLISHER_REFUSED);
  }

  @Test
  void asksWindowsForTheFileByTheEnvironment() throws Exception {
    Path file = folder.resolve("setup; exit 0.msi");
    windows("[ \"$CERT_INSTALLER\" = '" + file + "' ] && echo Nozomi").verify(file);
  }

  @Test
  void refusesWhatWindowsDoesNotVouchFor() throws Exception {
    assertThat(refusal(windows("echo Nozomi; exit 1"))).isEqualTo(UpdateReason.PUBLISHER_REFUSED);
    assertThat(refusal(windows("echo Nozomi2"))).isEqualTo(UpdateReason.PUBLISHER_REFUSED);
  }

  @Test
  @Timeout(30)
  void refusesWhenTheProgramHangs() throws Exception {
    PublisherCheck check =
        SignatureTool.macPackage(
            new ProcessLauncher(),
            saying("echo '1. " + VENDOR + "'; sleep 600"),
            VENDOR,
            Duration.ofMillis(300));
    assertThat(refusal(check)).isEqualTo(UpdateReason.PUBLISHER_REFUSED);
  }

  @Test
  void refusesWhenNobodyCanBeAsked() throws Exception {
    SystemPrograms none = saying("true");
    Files.delete(folder.resolve("program"));
    assertThat(refusal(SignatureTool.macPackage(new ProcessLauncher(), none, VENDOR)))
        .isEqualTo(UpdateReason.PUBLISHER_REFUSED);
  }
}
