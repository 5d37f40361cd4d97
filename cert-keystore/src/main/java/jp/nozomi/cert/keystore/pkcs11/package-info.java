/**
 * The backend for tokens: any PKCS#11 module by its path, or those that p11-kit knows.
 *
 * <p>{@code pkcs11} asks p11-kit; {@code pkcs11:MODULE} loads a module; {@code
 * pkcs11:MODULE?token=LABEL} chooses one of several tokens, and {@code pkcs11:?token=LABEL} one of
 * p11-kit's. The label is percent-encoded as in RFC 7512.
 */
@NullMarked
package jp.nozomi.cert.keystore.pkcs11;

import org.jspecify.annotations.NullMarked;
