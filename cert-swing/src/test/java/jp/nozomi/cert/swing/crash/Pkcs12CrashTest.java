package jp.nozomi.cert.swing.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import jp.nozomi.cert.keystore.RealComponent;

/** Crashes over a PKCS#12 file; OpenSSL looks into it. */
class Pkcs12CrashTest extends CrashContract {
  @Override
  Pc pc(Path home) {
    RealComponent.requireProgram("openssl");
    return new FilePc(home.resolve("store.p12"));
  }

  private record FilePc(Path file) implements Pc {
    @Override
    public String store() {
      return "pkcs12:" + file;
    }

    @Override
    public String password() {
      return "store password";
    }

    @Override
    public ProcessBuilder java(Class<?> main, String... arguments) {
      return LocalJava.of(Map.of(), main, arguments);
    }

    @Override
    public int keyObjects() {
      if (!Files.exists(file)) {
        return 0;
      }
      RealComponent.Result result =
          RealComponent.run(
              "openssl",
              "pkcs12",
              "-in",
              file.toString(),
              "-nocerts",
              "-nodes",
              "-passin",
              "pass:" + password());
      assertThat(result.exitCode()).as(result.output()).isZero();
      return (int) result.output().lines().filter("-----BEGIN PRIVATE KEY-----"::equals).count();
    }
  }
}
