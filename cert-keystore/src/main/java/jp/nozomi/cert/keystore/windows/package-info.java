/**
 * The certificate store of Windows: keys in CNG or CAPI, certificates in the user's MY store.
 *
 * <p>All calls go through JNA's core to documented functions of advapi32, crypt32 and ncrypt; every
 * handle lives inside one call of the port, so that nothing is held when a process dies.
 */
@NullMarked
package jp.nozomi.cert.keystore.windows;

import org.jspecify.annotations.NullMarked;
