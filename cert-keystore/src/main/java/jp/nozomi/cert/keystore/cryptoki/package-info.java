/**
 * A thin binding to PKCS#11 v2.40 modules and the certificate store that works on any token.
 *
 * <p>The runtime's own PKCS#11 provider hides keys that have no certificate, can't read a key's
 * protection back, can't open a second NSS database in one process and can't make one. Called
 * directly, a module does all of that, and a pending key needs no placeholder certificate.
 */
@NullMarked
package jp.nozomi.cert.keystore.cryptoki;

import org.jspecify.annotations.NullMarked;
