package jp.nozomi.cert.keystore;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
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

/** Another Java process that installs certificates into a store, or signs with some in it. */
final class SecondProcess implements AutoCloseable {
  private static final String INSTALL = "install";
  private static final String SIGN = "sign";

  private final Process process;
  private final BufferedReader output;
  private final List<CertificateId> done = new ArrayList<>();

  private SecondProcess(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static SecondProcess installing(int count, String location, String password) throws IOException {
    return start(location, password, INSTALL, Integer.toString(count));
  }

  static SecondProcess signingWith(
      List<CertificateId> certificates, String location, String password) throws IOException {
    List<String> act = new ArrayList<>(List.of(SIGN));
    certificates.forEach(certificate -> act.add(certificate.sha256()));
    return start(location, password, act.toArray(String[]::new));
  }

  private static SecondProcess start(String location, String password, String... act)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of(location));
    arguments.addAll(List.of(act));
    return new SecondProcess(
        ChildJvm.start(SecondProcess.class, Map.of(), password, arguments.toArray(String[]::new)));
  }

  /** Waits until the process has installed its first certificate. */
  void awaitFirst() throws IOException {
    readOne();
  }

  /** Waits for the end and gives what the process installed or signed with. */
  List<CertificateId> awaitAll() throws IOException, InterruptedException {
    while (readOne()) {
      continue;
    }
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException("the second process failed");
    }
    return List.copyOf(done);
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
    done.add(new CertificateId(line));
    return true;
  }

  /** Runs in the second process: location and act as arguments, the password on its input. */
  public static void main(String[] args)
      throws IOException, StoreException, GeneralSecurityException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (Secret password = Secret.take(in.readLine().toCharArray());
        CertificateStore store = CertificateStores.open(args[0], StorePrompt.answering(password))) {
      if (args[1].equals(INSTALL)) {
        install(store, Integer.parseInt(args[2]));
      } else {
        sign(store, List.of(args).subList(2, args.length));
      }
    }
  }

  private static void install(CertificateStore store, int count) throws StoreException {
    TestCa ca = new TestCa();
    for (int i = 0; i < count; i++) {
      KeyName name = KeyName.random(new SecureRandom());
      RequestSigner key = store.createKey(name, StoreContractTest.anyKey(store));
      System.out.println(store.install(name, ca.issue(key.publicKey())).id().sha256());
    }
  }

  private static void sign(CertificateStore store, List<String> certificates)
      throws StoreException, GeneralSecurityException {
    for (String certificate : certificates) {
      StoreContractTest.assertSigns(
          store.signer(new CertificateId(certificate)), StoreContractTest.anyKey(store));
      System.out.println(certificate);
    }
  }
}
