/** Placeholder. */
module jp.nozomi.cert.protocol {
  requires static org.jspecify;
  requires jp.nozomi.cert.core;
}
