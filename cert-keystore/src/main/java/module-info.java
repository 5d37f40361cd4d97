/** Placeholder. */
module jp.nozomi.cert.keystore {
  requires static org.jspecify;
  requires jp.nozomi.cert.core;
}
