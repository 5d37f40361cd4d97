/** Placeholder. */
module jp.nozomi.cert.update {
  requires static org.jspecify;
  requires jp.nozomi.cert.core;
}
