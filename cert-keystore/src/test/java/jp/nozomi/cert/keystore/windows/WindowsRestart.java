package jp.nozomi.cert.keystore.windows;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.Signature;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.key.KeySpec;
import jp.nozomi.cert.core.key.RequestSigner;
import jp.nozomi.cert.core.key.SignatureScheme;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.KeyName;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.keystore.TestCa;

/** What one process leaves and the next one takes up. */
final class WindowsRestart {
  /** The exit code of a process that ends without closing anything. */
  static final int KILLED = 9;

  private WindowsRestart() {}

  /** Takes the act, then what the act before it printed. */
  public static void main(String[] args) throws StoreException, GeneralSecurityException {
    CertificateStore store = WindowsUser.open();
    switch (args[0]) {
      case "create" -> die(create(store).value());
      case "install" -> die(install(store, create(store)).sha256());
      case "finish" -> sign(store, install(store, new KeyName(args[1])));
      case "sign" -> sign(store, new CertificateId(args[1]));
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void die(String printed) {
    System.out.println(printed);
    System.out.flush();
    Runtime.getRuntime().halt(KILLED);
  }

  private static KeyName create(CertificateStore store) throws StoreException {
    KeyName name = KeyName.random(new SecureRandom());
    store.createKey(name, KeySpec.RSA_2048);
    return name;
  }

  private static CertificateId install(CertificateStore store, KeyName name) throws StoreException {
    RequestSigner key = store.findKey(name).orElseThrow();
    return store.install(name, new TestCa().issue(key.publicKey())).id();
  }

  private static void sign(CertificateStore store, CertificateId id)
      throws StoreException, GeneralSecurityException {
    RequestSigner signer = store.signer(id);
    byte[] data = {1, 2, 3};
    Signature verification = Signature.getInstance("SHA256withRSA");
    verification.initVerify(signer.publicKey());
    verification.update(data);
    boolean right = verification.verify(signer.sign(SignatureScheme.RSA_SHA256, data));
    System.out.println(right ? "signed" : "signed wrongly");
  }
}
