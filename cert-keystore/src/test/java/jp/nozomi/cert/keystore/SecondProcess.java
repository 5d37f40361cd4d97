package jp.nozomi.cert.keystore;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.key.RequestSigner;
import jp.nozomi.cert.core.secret.Secret;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.CertificateStores;
import jp.nozomi.cert.core.store.KeyName;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StorePrompt;

/** Another Java process that installs certificates into a store. */
final class SecondProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;
  private final List<CertificateId> installed = new ArrayList<>();

  private SecondProcess(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static SecondProcess installing(int count, String location, String password) throws IOException {
    Process process =
        ChildJvm.start(SecondProcess.class, Map.of(), password, location, Integer.toString(count));
    return new SecondProcess(process);
  }

  /** Waits until the process has installed its first certificate. */
  void awaitFirst() throws IOException {
    readOne();
  }

  /** Waits for the end and gives what the process installed. */
  List<CertificateId> awaitAll() throws IOException, InterruptedException {
    while (readOne()) {
      continue;
    }
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException("the second process failed");
    }
    return List.copyOf(installed);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private boolean readOne() throws IOException {
    String line = output.readLine();
    if (line == null) {
      return false;
    }
    installed.add(new CertificateId(line));
    return true;
  }

  /** Runs in the second process: location and count as arguments, the password on its input. */
  public static void main(String[] args) throws IOException, StoreException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (Secret password = Secret.take(in.readLine().toCharArray());
        CertificateStore store = CertificateStores.open(args[0], StorePrompt.answering(password))) {
      TestCa ca = new TestCa();
      for (int i = 0; i < Integer.parseInt(args[1]); i++) {
        KeyName name = KeyName.random(new SecureRandom());
        RequestSigner key = store.createKey(name, StoreContractTest.anyKey(store));
        System.out.println(store.install(name, ca.issue(key.publicKey())).id().sha256());
      }
    }
  }
}
