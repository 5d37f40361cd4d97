/**
 * The backend for the browsers' databases on Linux: NSS, as Chromium and Firefox have it.
 *
 * <p>{@code nss} is Chromium's database, {@code nss:firefox} that of Firefox' default profile, and
 * {@code nss:FOLDER} any other. NSS' software token is called directly: unlike the library around
 * it, it opens several databases in one process and makes one where there is none.
 */
@NullMarked
package jp.nozomi.cert.keystore.nss;

import org.jspecify.annotations.NullMarked;
