package jp.nozomi.cert.swing.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import jp.nozomi.cert.keystore.RealComponent;
import jp.nozomi.cert.keystore.pkcs11.SoftHsmTokens;

/** Crashes over a SoftHSM token; OpenSC's tool looks into it. */
class Pkcs11CrashTest extends CrashContract {
  private static final String LABEL = "crash";

  @Override
  Pc pc(Path home) throws IOException {
    SoftHsmTokens.require();
    return new TokenPc(SoftHsmTokens.create(home, LABEL));
  }

  private record TokenPc(SoftHsmTokens tokens) implements Pc {
    @Override
    public String store() {
      return "pkcs11:" + SoftHsmTokens.module() + "?token=" + LABEL;
    }

    @Override
    public String password() {
      return SoftHsmTokens.PIN;
    }

    @Override
    public ProcessBuilder java(Class<?> main, String... arguments) {
      return LocalJava.of(tokens.environment(), main, arguments);
    }

    @Override
    public int keyObjects() {
      RealComponent.Result result = tokens.tool(LABEL, "--list-objects");
      assertThat(result.exitCode()).as(result.output()).isZero();
      return (int) result.output().lines().filter(line -> line.matches(".* Key Object.*")).count();
    }

    @Override
    public int objectsOfKey() {
      return 2;
    }
  }
}
