/** Placeholder. */
module jp.nozomi.cert.swing {
  requires static org.jspecify;
  requires jp.nozomi.cert.core;
}
