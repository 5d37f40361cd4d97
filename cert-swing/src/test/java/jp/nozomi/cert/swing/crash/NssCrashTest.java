package jp.nozomi.cert.swing.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import jp.nozomi.cert.keystore.nss.NssTools;

/** Crashes over a browser's database; NSS' own tools look into it. */
class NssCrashTest extends CrashContract {
  @Override
  Pc pc(Path home) {
    return new BrowserPc(NssTools.require(home, ""));
  }

  private record BrowserPc(NssTools tools) implements Pc {
    @Override
    public String store() {
      return "nss:" + tools.folder();
    }

    @Override
    public String password() {
      return tools.password();
    }

    @Override
    public ProcessBuilder java(Class<?> main, String... arguments) {
      return LocalJava.of(Map.of(), main, arguments);
    }

    @Override
    public int keyObjects() throws IOException {
      return tools.keys().size();
    }
  }
}
