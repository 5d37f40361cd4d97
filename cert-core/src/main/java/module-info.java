/** Values, crypto and ports of the certificate app; no I/O and no logging. */
module jp.nozomi.cert.core {
  requires static org.jspecify;
  requires com.fasterxml.jackson.core;
  requires org.bouncycastle.provider;
  requires org.bouncycastle.util;
  requires org.bouncycastle.pkix;

  exports jp.nozomi.cert.core.certificate;
  exports jp.nozomi.cert.core.error;
  exports jp.nozomi.cert.core.input;
  exports jp.nozomi.cert.core.json;
  exports jp.nozomi.cert.core.key;
  exports jp.nozomi.cert.core.name;
  exports jp.nozomi.cert.core.profile;
  exports jp.nozomi.cert.core.renewal;
  exports jp.nozomi.cert.core.request;
  exports jp.nozomi.cert.core.secret;
  exports jp.nozomi.cert.core.store;

  uses jp.nozomi.cert.core.store.CertificateStoreProvider;
}
