/**
 * Backends behind the certificate store port; nothing is exported, the service loader finds them.
 */
module jp.nozomi.cert.keystore {
  requires static org.jspecify;
  requires jp.nozomi.cert.core;
  requires org.bouncycastle.provider;
  requires com.sun.jna;

  provides jp.nozomi.cert.core.store.CertificateStoreProvider with
      jp.nozomi.cert.keystore.macos.MacProvider,
      jp.nozomi.cert.keystore.nss.NssProvider,
      jp.nozomi.cert.keystore.pkcs11.Pkcs11Provider,
      jp.nozomi.cert.keystore.pkcs12.Pkcs12Provider,
      jp.nozomi.cert.keystore.windows.WindowsProvider;
}
