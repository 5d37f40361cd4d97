/**
 * The self-updater: {@link jp.nozomi.cert.update.Updater} checks, downloads and launches.
 *
 * <p>It follows The Update Framework 1.0.x, so that neither a mirror nor whoever sits before it can
 * make this PC install, or keep, the wrong version.
 */
@NullMarked
package jp.nozomi.cert.update;

import org.jspecify.annotations.NullMarked;
