package jp.nozomi.cert.swing.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import jp.nozomi.cert.keystore.RealComponent;
import jp.nozomi.cert.keystore.nss.NssTools;
import jp.nozomi.cert.keystore.pkcs11.SoftHsmTokens;

/** The stores of this machine. */
enum LocalPc {
  /** A file; OpenSSL looks into it. */
  PKCS12 {
    @Override
    void require() {
      RealComponent.requireProgram("openssl");
    }

    @Override
    Pc in(Path folder) {
      return new InFolder("pkcs12:" + folder.resolve("store.p12"), "store password", Map.of()) {
        @Override
        public int keyObjects() {
          Path file = folder.resolve("store.p12");
          return Files.exists(file)
              ? count(
                  RealComponent.run(
                      "openssl",
                      "pkcs12",
                      "-in",
                      file.toString(),
                      "-nocerts",
                      "-nodes",
                      "-passin",
                      "pass:" + password()),
                  "-----BEGIN PRIVATE KEY-----")
              : 0;
        }
      };
    }
  },

  /** A browser's database; NSS' certutil looks into it. */
  NSS {
    @Override
    void require() {
      RealComponent.requireProgram("certutil");
    }

    @Override
    Pc in(Path folder) {
      NssTools tools = NssTools.require(folder, "");
      return new InFolder("nss:" + folder, "", Map.of()) {
        @Override
        public int keyObjects() throws IOException {
          return tools.keys().size();
        }
      };
    }
  },

  /** A SoftHSM token; OpenSC's pkcs11-tool looks into it. */
  PKCS11 {
    @Override
    void require() {
      SoftHsmTokens.require();
    }

    @Override
    Pc in(Path folder) throws IOException {
      SoftHsmTokens tokens = SoftHsmTokens.create(folder, "crash");
      return new InFolder(
          "pkcs11:" + SoftHsmTokens.module() + "?token=crash",
          SoftHsmTokens.PIN,
          tokens.environment()) {
        @Override
        public int keyObjects() {
          return count(tools().tool("crash", "--list-objects"), "(Private|Public) Key Object.*");
        }

        private SoftHsmTokens tools() {
          return tokens;
        }

        @Override
        public int objectsOfKey() {
          return 2;
        }
      };
    }
  };

  /** Goes on only if the store can be had here. */
  abstract void require();

  /** Makes a PC with an empty store. */
  abstract Pc in(Path folder) throws IOException;

  private static int count(RealComponent.Result result, String line) {
    if (result.exitCode() != 0) {
      throw new IllegalStateException(result.output());
    }
    return (int) result.output().lines().filter(each -> each.matches(line)).count();
  }

  private abstract static class InFolder implements Pc {
    private final String store;
    private final String password;
    private final Map<String, String> environment;

    InFolder(String store, String password, Map<String, String> environment) {
      this.store = store;
      this.password = password;
      this.environment = environment;
    }

    @Override
    public String store() {
      return store;
    }

    @Override
    public String password() {
      return password;
    }

    @Override
    public ProcessBuilder java(Class<?> main, String... arguments) {
      return Pc.local(environment, main, arguments);
    }

    @Override
    public String path(Path file) {
      return file.toString();
    }
  }
}
