/**
 * The keychain of a macOS user: keys and certificates through Security.framework.
 *
 * <p>All calls go through JNA's core to documented functions of CoreFoundation and Security; every
 * object lives inside one call of the port. Unverified: no Mac has run it yet.
 */
@NullMarked
package jp.nozomi.cert.keystore.macos;

import org.jspecify.annotations.NullMarked;
