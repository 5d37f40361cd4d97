/** Placeholder. */
module jp.nozomi.cert.testkit {
  requires static org.jspecify;
  requires jp.nozomi.cert.core;
}
