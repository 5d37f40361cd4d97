package jp.nozomi.cert.swing.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * Signs installers for Windows (Authenticode) with the key of a PKCS#12 file.
 *
 * @param store the key's file; empty if nothing is signed
 * @param passwordFile the file with its password; empty if a person is asked at the terminal
 * @param timestamps the time-stamping authority (RFC 3161), without which a signature ends with its
 *     certificate
 */
record Signing(Optional<String> store, Optional<String> passwordFile, Optional<String> timestamps) {
  /** Reads what the build was started with; a password is never among it. */
  static Signing ofThisBuild() {
    return new Signing(
        given("dist.signing.pkcs12"),
        given("dist.signing.passwordFile"),
        given("dist.signing.timestamps"));
  }

  private static Optional<String> given(String name) {
    return Optional.ofNullable(System.getProperty(name));
  }

  /** Signs a file in its place, if there is a key. */
  void sign(Path file) throws IOException, InterruptedException {
    if (store.isEmpty()) {
      return;
    }
    Path signed = file.resolveSibling(file.getFileName() + ".signed");
    Tool.of("osslsigncode", "sign", "-pkcs12", store.get(), "-h", "sha256")
        .with(passwordFile.map(name -> List.of("-readpass", name)).orElse(List.of("-askpass")))
        .with(timestamps.map(url -> List.of("-ts", url)).orElse(List.of()))
        .with(List.of("-in", file.toString(), "-out", signed.toString()))
        .run();
    Files.move(signed, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
