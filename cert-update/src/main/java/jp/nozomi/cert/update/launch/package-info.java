/** The operating systems' own programs, and an installer that was started by them. */
@NullMarked
package jp.nozomi.cert.update.launch;

import org.jspecify.annotations.NullMarked;
