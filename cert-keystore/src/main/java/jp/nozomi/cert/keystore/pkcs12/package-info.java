/** The portable backend: a password-protected PKCS#12 file (RFC 7292). */
@NullMarked
package jp.nozomi.cert.keystore.pkcs12;

import org.jspecify.annotations.NullMarked;
