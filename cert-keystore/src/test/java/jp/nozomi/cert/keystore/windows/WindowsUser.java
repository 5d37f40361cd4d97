package jp.nozomi.cert.keystore.windows;

import com.sun.jna.Native;
import java.security.cert.X509Certificate;
import jp.nozomi.cert.core.store.CertificateStore;
import jp.nozomi.cert.core.store.CertificateStores;
import jp.nozomi.cert.core.store.StoreException;
import jp.nozomi.cert.core.store.StorePrompt;

/** The current user's keys and certificates, past the port. */
final class WindowsUser {
  final Ncrypt ncrypt = Native.load("ncrypt", Ncrypt.class);
  final Advapi32 advapi = Native.load("advapi32", Advapi32.class);
  final Crypt32 crypt = Native.load("crypt32", Crypt32.class);
  final CapiKeys capi = new CapiKeys(advapi);
  final CngKeys cng = CngKeys.software(ncrypt);
  final SystemStore certificates = new SystemStore(crypt, SystemStore.MY);
  final SystemStore issuers = new SystemStore(crypt, SystemStore.ISSUERS);
  final SystemStore roots = new SystemStore(crypt, "ROOT");

  static CertificateStore open() throws StoreException {
    return CertificateStores.open("windows", StorePrompt.none());
  }

  KeyRoute route(KeyAddress address) {
    return address.isCng() ? cng : capi;
  }

  SystemStore.Entry entry(X509Certificate certificate) throws StoreException {
    return certificates.read().stream()
        .filter(entry -> entry.certificate().equals(certificate))
        .findFirst()
        .orElseThrow();
  }
}
