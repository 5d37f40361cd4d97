package jp.nozomi.cert.update.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.update.tuf.Authority;
import jp.nozomi.cert.update.tuf.RoleType;
import jp.nozomi.cert.update.tuf.SignedFile;
import jp.nozomi.cert.update.tuf.TufKey;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key in a SoftHSM token signs. The token lives in a child process's own configuration. */
class TokenKeyTest {
  @TempDir Path folder;

  @Test
  void signsWithAKeyThatStaysInItsToken() throws Exception {
    Optional<Path> library =
        Stream.of(
                "/usr/lib/softhsm/libsofthsm2.so",
                "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
                "/usr/lib64/pkcs11/libsofthsm2.so")
            .map(Path::of)
            .filter(Files::exists)
            .findFirst();
    if (!Boolean.parseBoolean(System.getenv().getOrDefault("CI", "false"))) {
      Assumptions.assumeThat(library).as("SoftHSM is installed").isPresent();
    }
    Path configuration = makeToken(library.orElseThrow());
    String output = signInChild(configuration);
    assertThat(output.lines().toList()).contains("verified");
  }

  private Path makeToken(Path library) throws Exception {
    Path tokens = Files.createDirectories(folder.resolve("tokens"));
    Files.writeString(
        folder.resolve("softhsm2.conf"),
        "directories.tokendir = " + tokens + "\nobjectstore.backend = file\n");
    run(
        List.of(
            "softhsm2-util",
            "--init-token",
            "--free",
            "--label",
            "t",
            "--pin",
            "1234",
            "--so-pin",
            "1234"));
    Path configuration = folder.resolve("pkcs11.cfg");
    Files.writeString(
        configuration, "name = Release\nlibrary = " + library + "\nslotListIndex = 0\n");
    run(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "targets",
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-dname",
            "CN=targets",
            "-storetype",
            "PKCS11",
            "-storepass",
            "1234",
            "-providerClass",
            "sun.security.pkcs11.SunPKCS11",
            "-providerArg",
            configuration.toString()));
    return configuration;
  }

  private String signInChild(Path configuration) throws Exception {
    return run(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Child.class.getName(),
            TokenKey.PREFIX + configuration + "#targets"));
  }

  private String run(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SOFTHSM2_CONF", folder.resolve("softhsm2.conf").toString());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output;
  }

  /** Opens the token, signs, and verifies with the client's own eyes. */
  static final class Child {
    private Child() {}

    public static void main(String[] words) throws Exception {
      SigningKey key = TokenKey.open(words[0], label -> Secret.take("1234".toCharArray()));
      Draft draft =
          Draft.of(
              new Rendering(java.time.Clock.systemUTC())
                  .header("targets", 1, 1)
                  .put("targets", Rendering.empty())
                  .build());
      Draft signed = draft.with(key.sign(draft.canonical()));
      TufKey known =
          new TufKey(
              key.publicKey().type(),
              key.publicKey().json().string("scheme"),
              key.publicKey().json().object("keyval").string("public"));
      new Authority(Map.of(key.publicKey().id(), known), 1)
          .verify(SignedFile.parse(signed.bytes(), RoleType.TARGETS), "targets");
      System.out.println("verified");
    }
  }
}
