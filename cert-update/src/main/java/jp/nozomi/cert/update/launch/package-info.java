/**
 * Starting the installer of each operating system, and settling at the next start what came of it.
 */
@NullMarked
package jp.nozomi.cert.update.launch;

import org.jspecify.annotations.NullMarked;
