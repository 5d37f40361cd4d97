package jp.nozomi.cert.keystore.nss;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import jp.nozomi.cert.keystore.RealComponent;

/** NSS' own tools on one database. */
public record NssTools(Path folder, String password) {
  /** Gives the tools, or skips the test. */
  public static NssTools require(Path folder, String password) {
    RealComponent.require(SoftToken.library().isPresent(), "NSS is not installed");
    RealComponent.requireProgram("certutil");
    RealComponent.requireProgram("pk12util");
    return new NssTools(folder, password);
  }

  /** Makes a database with a primary password. */
  public void create() throws IOException {
    Path file = Files.writeString(folder.resolve("password.txt"), password + "\n");
    assertDone("certutil", "-N", "-d", database(), "-f", file.toString());
  }

  String list() {
    return RealComponent.run("certutil", "-L", "-d", database()).output();
  }

  /** Lists the private keys, one a line; empty if there is none. */
  public List<String> keys() throws IOException {
    Path file = Files.writeString(folder.resolve("password.txt"), password + "\n");
    String output =
        RealComponent.run("certutil", "-K", "-d", database(), "-f", file.toString()).output();
    return output.lines().filter(line -> line.startsWith("<")).toList();
  }

  void importKey(KeyPair key, List<X509Certificate> chain, String name)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    char[] filePassword = "transport".toCharArray();
    store.setKeyEntry(name, key.getPrivate(), filePassword, chain.toArray(new X509Certificate[0]));
    Path file = folder.resolve("import.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, filePassword);
    }
    assertDone(
        "pk12util", "-i", file.toString(), "-d", database(), "-W", "transport", "-K", password);
  }

  boolean exports(String name) throws IOException {
    Path file = folder.resolve("export.p12");
    Files.deleteIfExists(file);
    RealComponent.run(
        "pk12util", "-o", file.toString(), "-n", name, "-d", database(), "-W", "x", "-K", password);
    return Files.exists(file) && Files.size(file) > 0;
  }

  private String database() {
    return "sql:" + folder;
  }

  private static void assertDone(String... command) {
    RealComponent.Result result = RealComponent.run(command);
    assertThat(result.exitCode()).as(result.output()).isZero();
  }
}
