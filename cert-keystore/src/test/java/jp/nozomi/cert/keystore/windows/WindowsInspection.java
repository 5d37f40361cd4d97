package jp.nozomi.cert.keystore.windows;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.List;
import java.util.Locale;
import jp.nozomi.cert.core.certificate.CertificateId;
import jp.nozomi.cert.core.key.RequestSigner;
import jp.nozomi.cert.core.key.SignatureScheme;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.StoreException;

/**
 * Tells in a process of its own what the user's store has, past the port: a line for each
 * certificate.
 */
public final class WindowsInspection {
  /**
   * A certificate.
   *
   * @param id the certificate
   * @param route where its key is kept
   * @param signs whether its key makes signatures that the certificate verifies
   * @param export the code of an attempt to export the private key, for example 0x8009000B
   */
  public record Found(CertificateId id, String route, boolean signs, String export) {
    private static Found parse(String line) {
      String[] parts = line.split(" ");
      return new Found(
          new CertificateId(parts[0]), parts[1], Boolean.parseBoolean(parts[2]), parts[3]);
    }

    private String line() {
      return String.join(" ", id.sha256(), route, String.valueOf(signs), export);
    }
  }

  private WindowsInspection() {}

  public static void main(String[] args) throws StoreException, GeneralSecurityException {
    WindowsUser user = new WindowsUser();
    try (CertificateStore store = WindowsUser.open()) {
      for (SystemStore.Entry entry : user.certificates.read()) {
        CertificateId id = CertificateId.of(entry.certificate());
        KeyAddress address = entry.key().orElseThrow();
        System.out.println(
            new Found(
                    id, user.route(address).name(), signs(store.signer(id)), export(user, address))
                .line());
      }
    }
  }

  /** Reads what the process printed. */
  public static List<Found> parse(String printed) {
    return printed.lines().map(Found::parse).toList();
  }

  private static boolean signs(RequestSigner signer)
      throws StoreException, GeneralSecurityException {
    byte[] data = {1, 2, 3};
    Signature verification = Signature.getInstance("SHA256withRSA");
    verification.initVerify(signer.publicKey());
    verification.update(data);
    return verification.verify(signer.sign(SignatureScheme.RSA_SHA256, data));
  }

  private static String export(WindowsUser user, KeyAddress address) throws StoreException {
    try (NativeKey key = user.route(address).open(address, true)) {
      return String.format(Locale.ROOT, "0x%08X", key.tryExport());
    }
  }
}
