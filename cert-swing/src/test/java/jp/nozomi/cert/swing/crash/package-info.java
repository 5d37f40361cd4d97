/**
 * Processes that are killed while they issue or renew, over every store, and what recovery makes of
 * it.
 */
@NullMarked
package jp.nozomi.cert.swing.crash;

import org.jspecify.annotations.NullMarked;
